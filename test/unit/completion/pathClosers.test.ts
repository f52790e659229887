import { describe } from 'vitest';
import { checkPaths } from '../../support/wholePath.ts';

describe('before what an editor closes itself', () =>
  checkPaths([
    // Comments.
    ['typescript', '/** Adds █ */', 'two numbers. */\nfunction', '/** Adds [two numbers.] */'],
    ['typescript', '/** Adds █ */', 'two numbers.', '/** Adds [two numbers.] */'],
    ['typescript', '/** Adds █*/', 'two numbers. */', '/** Adds [two numbers. ]*/'],
    ['c', 'f(a /* █ */);', 'the size */);', 'f(a /* [the size] */);'],
    ['css', '.a {} /* █ */', 'wide */', '.a {} /* [wide] */'],
    ['html', '<!-- █ -->', 'The head -->\n<p>', '<!-- [The head] -->'],
    ['html', '<p>a<!-- █ --></p>', 'b --></p>', '<p>a<!-- [b] --></p>'],
    ['typescriptreact', 'return <p>{/* █ */}</p>;', 'a */}</p>;', 'return <p>{/* [a] */}</p>;'],
    ['ocaml', '(* █ *)', 'a *)', '(* [a] *)'],
    ['haskell', '{- █ -}', 'a -}', '{- [a] -}'],
    ['julia', '#= █ =#', 'a =#', '#= [a] =#'],
    ['lisp', '#| █ |#', 'a |#', '#| [a] |#'],
    ['powershell', '<# █ #>', 'a #>', '<# [a] #>'],
    ['lua', '--[[ █ ]]', 'a ]]', '--[[ [a] ]]'],
    ['jinja', '{# █ #}', 'a #}', '{# [a] #}'],
    ['razor', '@* █ *@', 'a *@', '@* [a] *@'],
    ['blade', '{{-- █ --}}', 'a --}}', '{{-- [a] --}}'],
    ['handlebars', '{{!-- █ --}}', 'a --}}', '{{!-- [a] --}}'],
    // Code in templates.
    ['erb', '<%= █ %>', '@user.name %>', '<%= [@user.name] %>'],
    ['erb', '<p><%= █ %></p>', '@user.name %></p>', '<p><%= [@user.name] %></p>'],
    ['erb', '<% if █ -%>', 'a -%>\n<p>', '<% if [a] -%>'],
    ['ejs', '<a href="<%= █ %>">', 'url(a) %>">', '<a href="<%= [url(a)] %>">'],
    ['php', '<p><?= █ ?></p>', '$a->b ?></p>', '<p><?= [$a->b] ?></p>'],
    ['jinja', '{% for █ %}', 'a in b %}', '{% for [a in b] %}'],
    ['jinja', '<p>{{ █ }}</p>', 'a.b }}</p>', '<p>{{ [a.b] }}</p>'],
    ['vue', '<p>{{ █ }}</p>', 'a(b) }}</p>', '<p>{{ [a(b)] }}</p>'],
    ['blade', '{!! █ !!}', '$a !!}', '{!! [$a] !!}'],
    ['handlebars', '{{~#if █ ~}}', 'a ~}}', '{{~#if [a] ~}}'],
    ['svelte', '<p>{█}</p>', 'a.b}</p>', '<p>{[a.b]}</p>'],
    // Attributes and tags.
    ['html', '<div class="█"></div>', 'btn primary"></div>', '<div class="[btn primary]"></div>'],
    ['html', '<div class="█"></div>', 'btn">Text</div>', '<div class="[btn]"></div>'],
    ['html', '<div class="█"></div>', 'btn', '<div class="[btn]"></div>'],
    ['html', "<div class='█'/>", "btn'/>", "<div class='[btn]'/>"],
    ['html', '<input value="█" />', 'a" />', '<input value="[a]" />'],
    ['html', '<button onc█></button>', 'lick="a()">Go</button>', '<button onc[lick="a()"]></button>'],
    ['html', '<ul><li class="█"></li></ul>', 'a"></li></ul>', '<ul><li class="[a]"></li></ul>'],
    ['vue', '<a :href="█"></a>', 'url(a)"></a>', '<a :href="[url(a)]"></a>'],
    ['xml', '<a b="█"></a>', 'c"></a>', '<a b="[c]"></a>'],
    // JSX.
    [
      'typescriptreact',
      'return <button onC█></button>;',
      'lick={() => go()}>Go</button>;',
      'return <button onC[lick={() => go()}]></button>;',
    ],
    ['typescriptreact', 'return <p className="█"></p>;', 'a"></p>;', 'return <p className="[a]"></p>;'],
    ['typescriptreact', 'return <A b={█} />;', 'c.d} />;', 'return <A b={[c.d]} />;'],
    ['typescriptreact', 'return <A b={█}></A>;', 'c(d)}></A>;', 'return <A b={[c(d)]}></A>;'],
    ['typescriptreact', 'return <p>{█}</p>;', 'a.map((b) => b)}</p>;', 'return <p>{[a.map((b) => b)]}</p>;'],
    ['typescriptreact', 'return <A █/>;', 'b={c} />;', 'return <A [b={c} ]/>;'],
    // Formulas.
    ['latex', 'So \\(█\\)', 'a + b\\)', 'So \\([a + b]\\)'],
    ['latex', 'So $█$', 'a + b$', 'So $[a + b]$'],
  ]));

describe('a delimiter of several characters is one thing', () =>
  checkPaths([
    ['python', '"""Return the █"""', 'values."""', '"""Return the [values.]"""'],
    ['python', '"""Return the █"""', 'values.', '"""Return the [values.]"""'],
    ['python', '"""Return the █"""', 'values."', '"""Return the [values.]"""'],
    ['python', "f('''█''')", "a''')", "f('''[a]''')"],
    ['python', 'f(f"""█""")', '{a["b"]}""")', 'f(f"""[{a["b"]}]""")'],
    ['kotlin', 'val a = """█"""', 'b"""', 'val a = """[b]"""'],
    ['swift', 'let a = #"█"#', 'b "c""#', 'let a = #"[b "c"]"#'],
    ['scala', 'val a = s"""█"""', '$b"""', 'val a = s"""[$b]"""'],
    ['csharp', 'var a = """█""";', 'b "c" """;', 'var a = """[b "c" ]""";'],
    ['csharp', 'var a = @"█";', 'b ""c""";', 'var a = @"[b ""c""]";'],
    ['elixir', '@doc """█"""', 'Adds."""', '@doc """[Adds.]"""'],
    ['java', 'var a = """█""";', 'b""";', 'var a = """[b]""";'],
    ['rust', 'let a = r#"█"#;', 'b "c""#;', 'let a = r#"[b "c"]"#;'],
    ['cpp', 'auto a = R"(█)";', 'b)";', 'auto a = R"([b])";'],
    ['lua', 'local a = [[█]]', 'b]]', 'local a = [[[b]]]'],
    ['julia', 'a = """█"""', 'b"""', 'a = """[b]"""'],
    ['toml', "a = '''█'''", "b'''", "a = '''[b]'''"],
  ]));

describe('a quote that begins no string closes nothing', () =>
  checkPaths([
    ['rust', "fn f(x: &'a str█)", ', y: u32) -> u32 {', "fn f(x: &'a str[, y: u32])[ -> u32 {]"],
    ['javascript', 's.replace(/"/g, █);', "'&quot;');", "s.replace(/\"/g, ['&quot;']);"],
    ['rust', 'fn f(█)', "x: &'a str) -> &'a str {", "fn f([x: &'a str])[ -> &'a str {]"],
    ['rust', 'g(█)', "'(', b')')", "g(['(', b')'])"],
    ['ocaml', 'let f (█)', "x : 'a) = x", "let f ([x : 'a])[ = x]"],
    ['haskell', 'f (█)', "g x')", "f ([g x'])"],
    ['lisp', '(f █)', "'(a b))", "(f ['(a b)])"],
    ['matlab', 'a = f(█);', "b' * c');", "a = f([b' * c']);"],
    ['go', 'f(█)', "'\"', '(')", "f(['\"', '('])"],
    ['cpp', 'f(█);', "1'000, '(');", "f([1'000, '(']);"],
    ['typescript', 'f(█); ', "a); // it's", 'f([a]); '],
    ['markdown', 'The users (█)', "don't (at all) mind)", "The users ([don't (at all) mind])"],
  ]));
