import type { Argument } from './interface.ts';
import type { MachType } from './mach-type.ts';
import type { Transfer } from './ownership-transfer.ts';

/** What a disposition does with the sender's right. Codes of `mach/message.h`, the same in both dialects. */
export function transferOf(code: number): 'move' | 'copy' | 'make' | 'told' {
  if (code >= 16 && code <= 18) return 'move';
  if (code === 19) return 'copy';
  return code === 20 || code === 21 ? 'make' : 'told';
}

/** The right that travels: `send`, `send-once`, `receive`; `port` where it is told at run time. */
export function rightOf(code: number): 'send' | 'send-once' | 'receive' | 'port' {
  switch (code) {
    case 16:
      return 'receive';
    case 18:
    case 21:
      return 'send-once';
    case 17:
    case 19:
    case 20:
      return 'send';
    default:
      return 'port';
  }
}

/** Who frees out-of-line memory on the sender's side once it is sent: `yes` the message itself. */
export function deallocation({ type, flags }: Argument): MachType['dealloc'] {
  if (flags.includes('dealloc[]')) return 'maybe';
  if (flags.includes('dealloc')) return 'yes';
  return flags.includes('notdealloc') ? 'no' : type.dealloc;
}

/** What the receiver of a transfer owns and does with it: `x` and releases it (…). */
export function possession({ argument, carries }: Transfer, inKernel: boolean): string {
  const name = code(argument.name.text);
  const right = rightOf(argument.type.outName);
  const way = releaseOf(right, inKernel, argument.name.text);
  switch (carries) {
    case 'port':
      return `${name} and releases that ${right} right${way}`;
    case 'ports':
      return `${name} and releases each ${right} right${way}`;
    case 'memory':
      return `${name} and ${freeing(argument, inKernel)}`;
    case 'ports-in-memory':
      return `${name}: releases each ${right} right${way}, and ${freeing(argument, inKernel)}`;
  }
}

function releaseOf(right: string, inKernel: boolean, argument: string): string {
  if (right === 'port') return ` as ${code(`${argument}Poly`)} tells`;
  const calls = inKernel ? kernelCalls : userCalls;
  return ` with ${code(calls.get(right) ?? '')}`;
}

const userCalls: ReadonlyMap<string, string> = new Map([
  ['send', 'mach_port_deallocate'],
  ['send-once', 'mach_port_deallocate'],
  ['receive', 'mach_port_mod_refs'],
]);

const kernelCalls: ReadonlyMap<string, string> = new Map([
  ['send', 'ipc_port_release_send'],
  ['send-once', 'ipc_port_release_sonce'],
  ['receive', 'ipc_port_release_receive'],
]);

function freeing({ type, name }: Argument, inKernel: boolean): string {
  if (inKernel) {
    return type.port ? 'frees the array' : 'discards the memory’s copy object or copies it out';
  }
  // GNU's `array[]` comes in line where it is short.
  const condition = type.inline
    ? `where ${code(name.text)} does not lie in its own buffer or message, `
    : '';
  if (!type.variable) return 'frees the memory with `vm_deallocate`';
  const element = type.element ?? type;
  const each = Math.ceil((element.number * element.size) / 8);
  const count = code(`${name.text}Cnt`);
  return `${condition}frees the memory with \`vm_deallocate\`, ${each === 1 ? count : `${count} × ${each}`} bytes`;
}

export function code(text: string): string {
  return `\`${text}\``;
}
