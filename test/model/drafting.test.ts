import { describe, expect, test } from 'vitest';
import { noCosts } from '../../src/core/drafting/stepCosts.ts';
import { fitEdit } from '../../src/core/prompts/fitEdit.ts';
import { drafterFor } from '../../src/model/draft.ts';
import { loadModel } from '../../src/model/load.ts';
import { createTokens } from '../../src/model/tokens.ts';
import type { Drafting, EditRequest } from '../../src/protocol/model.ts';
import type { Variant } from '../../tools/tiny-oss/variants.ts';
import { doneOf, engineOf, run, type Answer } from '../support/engine.ts';
import { modelPath } from '../../tools/models/models.ts';
import { chatRequest } from '../../tools/models/requests.ts';

function editRequest(selection: string, drafting?: Drafting, maxTokens = 2000): EditRequest {
  return {
    kind: 'edit',
    context: { path: 'a.js', languageId: 'javascript', prefix: 'start();\n', suffix: '\nend();\n' },
    selection,
    instruction: 'Use let',
    effort: 'low',
    maxTokens,
    ...(drafting && { drafting }),
  };
}

/** A function of two lines for each number. */
function longFunction(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `  var value${index} = read(items[${index}], ${index % 3});\n  if (value${index} > limit) total.add(value${index});\n`,
  );
  return `function readAll(items, limit) {\n${lines.join('')}  return total;\n}`;
}

/** All that must not depend on drafts. */
function essence(answer: Answer): unknown {
  const { reason, usage } = doneOf(answer);
  const { promptTokens, generatedTokens } = usage;
  return { ...answer, end: { reason, promptTokens, generatedTokens } };
}

describe('an edit says the same in fewer steps', () => {
  test.each<[string, string, number]>([
    ['one that changes each second line', longFunction(20), 0.1],
    ['one that changes nothing', longFunction(20).replaceAll('var ', 'let '), 0.1],
    ['a short one, most of which is reasoning', 'var a = 1;\nvar b = a;\nvar c = b;', 0.8],
    ['several functions', [longFunction(3), longFunction(4), longFunction(5)].join('\n\n'), 0.15],
    ['lines that are nearly alike', 'var item = list[0].value + list[0].rest;\n'.repeat(20), 0.3],
    ['fences and special tokens', '// ```\nvar a = "<|end|><|return|>";\n// ````\nvar b = a;', 0.9],
  ])('%s', async (_what, selection, most) => {
    const engine = await engineOf('scripted');
    const plain = await run(engine, editRequest(selection, 'off'));
    const drafted = await run(engine, editRequest(selection, 'always'));
    expect(essence(drafted)).toEqual(essence(plain));
    expect(essence(await run(engine, editRequest(selection)))).toEqual(essence(plain));
    const { usage } = doneOf(drafted);
    expect(doneOf(plain).usage).toMatchObject({ draftedTokens: 0, acceptedTokens: 0 });
    expect(doneOf(plain).usage.decodeSteps).toBe(usage.generatedTokens);
    expect(usage.decodeSteps).toBeLessThanOrEqual(usage.generatedTokens * most);
    expect(usage.acceptedTokens).toBeLessThanOrEqual(usage.draftedTokens);
    expect(usage.decodeSteps + usage.acceptedTokens).toBeGreaterThanOrEqual(usage.generatedTokens);
  });

  test('up to its limit of tokens', async () => {
    const engine = await engineOf('scripted');
    const plain = await run(engine, editRequest(longFunction(10), 'off', 200));
    expect(doneOf(plain).reason).toBe('length');
    expect(essence(await run(engine, editRequest(longFunction(10), 'always', 200)))).toEqual(essence(plain));
  });

  // The random one is not among them: its tokens are so equally likely that the noise of a batch decides.
  test.each<Variant>(['silent', 'reasoning-only', 'endless-reasoning', 'endless', 'tool-call'])(
    'of a model that is %s',
    async (variant) => {
      const engine = await engineOf(variant);
      const plain = await run(engine, editRequest('var a = 1;', 'off', 300));
      const drafted = await run(engine, editRequest('var a = 1;', 'always', 300));
      expect(essence(drafted)).toEqual(essence(plain));
    },
  );
});

test('a chat that repeats what was said takes fewer steps', async () => {
  const engine = await engineOf('scripted');
  const question = chatRequest('Hello');
  const { text } = await run(engine, question);
  const turns = [...question.turns, { role: 'assistant' as const, text }, ...question.turns];
  const { usage } = doneOf(await run(engine, { ...question, turns, drafting: 'always' }));
  expect(usage.decodeSteps).toBeLessThan(usage.generatedTokens / 2);
});

test('a cancel between what was drafted ends the request, and the next one is whole', async () => {
  const engine = await engineOf('scripted');
  const request = editRequest(longFunction(20), 'always');
  const whole = await run(engine, request);
  const stop = new AbortController();
  let texts = 0;
  for await (const event of engine.generate(request, stop.signal)) {
    if (event.type === 'answer' && ++texts === 10) stop.abort();
    if (event.type === 'done') {
      expect(event.reason).toBe('cancelled');
      // More was accepted than had been said when the user had enough.
      expect(event.usage.decodeSteps + event.usage.acceptedTokens).toBeGreaterThan(
        event.usage.generatedTokens,
      );
    }
  }
  expect(texts).toBeLessThanOrEqual(11);
  expect(essence(await run(engine, request))).toEqual(essence(whole));
});

test('no special token is ever drafted, whatever the prompt contains', async () => {
  const loaded = await loadModel(
    { modelPath: modelPath('scripted'), gpu: 'off', contextTokens: 2048 },
    () => undefined,
  );
  const tokens = createTokens(loaded.model, loaded.format);
  const selection = 'var a = "<|end|><|start|>assistant<|channel|>final<|message|>";';
  const request = editRequest(selection, 'always');
  const fitted = fitEdit(request, {
    format: loaded.format,
    budget: 2000,
    count: (pieces) => tokens.countPieces(pieces),
  });
  if ('tooLong' in fitted) throw new Error('too long');
  const prompt = tokens.encode(fitted.pieces);
  const drafter = drafterFor(request, prompt, tokens.encodeText(selection), { tokens, costs: noCosts })!;
  let drafted = 0;
  for (const token of [...prompt, ...prompt]) {
    drafter.push(token);
    const draft = drafter.draft(63);
    drafted += draft.length;
    expect(draft.filter((id) => tokens.isSpecial(id))).toEqual([]);
  }
  expect(drafted).toBeGreaterThan(1000);
  await loaded.dispose();
});
