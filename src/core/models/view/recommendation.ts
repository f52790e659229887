import type { CatalogueEntry } from '../catalogue/catalogueEntry.ts';
import type { Fit } from '../fit/fitOf.ts';
import type { InstalledModel } from '../installed.ts';

/** What the user should do for a model that helps with work. */
export type Recommendation =
  | { type: 'use'; model: InstalledModel; fit: Fit }
  | { type: 'download'; entry: CatalogueEntry; fit: Fit }
  /** No model of the catalogue fits; `least` is the one that lacks the least. */
  | { type: 'nothing-fits'; least: CatalogueEntry; fit: Fit };

/**
 * The best model for the machine. One that is there already comes before a download of the same rank. The larger model is
 * recommended only where it is fast; where none is fast, the smaller one. `undefined` while it is not known what fits.
 */
export function recommend(facts: {
  installed: readonly InstalledModel[];
  offers: readonly CatalogueEntry[];
  fitOfInstalled: (model: InstalledModel) => Fit | undefined;
  fitOfOffer: (entry: CatalogueEntry) => Fit | undefined;
}): Recommendation | undefined {
  const { installed, offers, fitOfInstalled, fitOfOffer } = facts;
  const there = installed.flatMap((model): Candidate[] => {
    const fit = model.failure || model.bytes < leastUseful ? undefined : fitOfInstalled(model);
    return fit?.recommended ? [{ bytes: model.bytes, fit, advice: { type: 'use', model, fit } }] : [];
  });
  // Only what the catalogue vouches for; the parts of a split model are for special cases.
  const known = offers.filter(({ origin, files }) => origin === 'hearth' && files.length === 1);
  const remote = known.flatMap((entry): Candidate[] => {
    const fit = fitOfOffer(entry);
    return fit?.recommended
      ? [{ bytes: entry.files[0]?.bytes ?? 0, fit, advice: { type: 'download', entry, fit } }]
      : [];
  });
  const best = bestOf(there) ?? bestOf(remote);
  if (best) return best.advice;
  const [least] = known.toSorted((a, b) => (a.files[0]?.bytes ?? 0) - (b.files[0]?.bytes ?? 0));
  const fit = least && fitOfOffer(least);
  return least && fit ? { type: 'nothing-fits', least, fit } : undefined;
}

/** Bytes. The smallest gpt-oss for work has twelve times as many; tiny ones of its architecture are for tests. */
const leastUseful = 1e9;

interface Candidate {
  bytes: number;
  fit: Fit;
  advice: Recommendation;
}

/** The largest that is fast, else the smallest: where memory is slow, each byte costs time. */
function bestOf(candidates: readonly Candidate[]): Candidate | undefined {
  const bySize = candidates.toSorted((a, b) => b.bytes - a.bytes);
  return bySize.find(({ fit }) => fit.recommended?.speed === 'fast') ?? bySize.at(-1);
}
