import { always, rightsAndMemory, type Outcomes } from './ownership-fate.ts';
import { code, deallocation, possession, rightOf, transferOf } from './ownership-words.ts';
import type { OwnershipContext, Transfer } from './ownership-transfer.ts';

/** What the caller has, after the call, of what it sent. */
export function callerSends(transfer: Transfer): Outcomes {
  switch (transfer.carries) {
    case 'port':
    case 'ports':
      return rights(transfer);
    case 'memory':
      return memory(transfer);
    case 'ports-in-memory':
      return rightsInMemory(transfer);
  }
}

function rightsInMemory(transfer: Transfer): Outcomes {
  const { argument, context } = transfer;
  const { inName } = argument.type;
  if (transferOf(inName) === 'move' && deallocation(argument) === 'yes') {
    const right = rightOf(inName);
    return gone(`each ${right} right and the memory at ${code(argument.name.text)}`, context);
  }
  return rightsAndMemory(rights(transfer), memory(transfer));
}

/** What the caller has, after the call, of what the reply brought. */
export function callerGets(transfer: Transfer): Outcomes {
  const { argument, context } = transfer;
  const name = code(argument.name.text);
  return {
    success: { duty: 'releases', text: `owns ${possession(transfer, context.kernelUser)}` },
    error: {
      duty: 'nothing',
      text: `must neither read nor release ${name}, which is undefined`,
    },
  };
}

function rights({ argument, carries, context }: Transfer): Outcomes {
  const { inName } = argument.type;
  const one = carries === 'port' ? 'the' : 'each';
  const right = rightOf(inName);
  switch (transferOf(inName)) {
    case 'copy':
      return always('keeps', `keeps ${carries === 'port' ? 'its send right' : 'its send rights'}`);
    case 'make':
      return always('keeps', `keeps the receive right, from which ${one} ${right} right is made`);
    case 'move':
      return gone(`${one} ${right} right`, context);
    case 'told':
      return always(
        'depends',
        `gives ${one} right up where ${code(`${argument.name.text}Poly`)} says move, and keeps it otherwise`,
      );
  }
}

function memory({ argument, context }: Transfer): Outcomes {
  const name = code(argument.name.text);
  switch (deallocation(argument)) {
    case 'no':
      return always('keeps', `keeps the memory at ${name}, of which the message takes a copy`);
    case 'maybe':
      return always(
        'depends',
        `loses the memory at ${name} where ${code(`${argument.name.text}Dealloc`)} is true, and keeps it otherwise`,
      );
    case 'yes':
      return gone(`the memory at ${name}`, context);
  }
}

function gone(what: string, context: OwnershipContext): Outcomes {
  return {
    success: { duty: 'gives-up', text: `has given up ${what}` },
    error: {
      duty: 'gives-up',
      text: `has given up ${what} once the message is sent; ${afterFailedSend(context)}`,
    },
  };
}

/** Where a message cannot be sent, the kernel hands moved rights and memory back to a task. */
function afterFailedSend({ dialect, kernelUser, consumeOnSendError }: OwnershipContext): string {
  if (kernelUser)
    return 'where the kernel cannot even copy the message in, the caller still has it';
  const isDestroyed = dialect === 'apple' && consumeOnSendError !== 'none';
  return isDestroyed
    ? 'where sending fails, the stub destroys what comes back'
    : 'where sending fails, it comes back, perhaps under another name or address';
}
