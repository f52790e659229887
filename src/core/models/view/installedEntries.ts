import type { ModelEntry } from '../../../protocol/models.ts';
import { chosenName } from './chosenName.ts';

/** The models that can be used at once: the chosen one, and tiny-oss. */
export function installedEntries(chosenPath: string): readonly ModelEntry[] {
  const demonstration: ModelEntry = {
    key: installedKey(''),
    title: 'tiny-oss',
    marks: chosenPath === '' ? ['Demonstration', 'In use'] : ['Demonstration'],
    line: 'Ships with Hearth, to try it without a download. It is no help for work.',
    actions: chosenPath === '' ? [] : [{ id: 'use', label: 'Use' }],
  };
  if (chosenPath === '') return [demonstration];
  const chosen: ModelEntry = {
    key: installedKey(chosenPath),
    title: chosenName(chosenPath),
    marks: ['In use'],
    line: chosenPath,
    actions: [{ id: 'reveal', label: 'Show in Folder' }],
  };
  return [chosen, demonstration];
}

/** The path of a model on this machine by its entry's key; empty for tiny-oss, `undefined` for other entries. */
export function pathOf(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

const prefix = 'installed ';

function installedKey(path: string): string {
  return `${prefix}${path}`;
}
