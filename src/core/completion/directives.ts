/** Preprocessor lines in an answer. They stand at the left margin, however deep the code is. */
export interface Directives {
  /** Whether a line is a directive. */
  is(line: string): boolean;
  /** Whether a directive leaves the block open. The `#endif` of a condition that began above the block does not. */
  belongs(line: string): boolean;
  /** Takes the lines of the answer, in order. */
  push(line: string): void;
}

/** The directives of a language at a cursor. Lines are passed without surrounding whitespace. */
export function createDirectives(prefix: string, suffix: string, languageId: string): Directives {
  const known = directives.find(({ languages }) => languages.has(languageId));
  if (!known) return { is: () => false, belongs: () => false, push: () => undefined };
  const { line: directive, begin, end } = known;
  /** Conditions that the answer has opened and not closed. */
  let open = 0;
  const count = (text: string, pattern: RegExp) =>
    text.split('\n').filter((line) => pattern.test(line.trim())).length;
  /** Whether a condition is open at the cursor and not closed below it. */
  const isOpenAround = () =>
    count(prefix, begin) - count(prefix, end) > count(suffix, end) - count(suffix, begin);
  return {
    is: (line) => directive.test(line),
    belongs(line) {
      if (!directive.test(line)) return false;
      const isBranch = end.test(line) || /^\W\s*el(?:se|if|sif)/i.test(line);
      return !isBranch || open > 0 || isOpenAround();
    },
    push(line) {
      if (begin.test(line)) open++;
      else if (end.test(line)) open = Math.max(0, open - 1);
    },
  };
}

interface Kind {
  languages: ReadonlySet<string>;
  line: RegExp;
  begin: RegExp;
  end: RegExp;
}

const directives: readonly Kind[] = [
  {
    languages: set(
      'c cpp cuda-cpp objective-c objective-cpp csharp swift glsl hlsl haskell fortran solidity asm',
    ),
    line: /^#\s*(?:if|ifdef|ifndef|elif|elifdef|else|elseif|endif|define|undef|pragma|include|import|line|error|warning|nullable|region|endregion)\b/,
    begin: /^#\s*(?:if|ifdef|ifndef|region)\b/,
    end: /^#\s*(?:endif|endregion)\b/,
  },
  {
    languages: set('vb'),
    line: /^#(?:If|Else|ElseIf|End|Const|Region)\b/i,
    begin: /^#(?:If|Region)\b/i,
    end: /^#End\b/i,
  },
  {
    languages: set('verilog systemverilog'),
    line: /^`(?:ifn?def|elsif|else|endif|define|undef|include|timescale|default_nettype)\b/,
    begin: /^`ifn?def\b/,
    end: /^`endif\b/,
  },
  {
    languages: set('pascal objectpascal'),
    line: /^\{\$\s*(?:IF|IFDEF|IFNDEF|ELSE|ELSEIF|ENDIF|IFEND|DEFINE|REGION|ENDREGION)\b/i,
    begin: /^\{\$\s*(?:IF|IFDEF|IFNDEF|REGION)\b/i,
    end: /^\{\$\s*(?:ENDIF|IFEND|ENDREGION)\b/i,
  },
];

function set(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}
