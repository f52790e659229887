import * as v from 'valibot';
import { holeId } from '../holes/holeId.ts';
import type { Hole } from '../hole.ts';
import { readJsonLines } from './readJsonLines.ts';

const UnitTests = v.array(v.object({ input: v.string(), output: v.array(v.string()) }));

/** A line of the files of gonglinyuan/safim, and of the same data set elsewhere, where the tests are text. */
const Task = v.object({
  task_id: v.string(),
  lang: v.picklist(['python', 'java', 'cpp', 'csharp']),
  prompt: v.string(),
  eval_prompt: v.string(),
  ground_truth: v.string(),
  unit_tests: v.optional(
    v.union([
      UnitTests,
      v.pipe(
        v.string(),
        v.transform((text): unknown => JSON.parse(text === '' ? '[]' : text)),
        UnitTests,
      ),
    ]),
  ),
});

type Task = v.InferOutput<typeof Task>;

const placeholders: Record<Task['lang'], string> = {
  python: '# TODO: Your code here',
  java: '/* TODO: Your code here */',
  cpp: '/* TODO: Your code here */',
  csharp: '/* TODO: Your code here */',
};

const extensions: Record<Task['lang'], string> = { python: 'py', java: 'java', cpp: 'cpp', csharp: 'cs' };

const completion = '{{completion}}';

/**
 * The tasks of a SAFIM file (Gong et al. 2024, arXiv:2403.04814), `.jsonl` or `.jsonl.gz`. The text around the hole is
 * `prompt` at its placeholder, as in the benchmark's infilling mode: the problem stands above the code. Tests are run
 * for Python alone; for the other languages, which need a compiler, and for API calls, there is exact match.
 * @throws a sentence when the file is of another format.
 */
export function readSafim(file: string): Hole[] {
  return readJsonLines(file).map((line, index) => {
    const parsed = v.safeParse(Task, line);
    if (!parsed.success)
      throw new Error(
        `${file}, task ${index + 1} is not of SAFIM: ${parsed.issues[0].message} at ${v.getDotPath(parsed.issues[0]) ?? 'the line'}.`,
      );
    return toHole(parsed.output, file);
  });
}

function toHole(task: Task, file: string): Hole {
  const {
    task_id: name,
    lang,
    prompt,
    eval_prompt: template,
    ground_truth: expected,
    unit_tests: tests,
  } = task;
  const [before, after, ...more] = prompt.replaceAll('\r\n', '\n').split(placeholders[lang]);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file}: the prompt of ${name} does not have one placeholder.`);
  const hole = {
    ...{ kind: 'safim' as const, path: `solution.${extensions[lang]}`, languageId: lang, snippets: [] },
    ...{ before, after, expected: expected.replaceAll('\r\n', '\n') },
  };
  const id = holeId(name, hole);
  if (lang !== 'python' || !tests || tests.length === 0) return { ...hole, id };
  return {
    ...hole,
    id,
    check: ({ text, over }) => ({
      language: 'python',
      files: { 'main.py': fillTemplate(template.replaceAll('\r\n', '\n'), text, over) },
      main: 'main.py',
      runs: tests.map(({ input, output }) => ({ input, accepted: output })),
    }),
  };
}

function fillTemplate(template: string, text: string, over: number): string {
  const at = template.indexOf(completion);
  return at === -1 ? template : template.slice(0, at) + text + template.slice(at + completion.length + over);
}
