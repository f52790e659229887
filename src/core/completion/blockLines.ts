/** How the words of a line affect the blocks around it. All functions take lines without surrounding whitespace. */

/** Whether a line opens a block whose lines are indented further. */
export function opensBlock(line: string): boolean {
  return /(?:[{([:]|=>|->|\b(?:then|do|else|begin|try|repeat|loop|ensure|rescue)|\bdo\s*\|[^|]*\|)$/.test(
    line,
  );
}

/** Whether a line closes a block at the depth of the line that opened it. It may open the next one: `} else {`. */
export function closesBlock(line: string, languageId: string): boolean {
  if (
    /^(?:[)}\]]|(?:end|done|fi|esac)\b|end(?:if|while|for|foreach|switch|case|declare|function)\b)/.test(line)
  )
    return true;
  return closingWords[languageId]?.test(line) === true;
}

const untils = /^until\b/;
const closingWords: Readonly<Partial<Record<string, RegExp>>> = {
  lua: untils,
  luau: untils,
  pascal: /^(?:until|end)\b/i,
  objectpascal: /^(?:until|end)\b/i,
  vb: /^(?:end|next|loop|wend)\b/i,
  systemverilog: verilogEnds(),
  verilog: verilogEnds(),
  cmake: /^end\w+\s*\(/i,
  fortran: /^end/i,
  'fortran-modern': /^end/i,
  FortranFreeForm: /^end/i,
};

function verilogEnds(): RegExp {
  return /^(?:end\w*|join(?:_any|_none)?)\b/;
}

/** Whether a line at the depth of a block's header continues that block: `else:`, `rescue`, gofmt's `case`. */
export function beginsBranch(line: string, header: string, languageId: string): boolean {
  if (dataLanguages.has(languageId)) return false;
  if (/^(?:case\b|default\b|@unknown default\b)/.test(line))
    return /\b(?:switch|select)\b.*[{:]$/.test(header);
  if (/^while\b/.test(line)) return /^do\b/.test(header);
  if (/^catch\s*\(/.test(line)) return mayBranch(header);
  return /^(?:else|elif|elsif|elseif)\b|^(?:rescue|ensure|except|catch|finally|when|after|otherwise)\b(?!\s*[=.([,])/.test(
    line,
  );
}

/** Whether a block in braces may have a branch after it. */
export function mayBranch(header: string): boolean {
  return /^\}?\s*(?:(?:else\s+)?if|try|catch|do)\b|^\}?\s*else\s+if\b/.test(header);
}

/** Languages in which a line is a key and a value, whatever word it begins with. */
const dataLanguages = new Set(['yaml', 'dockercompose', 'json', 'jsonc', 'toml', 'ini', 'properties']);

/** Whether a line is by convention indented less than its block: a `goto` label, `public:` among members. */
export function standsAnywhere(line: string, languageId: string): boolean {
  if (labelLanguages.has(languageId) && label.test(line)) return true;
  return accessLanguages.has(languageId) && access.test(line);
}

const label =
  /^(?!(?:default|else|case|try|do|finally|public|private|protected)\b)[A-Za-z_]\w*:(?![:=])\s*(?:\/[/*].*)?;?$/;
const labelLanguages = new Set('c cpp cuda-cpp objective-c objective-cpp csharp go php perl d vb'.split(' '));
/** An access specifier, or the beginning of one while it is being written. */
const access =
  /^(?:(?:public|private|protected)(?:\s+(?:slots|Q_SLOTS))?|signals|Q_SIGNALS)\s*:|^(?:public|private|protected)(?:\s+\w*)?$/;
const accessLanguages = new Set('cpp cuda-cpp objective-cpp d'.split(' '));
