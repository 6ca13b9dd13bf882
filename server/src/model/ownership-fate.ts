import type { Duty, Fate, Outcomes } from './ownership.ts';

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
