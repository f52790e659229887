import { expect, test } from 'vitest';
import { announceModels } from '../../../../src/core/models/view/announceModels.ts';
import type { ModelEntry, ModelsView } from '../../../../src/protocol/models.ts';

const view = (...entries: Partial<ModelEntry>[]): ModelsView => ({
  sections: [
    {
      id: 'downloads',
      title: 'Downloads',
      entries: entries.map((entry) => ({
        key: 'a',
        title: 'gpt-oss-20b',
        marks: [],
        line: 'Downloading…',
        actions: [],
        ...entry,
      })),
    },
  ],
});
const at = (fraction: number) => view({ progress: { fraction } });

test.each([
  ['what is there at first', undefined, at(0.3), undefined],
  ['that a download begins', view(), at(0), 'gpt-oss-20b: Downloading…'],
  ['not each percent', at(0.3), at(0.31), undefined],
  ['each quarter', at(0.49), at(0.5), 'gpt-oss-20b: 50 %.'],
  ['a length that was not known', view({ progress: {} }), at(0.2), undefined],
  ['the end', at(0.99), view({ line: 'In memory.' }), 'gpt-oss-20b: In memory.'],
  ['a failure, once', at(0.5), view({ problem: 'No space.' }), 'gpt-oss-20b: No space.'],
  ['a failure that goes on', view({ problem: 'No space.' }), view({ problem: 'No space.' }), undefined],
  ['another model in the same place', view({}), view({ title: 'tiny-oss' }), 'tiny-oss: Downloading…'],
  ['nothing for what is gone', at(0.5), view(), undefined],
] as const)('says %s', (_, before, after, words) => expect(announceModels(before, after)).toBe(words));
