import type { ModelEntry, ModelsSection, ModelsView } from '../../../protocol/models.ts';
import type { ModelState } from '../../lifecycle.ts';
import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';
import type { Offers } from '../catalogue/offers.ts';
import type { Download } from '../downloads.ts';
import type { Fit } from '../fit/fitOf.ts';
import type { Machine } from '../../../protocol/machine.ts';
import type { InstalledModel } from '../installed.ts';
import { chosenName } from './chosenName.ts';
import { downloadEntries } from './downloadEntries.ts';
import { installedEntries } from './installedEntries.ts';
import { loadedEntry } from './loadedEntry.ts';
import { machineLine } from './machineLine.ts';
import { bytesOf, offerEntry } from './offerEntries.ts';
import { recommend, type Recommendation } from './recommendation.ts';

/** All that the models view depends on. */
export interface ModelsFacts {
  state: ModelState;
  /** The path of the chosen model; empty for tiny-oss. */
  chosenPath: string;
  installed: readonly InstalledModel[];
  offers: Offers;
  downloads: readonly Download[];
  /** Absent until it has been examined. */
  machine: Machine | undefined;
  /** How a model would run here; `undefined` as long as that is not known. */
  fitOfInstalled: (model: InstalledModel) => Fit | undefined;
  fitOfOffer: (entry: CatalogueEntry) => Fit | undefined;
}

/** What the models page and the quick pick show. Sections without entries are left out. */
export function modelsView(facts: ModelsFacts): ModelsView {
  const { state, chosenPath, installed, downloads, machine, fitOfInstalled } = facts;
  const sections: ModelsSection[] = [
    { id: 'loaded', title: 'In memory', entries: [loadedEntry(state, chosenName(chosenPath))] },
    { id: 'downloads', title: 'Downloads', entries: downloadEntries(downloads) },
    {
      id: 'installed',
      title: 'On this machine',
      entries: installedEntries({ installed, chosenPath, fit: fitOfInstalled }),
    },
    { id: 'available', title: 'To download', entries: available(facts) },
    { id: 'own', title: 'Your own', entries: [ownFile, ownAddress, ...wrongSettings(facts.offers)] },
  ];
  return {
    ...(machine && { machine: machineLine(machine) }),
    sections: sections.filter(({ entries }) => entries.length > 0),
  };
}

/** The best model for the machine, as far as the facts tell. */
export function recommendation(facts: ModelsFacts): Recommendation | undefined {
  return recommend({ ...facts, offers: facts.offers.entries });
}

/** Offers that are neither on the machine nor being downloaded. */
function available(facts: ModelsFacts): readonly ModelEntry[] {
  const { offers, downloads, installed, fitOfOffer } = facts;
  const advice = recommendation(facts);
  return offers.entries
    .filter(({ id }) => !downloads.some((download) => download.id === id))
    .filter((entry) => !installed.some((model) => isSame(model, entry)))
    .map((entry) => {
      const recommended = advice?.type === 'download' && advice.entry.id === entry.id;
      return offerEntry(entry, { fit: fitOfOffer(entry), recommended });
    });
}

/** Another conversion of the same model has another length. */
function isSame(model: InstalledModel, entry: CatalogueEntry): boolean {
  const name = model.path.slice(Math.max(model.path.lastIndexOf('/'), model.path.lastIndexOf('\\')) + 1);
  if (model.failure || name !== entry.files[0]?.name) return false;
  const bytes = bytesOf(entry);
  return bytes === undefined ? model.origin === 'hearth' : bytes === model.bytes;
}

const ownFile: ModelEntry = {
  key: 'own-file',
  title: 'A file on this machine',
  marks: [],
  line: 'Any gpt-oss model in the GGUF format. It is used where it is, and not copied.',
  actions: [{ id: 'choose-file', label: 'Choose File…' }],
};

const ownAddress: ModelEntry = {
  key: 'own-address',
  title: 'An address of yours',
  marks: [],
  line: 'A gpt-oss GGUF file on a web server. It is added to the models that can be downloaded.',
  actions: [{ id: 'add-address', label: 'Add Address…' }],
};

function wrongSettings({ problems }: Offers): readonly ModelEntry[] {
  return problems.map((problem, index) => ({
    key: `wrong-setting ${index}`,
    title: 'A setting is wrong',
    marks: [],
    line: 'It is ignored.',
    problem,
    actions: [{ id: 'open-settings', label: 'Open Settings' }],
  }));
}
