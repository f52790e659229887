import type { CompletionRequest } from '../../src/protocol/model.ts';

/** A file of functions that nobody has seen before: `seed` makes the engine's cache of another one useless. */
export function sampleCode(seed: number | string, functions: number): string {
  return Array.from(
    { length: functions },
    (_, index) =>
      `/** Adds ${seed} to ${index}. */\nexport function add${seed}x${index}(value: number, other: number): number {\n  const sum = value + other + ${index};\n  return sum * factor${seed};\n}\n\n`,
  ).join('');
}

/** A body of statements that is long enough for any answer, and its copy just begun: the likeliest next text is the rest. */
export function begunCopy(lines: number): string {
  const body = Array.from(
    { length: lines },
    (_, index) => `  const part${index} = readPart(source, ${index * 7}, "name ${index}");\n`,
  );
  return `function first(source: Source) {\n${body.join('')}}\n\nfunction second(source: Source) {\n${body.slice(0, 3).join('')}`;
}

/** A completion with text before the cursor, whose time nothing but its tokens limits. */
export function completionOf(
  prefix: string,
  {
    file = 'bench.ts',
    shape = 'line',
    maxTokens = 48,
  }: { file?: string; shape?: CompletionRequest['shape']; maxTokens?: number } = {},
): CompletionRequest {
  return {
    kind: 'completion',
    context: { path: file, languageId: 'typescript', prefix, suffix: '' },
    snippets: [],
    shape,
    maxTokens,
    timeBudget: 600_000,
  };
}
