/** The server's error is what its routine returns; the caller's is anything but success. */
export interface Outcomes {
  readonly success: Fate;
  readonly error: Fate;
}

export interface Fate {
  readonly duty: Duty;
  /** One sentence without its subject, no full stop; names in backticks. */
  readonly text: string;
}

/**
 * `nothing`: holds nothing of it. `keeps`: still has what it had before. `gives-up`: had it, and has it no more.
 * `releases`: must release it, or store it. `leaves`: must not touch it, somebody else releases it.
 * `depends`: a run-time argument decides, or rights and memory fare differently.
 */
export type Duty = 'nothing' | 'keeps' | 'gives-up' | 'releases' | 'leaves' | 'depends';

/** The same fate whatever the outcome. */
export function always(duty: Duty, text: string): Outcomes {
  return { success: { duty, text }, error: { duty, text } };
}

/** The fate of an inout argument: of what was sent, then of what came back. */
export function both(sent: Outcomes, received: Outcomes): Outcomes {
  return {
    success: {
      duty: received.success.duty,
      text: `${sent.success.text}; then ${received.success.text}`,
    },
    error: { duty: sent.error.duty, text: `${sent.error.text}; and ${received.error.text}` },
  };
}

/** The fate of rights that lie in out-of-line memory. */
export function rightsAndMemory(rights: Outcomes, memory: Outcomes): Outcomes {
  return {
    success: joined(rights.success, memory.success),
    error: joined(rights.error, memory.error),
  };
}

export function joined(rights: Fate, memory: Fate): Fate {
  const duty = rights.duty === memory.duty ? rights.duty : 'depends';
  return { duty, text: `${rights.text}, and ${memory.text}` };
}
