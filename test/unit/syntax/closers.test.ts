import { describe, expect, test } from 'vitest';
import { balanceAt, isClosersOnly } from '../../../src/core/syntax/closers.ts';
import { cursorOf } from '../../support/places.ts';

describe('closers only', () => {
  test.each([
    '',
    ' ',
    ')',
    ');',
    '"',
    '")',
    '"])',
    '`)',
    '>',
    ')  ',
    ' ) ',
    ') {',
    '):',
    '};',
    '}',
    ' ;',
    ',',
    '})',
  ])('%j', (rest) => expect(isClosersOnly(rest)).toBe(true));
  test.each(['a', ')a', ' = 1', '(', '[', ');;', '/', '</div>', ') => {', '.', 'é'])('not %j', (rest) =>
    expect(isClosersOnly(rest)).toBe(false),
  );
  test('a huge rest of blanks is no trouble', () =>
    expect(isClosersOnly(`${' '.repeat(100_000)}x`)).toBe(false));
});

/** What closes something from before the cursor, a bar, and what closes all that is left open, of the text after it. */
function check(languageId: string, marked: string, expected: string) {
  const { closers, openers } = balanceAt(cursorOf(marked, languageId), marked.slice(marked.indexOf('█') + 1));
  expect(`${closers.map(({ mark }) => mark).join('')}|${openers.map(({ close }) => close).join('')}`).toBe(
    expected,
  );
}

describe('balance', () => {
  test.each([
    ['█', '|'],
    ['█a(b[c]{d})', '|'],
    ['█a)', ')|'],
    ['█a(', '|)'],
    ['█)](', ')]|)'],
    ['█(]', ']|)'],
    ['█"("', '|'],
    ['█"a', '|"'],
    ['█"it\'s" (', '|)'],
    ["█x = 'a(b'", '|'],
    ["█x = 'don\\'t ('", '|'],
    ['x = "█abc")', '")|'],
    ['x = "█ab\\"c")', '")|'],
    ['x = "█it\'s")', '")|'],
    ['x = "█a\nb"', '|"'],
    ['█"a\n(b)', '|'],
    ['█`a\n(`', '|'],
    ['x = `█a\n(`)', '`)|'],
    ['x = `${█a}`)', '}`)|'],
    ['x = `${f(█a)}`)', ')}`)|'],
    ['x = `█${a}`', '`|'],
  ])('%j', (marked, expected) => check('typescript', marked, expected));
});

describe('delimiters of several characters', () => {
  test.each([
    ['python', '"""Return the █values."""', '"""|'],
    ['python', "f('''█it's \"\"\" here''')", "''')|"],
    ['python', 'x = """█a "quoted" word""")', '""")|'],
    ['python', '█"""Return', '|"""'],
    ['python', 'x = f"""█{a["b"]}"""', '"""|'],
    ['python', "print(f'█{a}' (b", "'|)"],
    ['python', "f(rb'█a', b'(')", "')|"],
    ['kotlin', 'val a = """█b""".trim(', '"""|)'],
    ['kotlin', 'val a = """█"b"""" + (', '"""|)'],
    ['swift', 'let a = #"█"b" (c"#)', '"#)|'],
    ['swift', 'let a = """█b \\(c(1))"""', '"""|'],
    ['swift', 'let a = ##"█b"#c"##', '"##|'],
    ['scala', 'val a = s"""█${b(1)}""")', '""")|'],
    ['java', 'f("""█\n  "a"\n  """)', '""")|'],
    ['csharp', 'var a = """█b "c" """;', '"""|'],
    ['csharp', 'var a = """"█b """ c"""";', '""""|'],
    ['csharp', 'var a = @"█b ""c"" \\";', '"|'],
    ['elixir', '@doc """█b"""', '"""|'],
    ['julia', '"""█b $(c(1))"""', '"""|'],
    ['groovy', "def a = '''█it's'''", "'''|"],
    ['dart', "var a = '''█it's ${b(1)}''';", "'''|"],
    ['toml', "a = '''█it's'''", "'''|"],
    ['graphql', '"""█A "b"."""', '"""|'],
    ['rust', 'let a = r#"█b "c" (#"#;', '"#|'],
    ['rust', 'let a = br##"█b"# c"##);', '"##)|'],
    ['cpp', 'auto a = R"x(█b)" (c)x";', ')x"|'],
    ['lua', 'local a = [[█b]]', ']]|'],
    ['lua', 'local a = [==[█b]] c]==])', ']==])|'],
    ['sql', 'AS $$█select (1);$$;', '$$|'],
    ['sql', "AS $f$█select 'a' $$ $f$;", '$f$|'],
    ['ocaml', 'let a = {x|█b |} (c|x})', '|x})|'],
    ['nix', "a = ''█b 'c' ${d}'';", "''|"],
  ])('%s: %j', check);
});

describe('quotes that begin no string', () => {
  test.each([
    ['rust', "fn f(x: &'a str█, y: u32) -> u32 {", ')|}'],
    ['rust', "█fn f<'a,'b>(x: &'a str) {", '|}'],
    ['rust', "█'outer: loop { break 'outer; (", '|})'],
    ['rust', "█m('(', b')', '\\'')", '|'],
    ['rust', "fn f<'a>(x: &█'a str) {", ')|}'],
    ['typescript', "s.replace(/\"/g, █'&quot;');", ')|'],
    ['typescript', 's.split(/[\'"`]/)█.map((', '|))'],
    ['javascript', "█a = b / c; d = '/'; (", '|)'],
    ['typescriptreact', "return <p>Don't █f(a)</p>", '|'],
    ['typescriptreact', 'const f = █<T,>(a: T) => ("', '|)"'],
    ['ocaml', "let f (x : 'a) █(y : 'b list) = g (", '|)'],
    ['ocaml', "type ('a,'b) t = █('a,'b) u (", '|)'],
    ['haskell', "f x' y' = █foldl' (g x'", '|)'],
    ['haskell', "f '(' = █g ')' (", '|)'],
    ['fsharp', "let f (x: 'a) = █g (x: 'b", '|)'],
    ['lisp', "█(f '(a b) `(c ,d)", '|)'],
    ['clojure', '█(f \'a \\" (g', '|))'],
    ['scheme', '█(eq? #\\" \'(', '|))'],
    ['matlab', "a = b' * █c' + (d'", '|)'],
    ['matlab', "a = [b', █'it''s (']", ']|'],
    ['julia', "a = b' * █c' + ('('", '|)'],
    ['cpp', "int a = 1'000; █b(1'000'000, '(', L'\\''", '|)'],
    ['c', "█f('\"', '(', '\\0'", '|)'],
    ['go', "█f('\"', '\\'', `(`", '|)'],
    ['systemverilog', "█assign a = 8'hff & ('0", '|)'],
    ['typescript', "// don't █f(a)", '|'],
    ['python', "# it's █(a", '|)'],
    ['python', 'f(a)  # "why█ not', '|'],
    ['typescript', "/* don't */ █f('", "|)'"],
    ['markdown', "The user's █(or users')", '|'],
    ['plaintext', "It isn't █ (as one's", '|)'],
    ['unknown', "a' █(b'", '|)'],
    ['shellscript', 'echo it\\\'s █"$(f "a")" (', '|)'],
    ['vb', "x = 1 ' don't █(a", '|)'],
    ['ruby', "a.gsub(/\"/, █'(')", ')|'],
    ['elixir', 'a == ?" and █f(', '|)'],
    ['elixir', 'f(?\', █?(, ?\\", ?], ??, ?#)', ')|'],
    ['elixir', 'a?("b)█", (', '"|)'],
    ['elixir', '"#{f(?}, █?})}")', ')}")|'],
    ['ruby', 'f(?\', █?(, ?\\C-(, ?"', '|'],
    ['ruby', "a ?'b(':'c' █(", '|)'],
    ['ruby', "a.nil? ?'b(':'c' █(", '|)'],
    ['ruby', 'a ? ?\' : ?" █(', '|)'],
    ['ruby', 'a == ?# █&& f(', '|)'],
    ['elisp', '(f ?\\" █?\\( ?) ?\\C-[ "(")', ')|'],
    ['elisp', '(null? █"(")', ')|'],
    ['scheme', '(f #\\( █#\\))', ')|'],
    ['clojure', '(f \\( █\\" \\])', ')|'],
    ['erlang', '[$", █$(, $\\", $\'] ++ (', ']|)'],
    ['php', "<p>Don't</p><?php f(█'(');", ')|'],
    ['html', "<p>Don't █(a</p>", '|)'],
    ['sql', "where a = 'it''s (' and █b in (", '|)'],
    ['perl', "$#a # it's\n█f(", '|)'],
    ['perl', '$s =~ s/"/\'/g; █f(', '|)'],
    ['perl', "$s =~ tr/'//d; █f(", '|)'],
    ['perl', '$s =~ y#"#(#; █f(', '|)'],
    ['perl', '$s =~ s{"(}{[\'}gex; █f(', '|)'],
    ['perl', "$s =~ s{a{1}'}\n {(}; █f(", '|)'],
    ['perl', '$s =~ s(\')|"|; █f(', '|)'],
    ['perl', 'a() && s/\\/"(/b/; █f(', '|)'],
    ['perl', '█(qw(it\'s "a), q{\'}, qq|"|, m!\'!, qr/"/i', '|)'],
    ['perl', "█my @a = qw(\n  it's\n  a\n); (", '|)'],
    // Names that are no operators.
    ['perl', "█$y/2 + f('/') / $h{s}/(", '|)'],
    ['perl', "█$a->s('/', '/', (", '|))'],
    ['perl', "█%s = (y => '(', s => '/', (", '|))'],
    ['perl', "█sub s { '}' } (", '|)'],
    ['perl', '█$y - f(q(a', '|))'],
  ])('%s: %j', check);
});
