export interface RuleTiming {
  /** A rule's id, or `readingTime`. */
  readonly rule: string;
  readonly milliseconds: number;
  readonly findings: number;
}

/** The row of the time in which files are read, parsed and put into the symbol table: no rule's. */
export const readingTime = '(reading)';

/** Adds up the time of each rule; without a clock it only calls. */
export interface Stopwatch {
  time<Outcome>(rule: string, work: () => Outcome, findings: (outcome: Outcome) => number): Outcome;
  /** The slowest first. */
  timings(): readonly RuleTiming[];
}

export function createStopwatch(now: (() => number) | undefined): Stopwatch {
  const totals = new Map<string, RuleTiming>();
  return {
    time(rule, work, findings) {
      if (now === undefined) return work();
      const start = now();
      const outcome = work();
      const known = totals.get(rule);
      totals.set(rule, {
        rule,
        milliseconds: (known?.milliseconds ?? 0) + now() - start,
        findings: (known?.findings ?? 0) + findings(outcome),
      });
      return outcome;
    },
    timings: () => [...totals.values()].sort((a, b) => b.milliseconds - a.milliseconds),
  };
}
