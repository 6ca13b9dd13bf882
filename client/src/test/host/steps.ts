/** What is tried inside the extension host, in this order: later steps use what earlier ones opened. */
export const hostSteps = [
  'leaves HTML that is no page alone',
  'gives other .defs files their own language',
  'is active within 100 ms',
  'shows what is wrong with an interface',
  'hovers a routine',
  'goes from a page to the interface',
  'finds references over interfaces and pages',
  'outlines an interface',
  'folds an interface',
  'formats without a change in meaning',
  'recognises a page and previews it',
  'tells what it knows of the folder',
  'follows a change of the settings',
  'takes findings back when the text is mended',
  'works again after a restart',
] as const;

export type HostStep = (typeof hostSteps)[number];

/** What the extension host writes into the file that MACHLINT_HOST_RESULTS names. */
export interface HostResults {
  /** By step: what went wrong, null where nothing did. */
  readonly steps: Partial<Record<HostStep, string | null>>;
  /** Milliseconds: activation, and from then to the first hover. */
  readonly activation: number;
  readonly firstHover: number;
}
