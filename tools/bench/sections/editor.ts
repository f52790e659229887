import { codeServerVersion, installCodeServer } from '../../workbench/install.ts';
import { patience } from '../../workbench/workbench.ts';
import { EditorBench } from '../editor/bench.ts';
import type { Decision } from '../editor/decisions.ts';
import { readGhostClock, startGhostClock } from '../editor/ghostClock.ts';
import { pressKeys } from '../editor/pressKeys.ts';
import { mean, row, sum, type Row } from '../rows.ts';
import type { BenchContext, Section } from '../section.ts';
import { until } from '../until.ts';
import { readTraces } from '../typing/readTraces.ts';

/** Reloads of the window at most: each takes seconds. */
const mostReloads = 3;

/** Stages of a keystroke that Hearth itself measures, in order. */
const stages = ['wait', 'context', 'queue', 'prefill', 'decode', 'clean'] as const;

/** From the key to ghost text on the screen of a real VS Code, and Hearth's activation in it. */
export const ghostText: Section = {
  name: 'ghost-text',
  rows: [
    'keystroke-to-ghost-text-ms',
    ...stages.map((stage) => `ghost-text-${stage}-ms`),
    'ghost-text-show-ms',
    'activation-ms',
  ],
  slow: true,
  run: measureGhostText,
};

async function measureGhostText({ modelPath, repeats, say }: BenchContext): Promise<Row[]> {
  await installCodeServer();
  await using bench = await EditorBench.launch(modelPath);
  say(`VS Code of code-server ${codeServerVersion}`);
  const activations = [await bench.activations()];
  const { workbench } = bench;
  await startGhostClock(workbench.page);
  const times = new Map<string, number>();
  const base = workbench.readFile('prices.ts');
  const line = base.split('\n').length + 1;
  // The first loads the model.
  for (let turn = 0; turn <= repeats; turn++) {
    const file = `turn${turn}.ts`;
    workbench.writeFile(file, base);
    await workbench.openFile(file);
    await workbench.press('Control+End');
    // A burst, so that the last key's request is the one that is answered.
    await workbench.page.keyboard.type(`\n${begun}`, { delay: 10 });
    const time = await until(patience, () => readGhostClock(workbench.page));
    if (turn > 0 && time !== undefined) times.set(`${file}:${line}:${begun.length + 1}`, time);
  }
  const decisions = await bench.decisions();
  const shown = decisions.filter(({ place, outcome }) => times.has(place) && outcome.startsWith('shown'));
  const rows = stageRows([...times.values()], shown, times);
  for (let turn = 1; turn < Math.min(repeats, mostReloads); turn++) {
    await bench.reload();
    activations.push(await bench.activations());
  }
  const activationRow = row(
    'activation-ms',
    'ms',
    activations.map(({ hearth }) => hearth),
    {
      reference: activations.map(({ empty }) => empty),
    },
  );
  return [...rows, activationRow];
}

const begun = 'export function totalWithTax';

function stageRows(
  all: readonly number[],
  shown: readonly Decision[],
  times: ReadonlyMap<string, number>,
): Row[] {
  if (all.length === 0) throw new Error('No ghost text was shown.');
  // A request that an earlier key had made has no stages of its own.
  const staged = shown.filter(({ stages: each }) => each['prefill'] !== undefined);
  const rest = staged.map(({ place, stages: each }) =>
    Math.max(0, (times.get(place) ?? NaN) - sum(stages.map((stage) => each[stage] ?? 0))),
  );
  return [
    row('keystroke-to-ghost-text-ms', 'ms', all),
    ...(staged.length === 0
      ? []
      : [
          ...stages.map((stage) =>
            row(
              `ghost-text-${stage}-ms`,
              'ms',
              staged.map((each) => each.stages[stage] ?? 0),
            ),
          ),
          row('ghost-text-show-ms', 'ms', rest),
        ]),
  ];
}

/** Edits of a trace that are played: Hearth remembers the decisions of 200. */
const mostEdits = 150;

/** The trace that is played in VS Code: the shortest files, and most kinds of edits. */
const traceName = 'ts-functions';

/** A recorded trace with real keys in a real VS Code, in its own time: what it costs when nothing waits for the model. */
export const editorReplay: Section = {
  name: 'editor-replay',
  rows: [
    'editor-model-calls-per-keystroke',
    'editor-evaluated-per-keystroke',
    'editor-suggestions-without-inference-share',
    'editor-evaluated-cached-share',
  ],
  slow: true,
  run: measureReplay,
};

async function measureReplay({ modelPath, say }: BenchContext): Promise<Row[]> {
  await installCodeServer();
  const trace = readTraces().find(({ name }) => name === traceName);
  if (!trace) throw new Error(`There is no trace ${traceName}.`);
  const files = Object.entries(trace.files).map(([name, { text }]) => [name, text]);
  await using bench = await EditorBench.launch(
    modelPath,
    Object.fromEntries(files) as Record<string, string>,
  );
  const { edits, same } = await pressKeys(bench.workbench, trace, mostEdits);
  say(`${edits} edits; the document is ${same ? 'what it was when recorded' : 'another than when recorded'}`);
  const decisions = await bench.decisions();
  const asked = bench.tapped().filter(({ background }) => !background);
  const evaluated = asked.map(({ usage }) => usage.evaluatedTokens);
  const prompts = asked.map(({ usage }) => usage.promptTokens);
  const suggested = decisions.filter(({ outcome }) => /^(shown|reused|took)/.test(outcome));
  const free = suggested.flatMap(({ outcome, count }) =>
    Array.from({ length: count }, () => (/^(reused|took)|by an earlier key/.test(outcome) ? 1 : 0)),
  );
  const perKey = (total: number) => total / edits;
  return [
    row('editor-model-calls-per-keystroke', 'calls', [perKey(asked.length)], { reference: 1 }),
    row('editor-evaluated-per-keystroke', 'tokens', [perKey(sum(evaluated))], {
      reference: perKey(sum(prompts)),
    }),
    row('editor-suggestions-without-inference-share', 'share', free, { take: mean }),
    row(
      'editor-evaluated-cached-share',
      'share',
      asked.map(({ usage }) =>
        usage.promptTokens === 0 ? 0 : 1 - usage.evaluatedTokens / usage.promptTokens,
      ),
      { take: mean },
    ),
  ];
}
