import type { Summary } from './summary.ts';

/** Counts that must not get worse unseen. Never times. */
export interface Baseline {
  /** By trace. */
  traces: Record<string, Summary>;
  /** By bundle. */
  bytes: Record<string, number>;
}

/** Counts that may grow by this share before it is worth a look: a bundle grows with every feature. */
const leeway = { counts: 0.02, bytes: 0.1 };

/** Less of these is better. */
const costs = [
  'calls',
  'evaluated',
  'generated',
  'steps',
  'extraP95',
  'ahead',
  'speculated',
] as const satisfies readonly (keyof Summary)[];

/** Of these a single one more says something: half of the keys got dearer, or one asked along a suggestion. */
const exactCosts = ['extraP50', 'alongCalls'] as const satisfies readonly (keyof Summary)[];

/** What the costs are for. A Hearth that suggested nothing would cost nothing, and must not pass for a cheap one. */
const worth = ['keystrokes', 'along'] as const satisfies readonly (keyof Summary)[];

/** What has got worse, in words; empty when nothing has. */
export function regressions(before: Baseline, now: Baseline): string[] {
  const worse = Object.entries(now.traces).flatMap(([name, summary]) => {
    const old = before.traces[name];
    return old ? compareTraces(name, old, summary) : [`${name} is not in the baseline`];
  });
  const bytes = Object.entries(now.bytes).flatMap(([name, size]) => {
    const old = before.bytes[name] ?? 0;
    return size > withLeeway(old, leeway.bytes) ? [change(name, old, size)] : [];
  });
  return [...worse, ...bytes];
}

function compareTraces(name: string, old: Summary, now: Summary): string[] {
  const worse = (
    keys: readonly (keyof Summary)[],
    isWorse: (old: number, now: number) => boolean,
  ): string[] =>
    keys.flatMap((key) => {
      // A baseline of before a count was added guards nothing of it.
      if (!(key in old)) return [`${key} of ${name} is not in the baseline`];
      return isWorse(old[key], now[key]) ? [change(`${key} of ${name}`, old[key], now[key])] : [];
    });
  return [
    ...worse(costs, (before, after) => after > withLeeway(before, leeway.counts)),
    ...worse(exactCosts, (before, after) => after > before),
    ...worse(worth, (before, after) => after < before),
  ];
}

function change(what: string, old: number, now: number): string {
  return `${what}: ${old} before, ${now} now`;
}

/** One or two more of a small count are within the share that a large one has. */
function withLeeway(count: number, share: number): number {
  return count * (1 + share) + 2;
}
