import type { Format } from './format.ts';
import { harmony } from './harmony/harmony.ts';

/**
 * The format that a model is spoken to in; none if Hearth has none that fits.
 * @param metadata what the head of its file says, by key (`general.architecture` and so on).
 */
export function chooseFormat(metadata: ReadonlyMap<string, unknown>): Format | undefined {
  return metadata.get('general.architecture') === 'gpt-oss' ? harmony : undefined;
}
