import { describe } from 'vitest';
import { checkGhosts, checkUnchanged } from '../../../support/ghost.ts';

const line = { shape: 'line' } as const;
const python = { languageId: 'python' } as const;

describe('an answer that is only talk', () =>
  checkGhosts([
    ['const a = █', "I'm not sure what you want to assign here.", 'prose', line],
    ['const a = █', 'I’m sorry, but I need more context to go on.', 'prose', line],
    ['█\nx();', 'Sure! Here is the code you asked for:', 'prose'],
    ['f() {\n  █\n}', 'Please provide more of the file so that I can help.', 'prose'],
    ['f() {\n  █\n}', 'We need to complete the function body here.', 'prose'],
    ['f() {\n  █\n}', 'I cannot complete this code.\n\nPlease share more of the file.', 'prose'],
    ['f() {\n  █\n}', "Let's think about what comes next in this function.", 'prose'],
    ['f() {\n  █\n}', 'The code is already complete.', 'prose'],
    ['f() {\n  █\n}', 'The function above is already complete, nothing more is needed.', 'prose'],
    ['f() {\n  █\n}', 'It looks like the file is complete.', 'prose'],
    ['f() {\n  █\n}', 'Unfortunately, there is nothing to add here.', 'prose'],
    ['f() {\n  █\n}', 'The user wants to complete the function.', 'prose'],
    ['def f():\n    █', 'You can use a list comprehension here.', 'prose', python],
    ['def f():\n    █', 'To complete the function, one needs to return a value.', 'prose', python],
    ['fn main() {\n    █\n}', 'I would add a call to `run()` here.', 'prose', { languageId: 'rust' }],
    ['select █', 'I need more information about the table.', 'prose', { languageId: 'sql' }],
    ['(defn f []\n  █)', 'Here is the body of the function:', 'prose', { languageId: 'clojure' }],
  ]));

describe('talk before the code', () =>
  checkGhosts([
    ['f() {\n  █\n}', 'Sure, here is the body:\n\nreturn 1;', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', 'Sure, here is the body:\n```ts\nreturn 1;\n```', 'f() {\n  [return 1;]\n}'],
    ['f() {\n  █\n}', 'Certainly! This completes the function.\n\nreturn 1;', 'f() {\n  [return 1;]\n}'],
    ['const a = █', "Here's the value:\n\n```ts\n5;\n```\nThis is five.", 'const a = [5;]', line],
    [
      'def f():\n    █',
      'Here is the completed function:\n\n    return 1',
      'def f():\n    [return 1]',
      python,
    ],
    ['█\nx();', 'Below is the missing import:\n\nimport a from "a";', '[import a from "a";]\nx();'],
    ['█\nx();', 'Of course. I have added the call.\n\ny();', '[y();]\nx();'],
  ]));

describe('talk below the code', () =>
  checkGhosts([
    ['f() {█\n', '\n  return 1;\n}\n\nThis function returns one.', 'f() {[\n  return 1;\n}]\n'],
    ['f() {█\n', '\n  return 1;\n}\n\nNote that the value is a constant.', 'f() {[\n  return 1;\n}]\n'],
    ['f() {█\n', '\n  return 1;\n}\n\n**Explanation:** the value is one.', 'f() {[\n  return 1;\n}]\n'],
    [
      'f() {█\n',
      '\n  return 1;\n}\n\nI have kept the style of the file.\n\ng();',
      'f() {[\n  return 1;\n}]\n',
    ],
    ['def f():█', '\n    return 1\n\nThe function now returns a number.', 'def f():[\n    return 1]', python],
  ]));

describe('in comments, strings and text, sentences are meant', () =>
  checkUnchanged([
    ['// █', 'Here is the list of what we need:', line],
    ['// █', "I'm not sure that this is right.", line],
    ['/*\n * █\n */', 'We need to keep the order here.'],
    ['/**\n * █\n */\nf();', 'The function returns one of the values.', line],
    ["throw new Error('█", "Sorry, this is not supported.');", line],
    ['const s = `█`;', 'Here is the summary you asked for:'],
    ['const s = `\n█\n`;', 'Sure, we can do that.\nPlease provide a name.'],
    ['def f():\n    """█\n    """', 'You can call this from anywhere.', python],
    ['# █', "Let's keep this simple.", python],
    ['x = "█"', 'I will be back.', python],
    ['-- █', 'We need to join both tables here.', { languageId: 'sql' }],
    ['; █', 'The following code is not used.', { languageId: 'clojure' }],
    ['return <p>█</p>;', 'Here is the list of items', { languageId: 'typescriptreact' }],
    ['<p>\n  █\n</p>', 'I am a paragraph of text.', { languageId: 'javascriptreact' }],
  ]));

describe('in languages of prose, sentences are meant', () =>
  checkUnchanged(
    [
      ['# Title\n\n█', 'Here is the list of items:\n\n- one\n- two', { languageId: 'markdown' }],
      ['█', 'Sure, I will be there.\n\nSee you.', { languageId: 'plaintext' }],
      ['<p>█</p>', 'I am a paragraph of text.', { languageId: 'html' }],
      ['title: █', 'Here is the title of it', { languageId: 'yaml' }],
      ['█', 'We need to keep the order of the lists.', { languageId: 'git-commit' }],
      ['\\section{A}\n█', 'The following is a proof of the lemma.', { languageId: 'latex' }],
      ['Scenario: a\n  █', 'Given I am a user of the page', { languageId: 'feature' }],
    ],
    {},
  ));

describe('code that looks a little like talk', () =>
  checkUnchanged([
    ['█\nx();', 'Here = new Place();'],
    ['█\nx();', 'I.am.not(sure);'],
    ['f() {\n  █\n}', 'This.value = 1;'],
    ['f() {\n  █\n}', "log('Sure, here is the code:');"],
    ['f() {\n  █\n}', '// Here is where it begins:\n  g();'],
    ['f() {\n  █\n}', '// We need to keep the order.\n  g();\n  // I am not sure about this.\n  h();'],
    ['f() {\n  █\n}', 'Note: for (;;) {\n    g();\n  }'],
    ['█', 'I = 1\nWe = 2', python],
    ['x = █', 'Here is None', { languageId: 'python', shape: 'line' }],
    ['select █', 'The from users where a is not null', { languageId: 'sql', shape: 'line' }],
    ['█\n', 'The quick fix for it'],
    ['const a = █', 'Sure ? here : there;', line],
    [
      'def f():\n    █',
      '"""Here is the doc.\n\n    The function returns one.\n    """\n    return 1',
      python,
    ],
    ['const s = █', '`\nSure, here is the text.\n\nNote that it is long.\n`;'],
  ]));
