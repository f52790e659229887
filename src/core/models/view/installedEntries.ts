import type { EntryAction, ModelEntry } from '../../../protocol/models.ts';
import { describeFailure } from '../../failures.ts';
import { bytesInWords } from '../../text/quantities.ts';
import { embeddedModel } from '../catalogue/catalogue.ts';
import type { Fit } from '../fit/fitOf.ts';
import { explainFit, fitLine } from '../fit/fitWords.ts';
import type { InstalledModel, ModelOrigin } from '../installed.ts';
import { chosenName } from './chosenName.ts';

/** The models on this machine: those that can be used first, the one in use at the top, and tiny-oss. */
export function installedEntries(facts: {
  installed: readonly InstalledModel[];
  /** The path of the chosen model; empty for tiny-oss. */
  chosenPath: string;
  fit: (model: InstalledModel) => Fit | undefined;
}): readonly ModelEntry[] {
  const { installed, chosenPath, fit } = facts;
  const rank = (model: InstalledModel) => (model.path === chosenPath ? 0 : model.failure ? 2 : 1);
  const models = [...installed].sort((a, b) => rank(a) - rank(b));
  const isUsable = (model: InstalledModel) => rank(model) < 2;
  const entry = (model: InstalledModel) => entryOf(model, model.path === chosenPath, fit(model));
  const isListed = chosenPath === '' || models.some(({ path }) => path === chosenPath);
  return [
    ...(isListed ? [] : [unseen(chosenPath)]),
    ...models.filter(isUsable).map(entry),
    demonstration(chosenPath === ''),
    ...models.filter((model) => !isUsable(model)).map(entry),
  ];
}

/** The path of a model on this machine by its entry's key; empty for tiny-oss, `undefined` for other entries. */
export function pathOf(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

const prefix = 'installed ';

function entryOf(model: InstalledModel, inUse: boolean, fit: Fit | undefined): ModelEntry {
  const { path, name, bytes, files, origin, failure, frees } = model;
  const parts = files.length > 1 ? [`${files.length} files`] : [];
  const actions: EntryAction[] = [];
  if (!inUse && !failure) actions.push({ id: 'use', label: 'Use' });
  actions.push({ id: 'reveal', label: 'Show in Folder' });
  if (frees !== undefined) actions.push({ id: 'delete', label: 'Delete…' });
  return {
    key: `${prefix}${path}`,
    title: name,
    marks: inUse ? ['In use'] : [],
    line: failure ? 'Cannot be used.' : fit ? `${fitLine(fit)}.` : path,
    ...(failure && { problem: describeFailure(failure) }),
    facts: [bytesInWords(bytes), ...parts, places[origin]].join(' · '),
    ...(fit && !failure && { details: [`File: ${path}`, ...explainFit(fit)] }),
    actions,
  };
}

/** The chosen model while nobody has looked at its file yet, or when there is none. */
function unseen(path: string): ModelEntry {
  return {
    key: `${prefix}${path}`,
    title: chosenName(path),
    marks: ['In use'],
    line: path,
    actions: [{ id: 'reveal', label: 'Show in Folder' }],
  };
}

function demonstration(inUse: boolean): ModelEntry {
  return {
    key: prefix,
    title: embeddedModel.title,
    marks: inUse ? ['Demonstration', 'In use'] : ['Demonstration'],
    line: 'Ships with Hearth, to try it without a download. It is no help for work.',
    facts: bytesInWords(embeddedModel.file.bytes),
    actions: inUse ? [] : [{ id: 'use', label: 'Use' }],
  };
}

const places: Readonly<Record<ModelOrigin, string>> = {
  hearth: 'Hearth’s folder',
  'lm-studio': 'LM Studio’s folder',
  'llama-cpp': 'llama.cpp’s folder',
  'hugging-face': 'Hugging Face’s cache',
  jan: 'Jan’s folder',
  gpt4all: 'GPT4All’s folder',
  ollama: 'Ollama’s folder',
  folder: 'a folder of yours',
  chosen: 'a file of yours',
};
