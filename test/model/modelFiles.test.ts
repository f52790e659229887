import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeFailure } from '../../src/core/failures.ts';
import { badModelPath, type BadModel } from '../../tools/models/models.ts';
import { chatRequest } from '../../tools/models/requests.ts';
import { buildTinyOss } from '../../tools/tiny-oss/generate.ts';
import { encodeGguf } from '../../tools/tiny-oss/gguf.ts';
import { gone, startService } from '../support/modelProcess.ts';

describe('files that are no model', () => {
  const rows: [BadModel, string][] = [
    ['missing', 'There is no model file'],
    ['empty', 'is empty'],
    ['text', 'is a text file'],
    ['truncated', 'is cut off'],
    ['headerTruncated', 'is cut off after 20000 bytes'],
    ['foreign', 'architecture llama'],
    ['oldVersion', 'uses version 1 of the GGUF format'],
    ['newVersion', 'uses version 4 of the GGUF format'],
    ['bigEndian', 'was made for big-endian machines'],
    ['adapter', 'is a LoRA adapter'],
    ['projector', 'mmproj'],
    ['ollama', 'its tensors have a layout that only Ollama reads'],
    ['renamedPart', 'is part 2 of 3 of a model, and its name must end in -00002-of-00003.gguf'],
    ['webPage', 'is a web page'],
    ['safetensors', 'is a model in the safetensors format'],
    // llama.cpp would end the process for each of these.
    ['noLayers', 'gpt-oss.block_count is 0'],
    ['manyLayers', 'gpt-oss.block_count is 1000000'],
    ['noEmbedding', 'gpt-oss.embedding_length is 0'],
    ['thinEmbedding', 'gpt-oss.embedding_length is 1'],
    ['noHeads', 'gpt-oss.attention.head_count is 0'],
    ['noSharedHeads', 'gpt-oss.attention.head_count_kv is 0'],
    ['noKeys', 'gpt-oss.attention.key_length is 0'],
    ['noValues', 'gpt-oss.attention.value_length is 0'],
    ['noExperts', 'gpt-oss.expert_count is 0'],
    ['manyExperts', 'gpt-oss.expert_count is 1000000'],
    ['noExpertsUsed', 'gpt-oss.expert_used_count is 0'],
    ['manyExpertsUsed', 'gpt-oss.expert_used_count is 1000000'],
    ['moreUsedThanExperts', 'gpt-oss.expert_used_count is 5 of 4'],
    ['wideSplitCount', 'split.count is 1 of the type u32 instead of u16'],
    ['wordySplitCount', 'split.count is of the type string instead of u16'],
    ['listedSplitCount', 'split.count is of the type array instead of u16'],
    ['noExpertWidth', 'gpt-oss.expert_feed_forward_length is 0'],
    ['unknownScaling', 'gpt-oss.rope.scaling.type is “yawn”'],
    ['noRope', 'gpt-oss.rope.dimension_count is 0'],
    ['oddRope', 'gpt-oss.rope.dimension_count is 3'],
    ['negativeEpsilon', 'gpt-oss.attention.layer_norm_rms_epsilon is -1'],
    ['headsMissing', 'lacks gpt-oss.attention.head_count'],
    ['expertsMissing', 'lacks gpt-oss.expert_count'],
    ['expertsUsedMissing', 'lacks gpt-oss.expert_used_count'],
    ['valuesMissing', 'lacks gpt-oss.attention.value_length'],
    // It would refuse this one without saying why, and answer nonsense with the other.
    ['oddAlignment', 'general.alignment is 3'],
    ['zeroRopeBase', 'gpt-oss.rope.freq_base is 0'],
    // These it refuses by itself, in words that say why.
    ['emptyHeads', 'key gpt-oss.attention.head_count has wrong array length; expected 4, got 0'],
    ['layersMissing', 'key not found in model: gpt-oss.block_count'],
    ['wordyLayers', 'key gpt-oss.block_count has wrong type str'],
    ['fewLayers', 'wrong number of tensors'],
  ];
  test.each(rows)('%s: %s', async (kind, words) => {
    const { service, ask, wires } = startService(badModelPath(kind));
    const { end } = await ask(chatRequest());
    if (end.type !== 'failed') throw new Error('it should have failed');
    const text = describeFailure(end.failure);
    expect(text).toContain(words);
    expect(text).toContain(badModelPath(kind));
    expect(text).not.toContain('memory');
    if (!['truncated', 'headerTruncated', 'webPage'].includes(kind))
      expect(text).not.toMatch(/download (the file|it)/i);
    // It was the one process that said so: none had to die for it.
    expect(wires).toHaveLength(1);
    expect(service.state).toEqual({ type: 'failed', failure: end.failure });
    await gone(wires[0]?.pid);
  });
});

describe('a model in two files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hearth-'));
  const part = (number: number) => path.join(folder, `m-0000${number}-of-00002.gguf`);
  const { metadata, tensors } = buildTinyOss({ variant: 'scripted' });
  const half = Math.floor(tensors.length / 2);
  const split = (index: number, noType: 'u16' | 'i32' = 'u16') =>
    ({
      'split.no': { type: noType, value: index },
      'split.count': { type: 'u16', value: 2 },
      'split.tensors.count': { type: 'i32', value: tensors.length },
    }) as const;
  writeFileSync(part(1), encodeGguf({ ...metadata, ...split(0) }, tensors.slice(0, half)));

  test('says which is missing; then loads, whichever is chosen', async () => {
    const { ask } = startService(part(1));
    const { end } = await ask(chatRequest());
    if (end.type !== 'failed') throw new Error('it should have failed');
    expect(describeFailure(end.failure)).toContain('part 2 is missing. Put m-00002-of-00002.gguf beside it');
    writeFileSync(part(2), encodeGguf(split(1), tensors.slice(half)));
    for (const number of [1, 2]) {
      const whole = startService(part(number));
      expect((await whole.ask(chatRequest())).text).toContain('tiny-oss');
    }
  });

  test('the second alone asks for the first', async () => {
    const alone = path.join(mkdtempSync(path.join(tmpdir(), 'hearth-')), 'm-00002-of-00002.gguf');
    writeFileSync(alone, encodeGguf(split(1), tensors.slice(half)));
    const { ask, wires } = startService(alone);
    const { end } = await ask(chatRequest());
    expect(end.type === 'failed' && describeFailure(end.failure)).toContain(
      'is part 2 of 2 of a model, and the first part is not beside it',
    );
    expect(wires).toHaveLength(1);
  });

  // llama.cpp would end the process for it.
  test('a later part whose number has another type is named', async () => {
    writeFileSync(part(2), encodeGguf(split(1, 'i32'), tensors.slice(half)));
    const { ask, wires } = startService(part(1));
    const { end } = await ask(chatRequest());
    expect(end.type === 'failed' && describeFailure(end.failure)).toContain(
      'm-00002-of-00002.gguf says that split.no is 1 of the type i32 instead of u16',
    );
    expect(wires).toHaveLength(1);
  });
});
