import { describe, expect, test } from 'vitest';
import { changes, sourceWithout } from '../../../tools/bench/slowdowns.ts';
import { regressions, type Baseline } from '../../../tools/bench/typing/regressions.ts';
import type { Summary } from '../../../tools/bench/typing/summary.ts';

const summary: Summary = {
  ...{ keystrokes: 100, calls: 50, evaluated: 1000, generated: 400, steps: 400, extraP50: 0, extraP95: 1 },
  ...{ ahead: 2000, speculated: 100, along: 30, alongCalls: 0 },
};

function baseline(of: Partial<Summary> = {}, bytes = 1000): Baseline {
  return { traces: { work: { ...summary, ...of } }, bytes: { bundle: bytes } };
}

describe('the guard', () => {
  test('lets the same pass, and what got better', () => {
    expect(regressions(baseline(), baseline())).toEqual([]);
    expect(regressions(baseline(), baseline({ calls: 20, evaluated: 10, along: 40 }))).toEqual([]);
  });

  test.each([
    ['evaluated', 1030],
    ['generated', 420],
    ['steps', 420],
    ['calls', 54],
    ['extraP50', 1],
    ['alongCalls', 1],
    ['along', 29],
    ['keystrokes', 99],
  ] as const)('reports %s: %i', (key, now) => {
    expect(regressions(baseline(), baseline({ [key]: now }))).toEqual([
      `${key} of work: ${summary[key]} before, ${now} now`,
    ]);
  });

  test('reports a Hearth that suggests nothing, though it costs nothing', () => {
    const none = baseline({ calls: 0, evaluated: 0, generated: 0, steps: 0, along: 0 });
    expect(regressions(baseline(), none)).toEqual(['along of work: 30 before, 0 now']);
  });

  test('reports what the baseline does not have', () => {
    const { steps: _steps, ...older } = summary;
    const before = { traces: { work: older as Summary }, bytes: { bundle: 1000 } };
    expect(regressions(before, baseline())).toEqual(['steps of work is not in the baseline']);
    expect(regressions({ ...before, traces: {} }, baseline())).toEqual(['work is not in the baseline']);
  });

  test('lets a bundle grow with features, and no further', () => {
    expect(regressions(baseline(), baseline({}, 1090))).toEqual([]);
    expect(regressions(baseline(), baseline({}, 1110))).toEqual(['bundle: 1000 before, 1110 now']);
  });
});

test.each(Object.entries(changes))(
  'without %s, the model process is built from another source',
  (_part, change) => {
    const { contents } = sourceWithout(change);
    expect(contents).toContain(change.to);
    expect(contents).not.toContain(change.from);
  },
);

test('a source that has changed is noticed', () => {
  expect(() => sourceWithout({ file: 'src/model/slots.ts', from: 'no such text', to: '' })).toThrow(
    'src/model/slots.ts has changed',
  );
});
