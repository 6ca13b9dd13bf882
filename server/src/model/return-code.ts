import type { Span } from '../text/span.ts';

/** A return code: built in, or a `#define` of a workspace's header. */
export interface ReturnCode {
  readonly name: string;
  /** Signed 32-bit. */
  readonly value: number;
  readonly family: 'kern' | 'mach_msg' | 'mig' | 'boolean' | 'device' | 'other';
  /** One sentence without markup; empty where nobody wrote one. */
  readonly meaning: string;
  /** The header's own definition, where the workspace has it. */
  readonly declared: Span | undefined;
}
