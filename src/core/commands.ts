import { refactorActions } from './refactor/actions.ts';

/** Every command that Hearth contributes. A unit test compares the list with package.json, both ways. */
export const commandIds = [
  'hearth.completion.trigger',
  'hearth.completion.toggle',
  'hearth.completion.snooze',
  'hearth.completion.endSnooze',
  'hearth.insight.why',
  'hearth.insight.inspect',
  'hearth.insight.statistics',
  'hearth.nextEdit.accept',
  'hearth.nextEdit.dismiss',
  'hearth.nextEdit.toggle',
  'hearth.chat.open',
  'hearth.chat.new',
  'hearth.chat.stop',
  'hearth.chat.attachSelection',
  ...refactorActions.map(({ id }) => `hearth.refactor.${id}` as const),
  'hearth.refactor.apply',
  'hearth.refactor.discard',
  'hearth.models.open',
  'hearth.models.getRecommended',
  'hearth.model.choose',
  'hearth.model.chooseFile',
  'hearth.model.start',
  'hearth.model.restart',
  'hearth.model.stop',
  'hearth.showMenu',
  'hearth.showLog',
  'hearth.openSettings',
] as const;

export type CommandId = (typeof commandIds)[number];
