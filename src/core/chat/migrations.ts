import * as v from 'valibot';

/**
 * Leads one exchange of a saved conversation from a version to the next.
 * @throws when it is no exchange of that version.
 */
type Migration = (exchange: unknown) => unknown;

/** The first leads from version 1 to 2, and so on. Whoever changes what is saved adds one, and a fixture of before. */
const migrations: readonly Migration[] = [toSteps, toFailureCodes];

/** The version that this Hearth saves. */
export const snapshotVersion = migrations.length + 1;

/**
 * An exchange of an older version as this version has it.
 * @throws when it is no exchange of that version.
 */
export function migrate(exchange: unknown, version: number): unknown {
  return migrations.slice(version - 1).reduce((migrated, migration) => migration(migrated), exchange);
}

/** Version 1 had one reasoning and one text for an answer. */
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

/** Version 2 had a code and a sentence for a failure. The sentence says what happened then, so it is kept. */
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
