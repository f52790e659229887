// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { check, render } from './render.ts';

/** The formulas of a text. Those on lines of their own begin with `=`. */
function formulas(source: string): string[] {
  return [...render(source).querySelectorAll<HTMLElement>('.math')].map(
    ({ dataset }) => `${dataset['display'] === undefined ? '' : '='}${dataset['tex'] ?? ''}`,
  );
}

describe('formulas', () => {
  const rows: [source: string, tex: string[]][] = [
    ['sorts in \\(O(n \\log n)\\) time', ['O(n \\log n)']],
    ['sorts in $O(n \\log n)$ time', ['O(n \\log n)']],
    ['$a_1 * b_2 * c_3$ and $x^2$', ['a_1 * b_2 * c_3', 'x^2']],
    ['($x$), "$y$"; $z$.', ['x', 'y', 'z']],
    ['$5$ and $-1$ and $10^{-3}$ and $2n$', ['5', '-1', '10^{-3}', '2n']],
    ['$3 \\times 4$ and $1, 2, 3$', ['3 \\times 4', '1, 2, 3']],
    ['$\\text{if } x > 0$ and $\\mathbb{R}$', ['\\text{if } x > 0', '\\mathbb{R}']],
    ['$a < b$ and $a & b$', ['a < b', 'a & b']],
    ['$x\\$y$', ['x\\$y']],
    ['**$x$** and [$y$](a.md)', ['x', 'y']],
    ['# $x$', ['x']],
    ['| $x$ | \\(y\\) |\n|-|-|\n| $z$ | |', ['x', 'y', 'z']],
    ['- $x$\n  1. \\(y\\)', ['x', 'y']],
    ['> $x$', ['x']],
    ['\\(a\nb\\)', ['a\nb']],
    ['\\(f\\left(x\\right)\\)', ['f\\left(x\\right)']],
    ['$$x$$', ['=x']],
    ['so $$x$$ holds', ['=x']],
    ['\\[ x \\]', ['=x']],
    ['so \\[x\\] holds', ['=x']],
    ['$$\nx\n$$', ['=x']],
    ['\\[\nx = 1\n\\]', ['=x = 1']],
    ['Text\n\\[\nx\n\\]\ngoes on', ['=x']],
    ['Text\n$$\nx\n$$\ngoes on', ['=x']],
    ['\\[\nx\n\\].', ['=x.']],
    ['$$x$$,\nwhere', ['=x,']],
    // Lines that would be lists, titles and quotes.
    ['\\[\na\n= b\n- c\n+ d\n> e\n# f\n\\]', ['=a\n= b\n- c\n+ d\n> e\n# f']],
    ['$$\na\n---\n1. b\n$$', ['=a\n---\n1. b']],
    [
      '$$\n\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}\n$$',
      ['=\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}'],
    ],
    ['1. a\n\n   \\[\n   x\n   \\]\n2. b', ['=x']],
    ['1. a\n   $$\n   x\n   $$\n2. b', ['=x']],
    ['> $$\n> x\n> $$', ['=x']],
  ];
  test.each(rows)('%j', (source, tex) => expect(formulas(source)).toEqual(tex));

  test('are shown as they were written until they are typeset', () => {
    check('\\(a<b\\)', '<p><span class="math" data-tex="a&lt;b">\\(a&lt;b\\)</span></p>');
    check(
      '$$\na\n$$',
      '<p class="formula"><span class="math" data-tex="a" data-display="true">$$\na\n$$</span></p>',
    );
  });

  test('too long a one is text', () => expect(formulas(`$${'x'.repeat(10_000)}$`)).toEqual([]));
});

describe('no formulas', () => {
  test.each([
    // Money.
    '$5 and $10',
    'costs $5, $10 or $20',
    'from $5-$10',
    'from $5–$10 to $20',
    '$5/month or $50/year',
    'US$5 or CA$7',
    '$1,000 is more than $999.99',
    '$5 million and 3$ more',
    '5$ and 10$',
    '$20, maybe 30$, who knows',
    // Shells and programs.
    '$HOME and $PATH',
    '$HOME:$PATH',
    '$HOME/bin,$HOME/lib',
    'echo $1 $2 $@',
    '$x = $y + $z;',
    '$this->a = $this->b',
    "$('a').on and $('b')",
    '$.ajax or $.get',
    '${a} and ${b}',
    '$$',
    '$ $',
    '$$ $$',
    'a $ b $ c',
    'cost$ and $more$ave',
    // Prose between two dollars.
    '$foo is the first and bar$',
    // Not closed.
    'a $x',
    '$x\ny$',
    '\\(x',
    '$$x',
    '$$\nx\n\ny\n$$',
    // Escaped.
    '\\$x\\$',
    '\\\\(x\\\\)',
    '\\[a\\](b.md)',
    '\\[a\\]: b',
    'printf\\(\\)',
    // Code.
    '`$x$` and `\\(y\\)`',
    '```\n$$\nx\n$$\n```',
    '    $x$',
  ])('%j', (source) => expect(formulas(source)).toEqual([]));

  test('their text stays', () => {
    check('$5 and $10', '<p>$5 and $10</p>');
    check('\\$x\\$ and \\(x', '<p>$x$ and (x</p>');
    check('$$\nx\n\ny', '<p>$$\nx</p><p>y</p>');
  });
});

// Looked through again from each of them, these would take minutes.
test.each(['\\(', '\\[', '$', '$$', '$a ', '\\[\n', '$$\n'])('many of %j are text', (piece) =>
  expect(formulas(piece.repeat(2_000))).toEqual([]),
);
