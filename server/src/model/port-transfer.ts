import type { PortTransfer, Right } from './interface.ts';
import type { MachType } from './mach-type.ts';
import { isRight, polymorphic, portName } from './type-codes.ts';

/**
 * What happens to the rights of a type; undefined for a type without.
 * A kernel server packs its results under the receiver's code: it hands over a reference that the kernel owns.
 * Source: what Apple's `user.c` and `server.c` put into a message's descriptors, and `ipc_right.c` and `ipc_kmsg.c` of the
 * kernel for what becomes of it.
 */
export function transferOf(
  { inName, outName }: Pick<MachType, 'inName' | 'outName'>,
  packsReceived: boolean,
): PortTransfer | undefined {
  const sent = packsReceived && isPort(outName) ? outName : inName;
  if (!isPort(sent)) return undefined;
  const receiver = received[outName] ?? received[sent] ?? 'polymorphic';
  const { sender, disposition, moves } = transfers[sent] ?? open;
  return { sender, receiver, disposition, moves };
}

function isPort(code: number): boolean {
  return code === polymorphic || code === portName || isRight(code);
}

type Sending = Omit<PortTransfer, 'receiver'>;

const open: Sending = { sender: 'polymorphic', disposition: 'POLYMORPHIC', moves: false };

const transfers: Readonly<Record<number, Sending>> = {
  15: { sender: 'name', disposition: 'PORT_NAME', moves: false },
  16: { sender: 'receive', disposition: 'MOVE_RECEIVE', moves: true },
  17: { sender: 'send', disposition: 'MOVE_SEND', moves: true },
  18: { sender: 'send-once', disposition: 'MOVE_SEND_ONCE', moves: true },
  19: { sender: 'send', disposition: 'COPY_SEND', moves: false },
  20: { sender: 'receive', disposition: 'MAKE_SEND', moves: false },
  21: { sender: 'receive', disposition: 'MAKE_SEND_ONCE', moves: false },
};

const received: Readonly<Record<number, Right>> = {
  [polymorphic]: 'polymorphic',
  15: 'name',
  16: 'receive',
  17: 'send',
  18: 'send-once',
  19: 'send',
  20: 'send',
  21: 'send-once',
};
