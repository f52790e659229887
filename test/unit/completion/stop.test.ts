import { describe, expect, test } from 'vitest';
import { createStopper, type StopOptions } from '../../../src/core/completion/stop.ts';
import { parseCursor } from '../../../tools/replay/cursor.ts';

interface Expected {
  text: string;
  stop?: string;
}

/** Gives the answer to the rules whole and in single characters. Both must end the same way. */
function run(at: string, answer: string, shape: StopOptions['shape'], languageId = 'typescript'): Expected {
  const { before, after } = parseCursor(at);
  const results = [[answer], answer.split('')].map((parts) => {
    const stopper = createStopper({ shape, languageId, fence: '```', prefix: before, suffix: after });
    let text = '';
    for (const part of parts) {
      const pushed = stopper.push(part);
      text += pushed.text;
      if (pushed.stop) return { text, stop: pushed.stop };
    }
    return { text: text + stopper.flush() };
  });
  expect(results[1]).toEqual(results[0]);
  return results[0]!;
}

function check(at: string, answer: string, text: string, stop?: string): void {
  expect(run(at, answer, 'block')).toEqual(stop === undefined ? { text } : { text, stop });
}

describe('a line', () => {
  test('ends with it', () => {
    expect(run('const a = █', '1;\nconst b = 2;', 'line')).toEqual({ text: '1;', stop: 'line' });
    expect(run('const a = █', '1;', 'line')).toEqual({ text: '1;' });
    expect(run('call(█)', '\nother', 'line')).toEqual({ text: '', stop: 'line' });
  });

  test('may hold what would be a fence or a repetition on lines of its own', () => {
    expect(run('const a = █', '"```";\n', 'line')).toEqual({ text: '"```";', stop: 'line' });
  });
});

describe('the closing fence', () => {
  test('ends the answer before its line', () => {
    check('a█', 'b\n```\nThat is it.', 'b', 'fence');
    check('a█', 'b\n  ```', 'b', 'fence');
    check('█', '```', '', 'fence');
    check('  █', '```', '', 'fence');
  });

  test('within a line is code, and a beginning of one is dropped at the end', () => {
    check('a█', ' ``` b', ' ``` b');
    check('a█', 'b\n``', 'b');
    check('a█', 'b\n`c`', 'b\n`c`');
  });
});

describe('the first line after the cursor', () => {
  test('is not written again', () => {
    check('  a();\n  █\n\n  last();\n', 'b();\n  last();\n  more();', 'b();', 'suffix');
  });

  test('is not written again a little otherwise', () => {
    check('  a();\n  █\n  last(1); // all\n', 'b();\n  last(1)\n  more();', 'b();', 'suffix');
    check("  a();\n  █\n  last('x')\n", 'b();\n  last("x"); // all\n  more();', 'b();', 'suffix');
    check('  a();\n  █\n  last(1); // all\n', 'b();\n  last(1)', 'b();');
    check('  █\n  0,\n  1,\n', '2,\n  0\n  3', '2,\n  0\n  3');
  });

  test('is only a beginning while the line goes on', () => {
    check('  █\n  last();\n', 'b();\n  last();more\n  c();', 'b();\n  last();more\n  c();');
  });

  test('must say something, and stand at the same depth', () => {
    check('█\n}\n', 'a {\n}\nb', 'a {\n}\nb');
    check('█\n  return a;\n', 'if (a) {\n    return a;\n}', 'if (a) {\n    return a;\n}');
  });

  test('the rest of the cursor line does not count', () => {
    check('a(█);same\n', 'x\n);same', 'x\n);same');
  });

  test('an unfinished last line that equals it is dropped', () => {
    check('  █\n  last();\n', 'b();\n  last();', 'b();');
  });
});

describe('the block', () => {
  test('ends with the bracket that closes it', () => {
    check('function f() {█\n', '\n  return 1;\n}\nf();', '\n  return 1;\n}', 'dedent');
    check('  f(() => {█\n', '\n    a();\n  });\n  b();', '\n    a();\n  });', 'dedent');
  });

  test('goes on where the closing line opens the next one', () => {
    check('if (a) {█', '\n  b();\n} else {\n  c();\n}\nd();', '\n  b();\n} else {\n  c();\n}', 'dedent');
  });

  test('by indentation alone', () => {
    check('def f():█', '\n    return 1\n\ndef g():\n    pass', '\n    return 1\n', 'dedent');
    check('if a then█', '\n  b()\nend\nc()', '\n  b()\nend', 'dedent');
  });

  test('an unfinished word is waited for', () => {
    check('if a then█', '\n  b()\nen', '\n  b()');
    check('if a then█', '\n  b()\nother', '\n  b()');
  });

  test('opened by the answer itself', () => {
    check('const a█', ' = {\n  b: 1,\n};\nconst c', ' = {\n  b: 1,\n};', 'dedent');
  });

  test('ends before what stands less deep', () => {
    check('class A {\n  █', 'f() {\n    g();\n  }\n}\n', 'f() {\n    g();\n  }', 'dedent');
    check('\t█', 'a();\n\tb();\nc();', 'a();\n\tb();', 'dedent');
  });

  test('inner blocks do not end it', () => {
    check(
      '  █',
      'if (a) {\n    b();\n  }\n  c();\n  for (;;) {\n    d();\n  }\n',
      'if (a) {\n    b();\n  }\n  c();\n  for (;;) {\n    d();\n  }\n',
    );
  });

  test('on a blank line, a blank line ends it', () => {
    check('  █', 'a();\n  b();\n\n  c();', 'a();\n  b();', 'dedent');
    check(
      '  █',
      'if (a) {\n    b();\n\n    c();\n  }\n\n  d();',
      'if (a) {\n    b();\n\n    c();\n  }',
      'dedent',
    );
    check('█', '\n\na();', '\n\na();');
  });

  test('the first line written says how deep a blank line is', () => {
    check('function f() {\n█\n}', '    a();\n    b();\n}', '    a();\n    b();', 'dedent');
  });

  test('a blank line may end the block around', () => {
    check('f() {\n  a();\n  █', '\n}\n\ng() {\n}\n', '\n}', 'dedent');
    check('  f() {\n    a();\n    █', '}\n  b();\n  c();\n}', '}\n  b();\n  c();', 'dedent');
    check(
      '  if (a) {\n    b();\n    █',
      '} else {\n    c();\n  }\n  d();',
      '} else {\n    c();\n  }',
      'dedent',
    );
    check(
      'if (a) {\n  b();\n  █',
      '} else if (c) {\n  d();\n} else {\n  e();\n}\n',
      '} else if (c) {\n  d();\n} else {\n  e();\n}',
      'dedent',
    );
    check('if a:\n    b()\n    █', 'else:\n    c()\nd()', 'else:\n    c()', 'dedent');
  });

  test('other lines at the depth of the cursor are siblings', () => {
    check('  a();█', '\n  b();\n  c();\n}', '\n  b();\n  c();', 'dedent');
  });
});

describe('repetition', () => {
  test('the third time of a line ends it, and one is kept', () => {
    check('  █', 'a();\n  b();\n  b();\n  b();\n  c();', 'a();\n  b();', 'repetition');
  });

  test('twice may be meant', () => {
    check('  █', 'a();\n  b();\n  b();\n  c();\n', 'a();\n  b();\n  b();\n  c();\n');
  });

  test('several lines in turn', () => {
    const lines = '  one();\n  two();\n';
    check('  x();█', `\n${lines}${lines}${lines}`, '\n  one();\n  two();', 'repetition');
  });

  test('brackets and blank lines do not count', () => {
    check('  x = █', '{\n    {\n      {\n      }\n    }\n  }', '{\n    {\n      {\n      }\n    }\n  }');
  });
});

test('nothing comes after the end', () => {
  const stopper = createStopper({
    shape: 'line',
    languageId: 'typescript',
    fence: '```',
    prefix: 'a',
    suffix: '',
  });
  expect(stopper.push('b\nc')).toEqual({ text: 'b', stop: 'line' });
  expect(stopper.push('d')).toEqual({ text: '' });
  expect(stopper.flush()).toBe('');
});
