import type { Format } from './format.ts';
import { harmony } from './harmony/harmony.ts';

/**
 * The prompt format of a model; `undefined` if Hearth supports none that fits.
 * @param metadata the metadata of the model file by key (`general.architecture` and so on).
 */
export function chooseFormat(metadata: ReadonlyMap<string, unknown>): Format | undefined {
  return metadata.get('general.architecture') === 'gpt-oss' ? harmony : undefined;
}
