import type { Dialect } from '../../model/dialect.ts';
import type { MessageField, MessageLayout } from '../../model/message-layout.ts';

/** What a field is, with the right that it hands over: `port descriptor, MOVE_SEND (17)`. */
export function fieldWords({ kind, disposition, deallocate }: MessageField): string {
  const extras = [
    disposition === undefined ? '' : dispositionWords(disposition),
    deallocate === undefined || deallocate === false
      ? ''
      : deallocate === true
        ? 'deallocate'
        : `deallocate as \`${deallocate}\` says`,
  ].filter((text) => text !== '');
  return [kindWords[kind], ...extras].join(', ');
}

/** `24 bytes`, or `44 to 1,068 bytes` where an in-line array varies. */
export function sizeWords({ size, minSize }: MessageLayout): string {
  return size === minSize ? `${count(size)} bytes` : `${count(minSize)} to ${count(size)} bytes`;
}

/** A number as people read it: `1,068`. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/**
 * The words of a message header: `mach_msg_header_t` of 24 bytes for a task, of 32 where ports are pointers.
 * Source: both systems' `mach/message.h`. Undefined for any other size.
 */
export function headerWords(
  { size }: MessageField,
  dialect: Dialect,
  messageId: number,
): readonly { readonly name: string; readonly size: number }[] | undefined {
  if (size !== 24 && size !== 32) return undefined;
  const port = size === 32 ? 8 : 4;
  return [
    { name: 'msgh_bits', size: 4 },
    { name: 'msgh_size', size: 4 },
    { name: 'msgh_remote_port', size: port },
    { name: 'msgh_local_port', size: port },
    { name: dialect === 'apple' ? 'msgh_voucher_port' : 'msgh_seqno', size: 4 },
    { name: `msgh_id = ${messageId}`, size: 4 },
  ];
}

function dispositionWords(disposition: number | string): string {
  if (typeof disposition === 'string') return `disposition as \`${disposition}\` says`;
  const word = dispositions[disposition];
  return word === undefined ? `disposition ${disposition}` : `${word} (${disposition})`;
}

/** Source: `MACH_MSG_TYPE_*` of both systems' `mach/message.h`. */
const dispositions: Readonly<Record<number, string>> = {
  16: 'MOVE_RECEIVE',
  17: 'MOVE_SEND',
  18: 'MOVE_SEND_ONCE',
  19: 'COPY_SEND',
  20: 'MAKE_SEND',
  21: 'MAKE_SEND_ONCE',
};

const kindWords: Readonly<Record<MessageField['kind'], string>> = {
  header: 'message header',
  body: 'descriptor count',
  'descriptor.port': 'port descriptor',
  'descriptor.ool': 'out-of-line descriptor',
  'descriptor.ool_ports': 'out-of-line ports descriptor',
  ndr: 'data representation',
  type: 'type word',
  field: 'data',
};
