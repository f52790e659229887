/**
 * Milliseconds for one completion. A user who asks by command is willing to wait, so the budget is then three times as
 * long, and at least ten seconds: Nielsen's limit for keeping attention on a task (Usability Engineering, 1993,
 * chapter 5).
 * @param setting `hearth.completion.timeBudget`.
 */
export function timeBudget(setting: number, explicit: boolean): number {
  return explicit ? Math.max(3 * setting, 10_000) : setting;
}
