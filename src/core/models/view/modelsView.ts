import type { ModelsSection, ModelsView } from '../../../protocol/models.ts';
import type { ModelState } from '../../lifecycle.ts';
import { chosenName } from './chosenName.ts';
import { installedEntries } from './installedEntries.ts';
import { loadedEntry } from './loadedEntry.ts';

/** All that the models view depends on. */
export interface ModelsFacts {
  state: ModelState;
  /** The path of the chosen model; empty for tiny-oss. */
  chosenPath: string;
}

/** What the models page and the quick pick show. Sections without entries are left out. */
export function modelsView({ state, chosenPath }: ModelsFacts): ModelsView {
  const sections: ModelsSection[] = [
    { id: 'loaded', title: 'In memory', entries: [loadedEntry(state, chosenName(chosenPath))] },
    { id: 'installed', title: 'On this machine', entries: installedEntries(chosenPath) },
    { id: 'own', title: 'Your own', entries: [ownFile] },
  ];
  return { sections: sections.filter(({ entries }) => entries.length > 0) };
}

const ownFile = {
  key: 'own-file',
  title: 'A file on this machine',
  marks: [],
  line: 'Any gpt-oss model in the GGUF format. It is used where it is, and not copied.',
  actions: [{ id: 'choose-file', label: 'Choose File…' }],
} as const;
