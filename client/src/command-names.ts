/** Every command that the extension registers; the last one is for the links of our own views. */
export const commandNames = [
  'machlint.chooseTarget',
  'machlint.showRoutineById',
  'machlint.openCounterpart',
  'machlint.showLayout',
  'machlint.previewPage',
  'machlint.lintWorkspace',
  'machlint.restart',
  'machlint.showLog',
  'machlint.refreshSubsystems',
  'machlint.followLink',
] as const;

export type CommandName = (typeof commandNames)[number];

/** What each command does. */
export type Commands = Readonly<Record<CommandName, (...args: readonly unknown[]) => unknown>>;
