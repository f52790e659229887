/**
 * Milliseconds for one completion. Who asks by command waits for it, so that has three times as long, and ten seconds
 * at least: Nielsen's limit for keeping one's attention on a task (Usability Engineering, 1993, chapter 5).
 * @param setting `hearth.completion.timeBudget`.
 */
export function timeBudget(setting: number, explicit: boolean): number {
  return explicit ? Math.max(3 * setting, 10_000) : setting;
}
