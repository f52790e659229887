/**
 * Whether completion is on for a language, by `hearth.completion.languages`: the entry for the language, else that for
 * `*`, else on. The same form as Copilot's `github.copilot.enable`, so that users can copy their settings.
 */
export function isLanguageOn(switches: Readonly<Record<string, unknown>>, languageId: string): boolean {
  const own = Object.hasOwn(switches, languageId) ? switches[languageId] : undefined;
  if (typeof own === 'boolean') return own;
  return switches['*'] !== false;
}
