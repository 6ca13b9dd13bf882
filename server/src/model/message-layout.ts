/** The bytes of one message, as the compiler's own structure lays them out, variable arrays at their maximum. */
export interface MessageLayout {
  /** Bytes, trailer not counted. */
  readonly size: number;
  /** Bytes with every variable in-line array empty. */
  readonly minSize: number;
  /** Whether descriptors (Apple) or ports and out-of-line data (GNU) travel. */
  readonly complex: boolean;
  readonly fields: readonly MessageField[];
}

export interface MessageField {
  readonly name: string;
  readonly kind:
    | 'header'
    | 'body'
    | 'descriptor.port'
    | 'descriptor.ool'
    | 'descriptor.ool_ports'
    | 'ndr'
    | 'field';
  /** Bytes from the message's start, everything before at its maximum. */
  readonly offset: number;
  readonly size: number;
  /** What the sending stub sets: a code, or the name of the run-time argument. */
  readonly disposition?: number | string;
  readonly deallocate?: boolean | string;
  /** Whether a variable array stands before it, so that it moves down on the wire. */
  readonly afterVariable?: boolean;
}
