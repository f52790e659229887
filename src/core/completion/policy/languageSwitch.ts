/**
 * Whether completion is on for a language, by `hearth.completion.languages`: an entry of the language's own, else that
 * of `*`, else yes. The same form as Copilot's `github.copilot.enable`, so that one can be copied from the other.
 */
export function isLanguageOn(switches: Readonly<Record<string, unknown>>, languageId: string): boolean {
  const own = Object.hasOwn(switches, languageId) ? switches[languageId] : undefined;
  if (typeof own === 'boolean') return own;
  return switches['*'] !== false;
}
