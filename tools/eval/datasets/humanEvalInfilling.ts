import * as v from 'valibot';
import { holeId } from '../holes/holeId.ts';
import type { Hole } from '../hole.ts';
import { readJsonLines } from './readJsonLines.ts';

/** A line of the files in openai/human-eval-infilling, `data/`. */
const Task = v.object({
  task_id: v.string(),
  entry_point: v.string(),
  prompt: v.string(),
  suffix: v.string(),
  canonical_solution: v.string(),
  test: v.string(),
});

/**
 * The tasks of a HumanEval-Infilling file (Bavarian et al. 2022, arXiv:2207.14255), `.jsonl` or `.jsonl.gz`. The holes
 * of its single-line and multi-line tasks are whole lines: there the cursor stands on a line of its own, and the line
 * end after it is not the model's to write. In the tasks of random spans a hole begins and ends anywhere.
 * @throws a sentence when the file is of another format.
 */
export function readHumanEvalInfilling(file: string): Hole[] {
  return readJsonLines(file).map((line, index) => {
    const parsed = v.safeParse(Task, line);
    if (!parsed.success)
      throw new Error(
        `${file}, task ${index + 1} is not of HumanEval-Infilling: ${parsed.issues[0].message} at ${v.getDotPath(parsed.issues[0]) ?? 'the line'}.`,
      );
    return toHole(parsed.output);
  });
}

function toHole(task: v.InferOutput<typeof Task>): Hole {
  const { task_id: name, prompt, suffix, canonical_solution: solution, test, entry_point: entryPoint } = task;
  const wholeLines = /(^|\n)$/.test(prompt) && solution.endsWith('\n') && !name.startsWith('RandomSpan');
  const hole = {
    ...{ kind: 'humaneval' as const, path: `${entryPoint}.py`, languageId: 'python', snippets: [] },
    before: prompt,
    after: wholeLines ? `\n${suffix}` : suffix,
    expected: wholeLines ? solution.slice(0, -1) : solution,
  };
  return {
    ...hole,
    id: holeId(name, hole),
    // As the benchmark's own `check_correctness` puts it together.
    check: ({ document }) => ({
      language: 'python',
      files: { 'main.py': `${document}\n${test}\ncheck(${entryPoint})\n` },
      main: 'main.py',
      runs: [{ input: '' }],
    }),
  };
}
