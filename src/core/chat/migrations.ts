import * as v from 'valibot';

/**
 * Converts one exchange of a saved conversation from one version to the next.
 * @throws when it is not an exchange of that version.
 */
type Migration = (exchange: unknown) => unknown;

/**
 * The first migrates from version 1 to 2, and so on. When the saved format changes, add a migration, and a fixture in
 * the old format.
 */
const migrations: readonly Migration[] = [toSteps, toFailureCodes];

/** The version in which conversations are saved now. */
export const snapshotVersion = migrations.length + 1;

/**
 * Converts an exchange of an older version to the current one.
 * @throws when it is not an exchange of that version.
 */
export function migrate(exchange: unknown, version: number): unknown {
  return migrations.slice(version - 1).reduce((migrated, migration) => migration(migrated), exchange);
}

/** Version 1 had one reasoning text and one answer text. */
function toSteps(exchange: unknown): unknown {
  const { answer, ...others } = v.parse(version1, exchange);
  const { text, reasoning, reasoningTime, status } = answer;
  return {
    ...others,
    answer: {
      steps: [
        ...(reasoning === ''
          ? []
          : [
              {
                type: 'reasoning',
                text: reasoning,
                ...(reasoningTime !== undefined && { time: reasoningTime }),
              },
            ]),
        ...(text === '' ? [] : [{ type: 'text', role: 'answer', text }]),
      ],
      status,
    },
  };
}

const version1 = v.looseObject({
  answer: v.object({
    text: v.string(),
    reasoning: v.string(),
    reasoningTime: v.exactOptional(v.number()),
    status: v.unknown(),
  }),
});

/** Version 2 stored a failure as a code and a sentence. The sentence says what happened at the time, so it is kept. */
function toFailureCodes(exchange: unknown): unknown {
  const { answer, ...others } = v.parse(version2, exchange);
  if (!v.is(failed2, answer.status)) return exchange;
  const { code, message } = answer.status.failure;
  return {
    ...others,
    answer: { ...answer, status: { type: 'failed', failure: { code: 'recorded', was: code, message } } },
  };
}

const version2 = v.looseObject({ answer: v.looseObject({ status: v.unknown() }) });

const failed2 = v.object({
  type: v.literal('failed'),
  failure: v.object({ code: v.unknown(), message: v.string() }),
});
