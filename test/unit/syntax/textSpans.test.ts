import { expect, test } from 'vitest';
import { lineSpans, textSpans } from '../../../src/core/syntax/textSpans.ts';

/** `·` stands at the beginning of each line that begins in a comment or a string. */
function marked(text: string, languageId: string): string | undefined {
  const spans = lineSpans(text, languageId);
  return (
    spans &&
    text
      .split('\n')
      .map((line, index) => `${spans[index] ? '·' : ''}${line}`)
      .join('\n')
  );
}

test.each<[string, string, string]>([
  ['a block comment', 'c', '/* a\n·b\n·*/\nc;'],
  ['a template string', 'typescript', 'f(`a\n·b\n·`);\nc;'],
  ['a docstring', 'python', 'def f():\n    """A.\n\n·    b\n·    """\n    return 1'.replace('\n\n', '\n·\n')],
  ['a raw string', 'rust', 'let a = r#"b\n·"c"\n·"#;\nd();'],
  ['a string of several lines', 'rust', 'let a = "b\n·c";\nd();'],
  ['a raw string', 'cpp', 'auto a = R"x(b\n·)"\n·)x";\nc();'],
  ['a verbatim string', 'csharp', 'var a = @"b""\n·c";\nd();'],
  ['an empty verbatim string', 'csharp', 'var a = @"";\nd();'],
  ['a raw string', 'csharp', 'var a = """\n·  b\n·  """;\nd();'],
  ['a string of Swift', 'swift', 'let a = #"""\n·  b\n·  """#\nc()'],
  ['a heredoc', 'php', '$a = <<<SQL\n·select 1\n·  SQL;\nb();'],
  ['a heredoc', 'ruby', 'a = <<~TEXT\n·  b\n·TEXT\nc'],
  ['a heredoc', 'shellscript', "cat <<'EOF'\n·a # b\n·EOF\necho"],
  ['a heredoc of Terraform', 'terraform', 'a = <<-EOT\n·  b\n·  EOT\nc = 1'],
  ['a quoted text', 'shellscript', "echo 'a\n·b'\necho $#"],
  ['documentation', 'elixir', '@doc """\n·a\n·"""\ndef a, do: 1'],
  ['a template string that is not closed', 'typescript', 'a = `b\n·'],
  ['a block scalar', 'yaml', 'a:\n  b: |\n·    c\n·\n·    d\n  e: 1'],
  ['a block scalar in a list', 'yaml', '- |\n·  c\n- d'],
  ['a long string', 'lua', 'a = [==[\n·b ]]\n·]==]\nc()'],
  ['an indented string', 'nix', "a = ''\n·  b\n·'';\nc = 1;"],
  ['a long string', 'toml', 'a = """\n·b\n·"""\nc = 1'],
  ['apostrophes', 'rust', "fn f<'a>(x: &'a str) {\n  g();\n}"],
  ['a quote that nothing closes', 'shellscript', "echo it's\necho b"],
  ['a comment with an apostrophe', 'python', "# don't\nx = 1\n# don't\ny = 2"],
])('%s of %s', (_what, languageId, text) => {
  expect(marked(text.replaceAll('·', ''), languageId)).toBe(text);
});

test('a language that is not known is left alone', () => {
  expect(lineSpans('/* a\nb */', 'brainfuck')).toBeUndefined();
});

test.each<[string, string, boolean]>([
  ['python', 'def f():\n  """A\n  b"""', false],
  ['python', 'a = """A\n  b"""', true],
  ['javascript', 'a = `b\n  c`', true],
  ['java', 'var a = """\n  b\n  """;', false],
  ['shellscript', 'cat <<EOF\n  b\nEOF', true],
])('whether the blanks of its lines are part of the value: %s, %j', (languageId, text, literal) => {
  expect(textSpans(text, languageId)?.map((span) => span.literal)).toEqual([literal]);
});
