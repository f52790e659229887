/** Every command that Hearth contributes. A unit test compares the list with package.json, both ways. */
export const commandIds = [
  'hearth.completion.trigger',
  'hearth.completion.toggle',
  'hearth.chat.open',
  'hearth.chat.new',
  'hearth.chat.stop',
  'hearth.chat.attachSelection',
  'hearth.refactor.explain',
  'hearth.refactor.refactor',
  'hearth.refactor.fix',
  'hearth.refactor.document',
  'hearth.refactor.tests',
  'hearth.refactor.simplify',
  'hearth.refactor.custom',
  'hearth.refactor.apply',
  'hearth.refactor.discard',
  'hearth.model.choose',
  'hearth.model.start',
  'hearth.model.restart',
  'hearth.model.stop',
  'hearth.showMenu',
  'hearth.showLog',
  'hearth.openSettings',
] as const;

export type CommandId = (typeof commandIds)[number];
