import type { ResolvedInclude } from './resolve.ts';
import type { Inclusion, LineMarker, MacroMention, PreprocessorProblem, TokenRun } from './unit.ts';

/** What a stretch of the preprocessor's work notes, each kind in the order in which it is met. */
export interface RunNotes {
  readonly runs: readonly TokenRun[];
  readonly problems: readonly PreprocessorProblem[];
  readonly includes: readonly Inclusion[];
  readonly mentions: readonly MacroMention[];
  readonly lineMarkers: readonly LineMarker[];
  readonly resolved: readonly ResolvedInclude[];
}

/**
 * Notes that are being taken, stretch by stretch: what an earlier reading of an included file noted is a stretch that
 * many units have, and nothing of it is copied.
 */
export class OpenRunNotes {
  readonly #stretches: RunNotes[] = [];
  #own = openStretch();

  /** The stretch that is being written. */
  get own(): OpenStretch {
    return this.#own;
  }

  /** A place to take the stretches from that are still to come. */
  mark(): () => readonly RunNotes[] {
    this.#endStretch();
    const start = this.#stretches.length;
    return () => {
      this.#endStretch();
      return this.#stretches.slice(start);
    };
  }

  add(stretches: readonly RunNotes[]): void {
    this.#endStretch();
    for (const each of stretches) this.#stretches.push(each);
  }

  all(): readonly RunNotes[] {
    this.#endStretch();
    return this.#stretches;
  }

  #endStretch(): void {
    const own = this.#own;
    const isEmpty =
      own.runs.length === 0 &&
      own.problems.length === 0 &&
      own.includes.length === 0 &&
      own.mentions.length === 0 &&
      own.lineMarkers.length === 0 &&
      own.resolved.length === 0;
    if (isEmpty) return;
    this.#stretches.push(own);
    this.#own = openStretch();
  }
}

function openStretch() {
  return {
    runs: [] as TokenRun[],
    problems: [] as PreprocessorProblem[],
    includes: [] as Inclusion[],
    mentions: [] as MacroMention[],
    lineMarkers: [] as LineMarker[],
    resolved: [] as ResolvedInclude[],
  };
}

type OpenStretch = ReturnType<typeof openStretch>;
