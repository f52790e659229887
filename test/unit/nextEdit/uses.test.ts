import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/core/nextEdit/signature.ts';
import { usesLeft } from '../../../src/core/nextEdit/uses.ts';

/** `total` has become `sum`: each use that is offered is shown in brackets, with what it becomes if that is more. */
function offered(text: string, languageId: string): string {
  return [...usesLeft(text, { from: 'total', to: 'sum' }, languageId, 0)].reduceRight(
    (all, { start, end, text: now }) => {
      const shown = now === 'sum' ? text.slice(start, end) : now;
      return `${all.slice(0, start)}[${shown}]${all.slice(end)}`;
    },
    text,
  );
}

/** A text by language, with each use in brackets. */
type Row = [languageId: string, expected: string];

const check = (languageId: string, expected: string): void => {
  const text = expected.replaceAll('[total: sum]', 'total').replaceAll('[total]', 'total');
  expect(offered(text, languageId)).toBe(expected);
};

describe('uses', () => {
  test.each<Row>([
    ['typescript', 'let sum = 0;\n[total] = [total] + 1;\nf([total]);'],
    ['typescript', 'const sum = 0;\nf(...total2, ...[total]);\na ? [total] : b;\na ? b : [total];'],
    ['typescript', 'const sum = 0;\nconst s = `${[total]} total`;'],
    ['typescript', 'const sum = 0;\nconst a = { total: [total], [`x${[total]}`]: 1 };'],
    ['typescript', 'const sum = 0;\nif ([total]) {\n  const f = () => g([total]);\n}'],
    ['typescript', 'const sum = 0;\nfunction f() { return g([total], 1); }'],
    ['typescript', 'const sum = [];\n[total][0];\n[total].push(1);'],
    ['typescriptreact', 'const sum = 0;\nconst a = <p>total {[total]} total</p>;'],
    ['typescriptreact', 'const sum = () => null;\nconst a = <[total] b={1}></[total]>;'],
    ['python', 'sum = 0\nd = {[total]: 1, "total": [total]}\nprint(d[[total]:])\nif [total]:\n    pass'],
    ['python', 'sum = 0\nprint(f"total: {[total]}")'],
    ['python', 'def sum(a):\n    """Not total."""\n    return 1\n\n[total](a)'],
    ['c', 'int sum = 0;\np->total = [total];\n[total] += q.total;\nf(&[total]);'],
    ['c', 'double *sum;\nfor (i = 0; i < [total]; i++) *[total] = 1;'],
    ['cpp', 'std::vector<int> sum;\na::total = [total].size();\nstd::cout << [total] << "total";'],
    ['java', 'private final int sum;\nint f() { return this.total + [total]; }'],
    ['csharp', 'var sum = 0;\nF(total: [total]);\nvar s = $"total {[total]}";'],
    ['go', 'sum := 0\nx := T{total: [total]}\nfor i := range [total] {}'],
    ['rust', 'let sum = 0;\nlet p = P { total: [total] };\nfor i in 0..[total] {}\na::total();'],
    ['php', '<?php\nfunction sum() {}\n$this->total();\n[total]();\n// total()'],
    ['ruby', 'sum = 0\nf(total: [total])\n@total = [total]\nh[:total]\n"total #{[total]}"'],
    ['kotlin', 'val sum = 0\nf(total = [total])\nprintln("total $a ${[total]}")'],
    ['swift', 'let sum = 0\nf(total: [total])\nfor i in 0..<[total] {}'],
    ['dart', 'int sum = 0;\nf(total: [total]);'],
  ])('%s: %j', check);
});

describe('what is called the same and is another thing', () => {
  test.each<Row>([
    // Text.
    ['typescript', 'const sum = 0;\n// the total\n/* total */\nf("total", \'total\', `total`);'],
    ['python', 'sum = 0\n# total\nprint(\'total\', """\ntotal\n""")'],
    ['shellscript', 'sum=0\n# total\necho "total"\ncat <<EOF\ntotal\nEOF'],
    ['sql', 'declare as sum\n-- total\n'],
    ['vue', '<script>\nconst sum = 0;\n</script>\n<template><p total="1">total</p></template>'],
    // Keys, attributes, and names of arguments.
    ['typescript', 'const sum = 0;\nconst a = { total: 1, b: { total: 2 } };'],
    ['typescript', 'const sum = 0;\nf({\n  total: 1,\n  /* b */\n  b,\n});'],
    ['typescriptreact', 'const sum = 0;\nconst a = <A total={1} b="total" total />;'],
    ['python', 'sum = 0\nf(1, total=2)\ng(\n    total=3,\n)'],
    ['kotlin', 'val sum = 0\nf(total = 1)'],
    ['csharp', 'var sum = 0;\nF(total: 1, b: 2);'],
    ['swift', 'let sum = 0\nf(total: 1)'],
    ['dart', 'var sum = 0;\nf(total: 1);'],
    ['ruby', 'sum = 0\nf(total: 1)\n{ total: 2 }\n:total'],
    ['elixir', 'sum = 0\nf(total: 1)\n@total'],
    ['go', 'sum := 0\nx := T{total: 1}'],
    ['rust', 'let sum = 0;\nlet p = P { total: 1 };\nlet q = &p.total;'],
    ['r', 'sum = 0\nf(total = 1)'],
    // Members.
    ['c', 'int sum = 0;\np->total = 1;\nq.total = 2;'],
    ['cpp', 'int sum = 0;\nA::total();\nthis->total = 1;'],
    ['php', '<?php\nfunction sum() {}\n$this->total = 1;\nA::total();'],
    ['ruby', 'sum = 0\n@total = 1\n@@total = 2'],
    ['typescript', 'const sum = 0;\nthis.#total = 1;\na?.total;\na!.total;\na\n  .total();'],
    ['css', '@function sum\n.sub-total { color: red }'],
  ])('%s: %j', check);
});

describe('a member that takes its name from the variable keeps it', () => {
  test.each<Row>([
    ['typescript', 'const sum = 0;\nconst a = { b, [total: sum] };'],
    ['typescript', 'const sum = 0;\nreturn { [total: sum] };'],
    ['javascript', 'const sum = 0;\nf({ [total: sum], b: 1 });'],
    ['rust', 'let sum = 0;\nlet p = Point { [total: sum], b };'],
    ['typescript', 'const sum = 0;\nexport { [total] };'],
    ['typescript', 'const sum = 0;\nf([total], [1, [total]]);'],
  ])('%s: %j', check);
});

describe('nothing when the old name is still declared, or the new one is not', () => {
  test.each<Row>([
    ['typescript', 'const sum = 0;\nconst f = (total) => total;'],
    ['typescript', 'const sum = 0;\nconst f = total => total;'],
    ['typescript', 'const sum = 0;\nconst { total } = b;\nf(total);'],
    ['typescript', 'const sum = 0;\nconst [a, total] = b;'],
    ['typescript', 'const sum = 0;\nfunction f(a, { total }) {}'],
    ['typescript', 'const sum = 0;\nclass A {\n  f(total) {\n    return total;\n  }\n}'],
    ['go', 'sum := 0\nfunc (a *A) f(total int) {}'],
    ['c', 'int sum = 0;\nint f(int total) { return total; }'],
    ['java', 'int sum = 0;\nString total = "";\nf(total);'],
    ['python', 'sum = 0\ntotal = 1\nprint(total)'],
    ['c', 'return sum;\nreturn total;'],
    ['cpp', 'delete sum;\ndelete total;'],
    ['typescript', 'sum = 0;\nf(total);'],
  ])('%s: %j', check);
});

test('calls that follow from a changed signature are none in texts', () => {
  const text = 'function add(a, b) {}\n// add(1)\nf("add(2)");\nadd(3);\n`add(4) ${add(5)}`;';
  const starts = callsOf(text, 'add', 'typescript').map(({ start }) => text.slice(start, start + 6));
  expect(starts).toEqual(['add(3)', 'add(5)']);
});
