import { describe, expect, test } from 'vitest';
import { ghostOf, type GhostOptions } from '../../../support/ghost.ts';
import { ghost } from '../../../support/wholePath.ts';

/** A place in text of several lines, by language: the cursor stands in its second line or further down. */
const places: [languageId: string, marked: string][] = [
  // Text between tags.
  ['typescriptreact', 'const a = (\n  <p>\n    One.\n    █\n  </p>\n);'],
  ['javascriptreact', 'return (\n  <div>\n    <b>One</b>\n    █\n  </div>\n);'],
  ['javascript', 'const a = <p>\n  One.\n  █\n</p>;'],
  ['vue', '<template>\n  <p>\n    One.\n    █\n  </p>\n</template>'],
  ['svelte', '<p>\n  One.\n  █\n</p>'],
  ['html', '<p>\n  One.\n  █\n</p>'],
  ['xml', '<p>\n  One.\n  █\n</p>'],
  ['php', '<p>\n  One.\n  █\n</p>\n<?php f();'],
  ['erb', '<p>\n  One.\n  █\n</p>'],
  // Comments.
  ['typescript', '/**\n * Adds.\n * █\n */\nfunction f() {}'],
  ['javascript', '/*\n   Adds.\n   █\n*/\nf();'],
  ['java', '/**\n * Adds.\n * █\n */\nint f() {}'],
  ['kotlin', '/**\n * Adds.\n * █\n */\nfun f() {}'],
  ['swift', '/// Adds.\n/// █\nfunc f() {}'],
  ['rust', '//! Adds.\n//! █\n\nfn f() {}'],
  ['go', '// F adds.\n// █\nfunc F() {}'],
  ['c', '/* Adds.\n   █\n*/\nint f(void);'],
  ['csharp', '/// <summary>\n/// █\n/// </summary>\nint F() {}'],
  ['php', '<?php\n/**\n * Adds.\n * █\n */\nfunction f() {}'],
  ['dart', '/// Adds.\n/// █\nint f() {}'],
  ['ruby', '# Adds.\n# █\ndef f\nend'],
  ['ruby', '=begin\nAdds.\n█\n=end\ndef f\nend'],
  ['ruby', 'x = 1\n\n=begin\nAdds.\n█\n=end\n'],
  ['perl', 'sub f {}\n\n=head1 NAME\n\nf\n\n█\n'],
  ['perl', '=pod\n\nAdds.\n\n█\n\n=cut\n\nsub f {}'],
  ['lua', '--[[\nAdds.\n█\n]]\nfunction f() end'],
  ['haskell', '{-\nAdds.\n█\n-}\nf = 1'],
  ['ocaml', '(* Adds.\n   █\n*)\nlet f = 1'],
  ['sql', '/*\n Adds.\n █\n*/\nselect 1'],
  ['css', '/*\n  Adds.\n  █\n*/\na {}'],
  ['powershell', '<#\nAdds.\n█\n#>\nfunction F {}'],
  ['shellscript', '# Adds.\n# █\nf'],
  ['julia', '#=\nAdds.\n█\n=#\nf() = 1'],
  ['nim', '#[\nAdds.\n█\n]#\nproc f() = discard'],
  // Docstrings and strings.
  ['python', 'def f():\n    """Adds.\n\n    █\n    """\n    return 1'],
  ['python', "x = '''\nOne.\n█\n'''"],
  ['elixir', '@doc """\n█\n"""\ndef f, do: 1'],
  ['elixir', '@moduledoc ~S"""\nAdds.\n\n█\n"""'],
  ['julia', '"""\n    f()\n\n█\n"""\nfunction f() end'],
  ['kotlin', 'val s = """\n  One.\n  █\n""".trimIndent()'],
  ['java', 'String s = """\n  One.\n  █\n  """;'],
  ['csharp', 'var s = """\n  One.\n  █\n  """;'],
  ['csharp', 'var s = @"\nOne.\n█\n";'],
  ['swift', 'let s = """\n  One.\n  █\n  """'],
  ['scala', 'val s = """\n  One.\n  █\n"""'],
  ['typescript', 'const s = `\nOne.\n█\n`;'],
  ['go', 'const s = `\nOne.\n█\n`'],
  ['rust', 'let s = r#"\nOne.\n█\n"#;'],
  ['cpp', 'auto s = R"(\nOne.\n█\n)";'],
  ['lua', 'local s = [[\nOne.\n█\n]]'],
  ['clojure', '(defn f\n  "Adds.\n  █"\n  [] 1)'],
  ['nix', "x = ''\n  One.\n  █\n'';"],
  // Heredocs.
  ['shellscript', 'cat <<EOF\nOne.\n█\nEOF\n'],
  ['shellscript', 'usage() {\n  cat <<-"END"\n\tOne.\n\t█\n\tEND\n}'],
  ['ruby', 'puts <<~TEXT\n  One.\n  █\nTEXT\n'],
  ['php', '<?php\n$s = <<<TEXT\nOne.\n█\nTEXT;\n'],
  ['perl', 'print <<"EOT";\nOne.\n█\nEOT\n'],
  ['terraform', 'x = <<EOT\nOne.\n█\nEOT\n'],
  ['dockerfile', 'RUN <<EOF\nOne.\n█\nEOF\n'],
  ['powershell', '$s = @"\nOne.\n█\n"@\n'],
  ['yaml', 'text: |\n  One.\n  █\n'],
  ['toml', 's = """\nOne.\n█\n"""'],
];

const sentences = [
  'This function returns the sum of all values.',
  'Here is the list of what we need.',
  'Note that the order is kept.',
  'We need to keep the order here.',
];

describe('where text is written, no sentence is talk', () => {
  test.each(places)('%s: %j', (languageId, marked) => {
    const options: GhostOptions = { languageId };
    for (const sentence of sentences)
      expect.soft(ghostOf(marked, sentence, options)).toBe(marked.replace('█', `[${sentence}]`));
  });

  test.each(places)('%s: %j, from the keystroke on', async (languageId, marked) => {
    const [sentence = ''] = sentences;
    expect(await ghost(marked, sentence, languageId)).toBe(marked.replace('█', `[${sentence}]`));
  });
});

/** A comment or docstring, and an example that is written there. */
const examples: [languageId: string, marked: string, example: string][] = [
  ['typescript', '/**\n * Adds.\n *\n * █\n */\nf();', '```ts\n * add(1, 2);\n * ```'],
  ['typescript', '/*\nAdds.\n\n█\n*/\nf();', '```ts\nadd(1, 2);\n```'],
  ['python', 'def f():\n    """Adds.\n\n    █\n    """', '```python\n    f()\n    ```'],
  ['python', 'def f():\n    """Adds.\n\n    █\n    """', 'As in\n\n    ```python\n    f()\n    ```'],
  ['rust', '/// Adds.\n///\n/// █\nfn f() {}', '```\n/// f();\n/// ```'],
  ['rust', '//! █\n\nfn f() {}', '```no_run\n//! f();\n//! ```'],
  ['elixir', '@doc """\nAdds.\n\n█\n"""\ndef f, do: 1', '```elixir\nf()\n```'],
  ['kotlin', '/**\n * █\n */\nfun f() {}', '```kotlin\n * f()\n * ```'],
  ['swift', '/// Adds.\n///\n/// █\nfunc f() {}', '```swift\n/// f()\n/// ```'],
  ['julia', '"""\n    f()\n\n█\n"""\nfunction f() end', '```jldoctest\njulia> f()\n1\n```'],
  ['go', '// F adds.\n//\n// █\nfunc F() {}', '```go\n// F()\n// ```'],
  ['dart', '/// Adds.\n///\n/// █\nint f() {}', '```dart\n/// f();\n/// ```'],
  ['typescript', 'const s = [\n  `\nRead this:\n█\n`,\n];', '```sh\nnpm start\n```'],
];

describe('examples in comments and docstrings keep their fences', () => {
  test.each(examples)('%s: %j + %j', (languageId, marked, example) =>
    expect(ghostOf(marked, example, { languageId })).toBe(marked.replace('█', `[${example}]`)),
  );

  // Line by line where a grammar knows that it is a comment or a string.
  test.each(examples)('%s: %j + %j, from the keystroke on', async (languageId, marked, example) => {
    const [first = ''] = example.split('\n');
    expect(await ghost(marked, example, languageId)).toContain(`[${first}`);
  });

  test('a fence without a language, where none was opened, is the end of the answer', async () => {
    const marked = 'def f():\n    """Adds.\n\n    █\n    """';
    expect(await ghost(marked, 'The sum.\n```\nSure, that is all.', 'python')).toBe(
      marked.replace('█', '[The sum.]'),
    );
  });
});

describe('behind such text, a sentence is talk again', () => {
  test.each<[languageId: string, marked: string]>([
    ['ruby', '=begin\nAdds.\n=end\n█'],
    ['ruby', 'x = 1\n\n=begin\nAdds.\n=end\n█'],
    ['perl', '=head1 NAME\n\nAdds.\n\n=cut\n\n█'],
    ['dockerfile', 'RUN <<EOF\necho\nEOF\n█'],
    ['shellscript', 'cat <<EOF\nOne.\nEOF\n█'],
    ['php', '<p>One.</p>\n<?php\nf();\n█'],
    ['python', 'def f():\n    """Adds."""\n    █'],
    ['typescriptreact', 'const a = (\n  <p>\n    One.\n  </p>\n);\n█'],
  ])('%s: %j', (languageId, marked) => {
    for (const sentence of sentences) expect.soft(ghostOf(marked, sentence, { languageId })).toBe('prose');
  });
});
