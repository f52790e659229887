import * as v from 'valibot';
import type { EntryActionId, FromModelsPage } from '../../../protocol/models.ts';

/** Parses a message from the models page; `undefined` if it is malformed. */
export function parseFromModelsPage(message: unknown): FromModelsPage | undefined {
  const parsed = v.safeParse(fromPage, message);
  return parsed.success ? parsed.output : undefined;
}

const action: v.GenericSchema<unknown, EntryActionId> = v.picklist([
  'load',
  'unload',
  'restart',
  'use',
  'reveal',
  'delete',
  'download',
  'pause',
  'resume',
  'cancel',
  'open-page',
  'examine',
  'remove-address',
  'choose-file',
  'add-address',
  'show-log',
  'open-settings',
]);

const fromPage: v.GenericSchema<unknown, FromModelsPage> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({
    type: v.literal('act'),
    // A key contains a path, and those are long on some systems.
    entry: v.pipe(v.string(), v.minLength(1), v.maxLength(40_000)),
    action,
  }),
]);
