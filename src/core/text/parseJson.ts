import * as v from 'valibot';

/** The value in a JSON text, if it is as the schema says; `undefined` if not, or if the text is no JSON. */
export function parseJson<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
