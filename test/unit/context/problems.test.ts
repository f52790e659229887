import { describe, expect, test } from 'vitest';
import { problemsNear, type ReportedProblem } from '../../../src/core/context/problems.ts';

function report(
  line: number,
  severity: ReportedProblem['severity'] = 'error',
  message = `at ${line}`,
): ReportedProblem {
  return { line, severity, message, code: `  line${line}();` };
}

describe('problems near the cursor', () => {
  const check = (reports: ReportedProblem[], expected: string[], cursor = 50) =>
    expect(problemsNear(reports, cursor).map(({ message }) => message)).toEqual(expected);

  test('not on the line that is being written', () => check([report(50), report(51)], ['at 51']));
  test('not far away', () => check([report(200), report(51)], ['at 51']));
  test('three, the nearest, in the order of the file', () =>
    check([report(90), report(60), report(49), report(1), report(48)], ['at 48', 'at 49', 'at 60']));
  test('errors before warnings', () =>
    check(
      [report(49, 'warning'), report(48, 'warning'), report(10), report(11), report(60)],
      ['at 10', 'at 11', 'at 60'],
    ));
  test('none', () => check([], []));
});

test('code without its indentation, and the first line of a message', () => {
  expect(problemsNear([report(1, 'error', 'Wrong.\n  More about it.')], 3)).toEqual([
    { severity: 'error', code: 'line1();', message: 'Wrong.' },
  ]);
});

test('what is long is cut', () => {
  const [problem] = problemsNear([{ ...report(1, 'error', 'x'.repeat(5000)), code: '🎉'.repeat(5000) }], 3);
  expect(problem?.message.length).toBe(160);
  expect(problem?.code.length).toBe(100);
  expect(problem?.code.isWellFormed()).toBe(true);
});
