import type { Host } from '../host/host.ts';

/** Tells of long work: nothing in the first second, and nothing where standard error is no terminal. */
export interface Progress {
  /** Called often: between two steps of the work. */
  readonly step: (what: string) => void;
  /** Takes the line away again. */
  readonly end: () => void;
}

export function createProgress({ stderr, now }: Host): Progress {
  const started = now();
  let steps = 0;
  let shownAt: number | undefined;
  return {
    step(what) {
      steps++;
      if (!stderr.isTerminal) return;
      const time = now();
      const isDue = time - started >= 1000 && (shownAt === undefined || time - shownAt >= 100);
      if (!isDue) return;
      shownAt = time;
      const seconds = Math.floor((time - started) / 1000);
      stderr.write(`\r${clearLine}${what}: step ${steps}, ${seconds} s`);
    },
    end() {
      if (shownAt !== undefined) stderr.write(`\r${clearLine}`);
      shownAt = undefined;
    },
  };
}

/** The terminal's sequence that clears to the end of the line. */
const clearLine = '\u001b[K';
