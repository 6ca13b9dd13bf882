import { describe, expect, it } from 'vitest';
import { argument, bounded, here, outOfLine, type } from '../test/mach-values.ts';
import type { ArgumentFlag, Direction } from './interface.ts';
import type { MachType } from './mach-type.ts';
import { ownership } from './ownership.ts';
import type { OwnershipContext } from './ownership-transfer.ts';

const apple: OwnershipContext = {
  dialect: 'apple',
  kernelServer: false,
  kernelUser: false,
  consumeOnSendError: 'none',
};
const gnu: OwnershipContext = { ...apple, dialect: 'gnu' };
const kernelServer: OwnershipContext = { ...apple, kernelServer: true };
const kernelUser: OwnershipContext = { ...apple, kernelUser: true };

const byte = type({ inName: 9, outName: 9, size: 8 });
const word = type({ inName: 2, outName: 2, size: 32 });
const copySend = port(19, 17);
const translated = {
  ...copySend,
  intran: name('convert_port_to_task'),
  outtran: name('convert_task_to_port'),
  destructor: name('task_deallocate'),
};

describe('rights that a request carries', () => {
  it('stay with the caller that copies, and are the server’s to release', () => {
    expect(fate(apple, 'in', copySend)).toMatchInlineSnapshot(`
      "port
      caller  keeps: keeps its send right
        error keeps: keeps its send right
      server  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('are gone from the caller that moves', () => {
    expect(fate(apple, 'in', port(17, 17))).toMatchInlineSnapshot(`
      "port
      caller  gives-up: has given up the send right
        error gives-up: has given up the send right once the message is sent; where sending fails, it comes back, perhaps under another name or address
      server  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
    expect(fate(apple, 'in', port(16, 16))).toMatchInlineSnapshot(`
      "port
      caller  gives-up: has given up the receive right
        error gives-up: has given up the receive right once the message is sent; where sending fails, it comes back, perhaps under another name or address
      server  releases: owns \`x\` and releases that receive right with \`mach_port_mod_refs\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('do not come back where the stub consumes what could not be sent', () => {
    expect(fate({ ...apple, consumeOnSendError: 'any' }, 'in', port(18, 18)))
      .toMatchInlineSnapshot(`
      "port
      caller  gives-up: has given up the send-once right
        error gives-up: has given up the send-once right once the message is sent; where sending fails, the stub destroys what comes back
      server  releases: owns \`x\` and releases that send-once right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('are made from a receive right that stays', () => {
    expect(fate(gnu, 'in', port(21, 18))).toMatchInlineSnapshot(`
      "port
      caller  keeps: keeps the receive right, from which the send-once right is made
        error keeps: keeps the receive right, from which the send-once right is made
      server  releases: owns \`x\` and releases that send-once right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('are told at run time where they are polymorphic', () => {
    expect(fate(apple, 'in', port(-1, -1))).toMatchInlineSnapshot(`
      "port
      caller  depends: gives the right up where \`xPoly\` says move, and keeps it otherwise
        error depends: gives the right up where \`xPoly\` says move, and keeps it otherwise
      server  releases: owns \`x\` and releases that port right as \`xPoly\` tells, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('become an object in the kernel, which the stub gives back', () => {
    expect(fate(kernelServer, 'in', translated)).toMatchInlineSnapshot(`
      "port
      caller  keeps: keeps its send right
        error keeps: keeps its send right
      server  leaves: must not release \`x\`: the stub calls \`task_deallocate\` on it, whatever is returned, and on success releases the port
        error leaves: must not release \`x\`: the stub calls \`task_deallocate\` on it, whatever is returned, and on success releases the port"
    `);
    expect(fate(kernelServer, 'in', { ...translated, destructor: undefined }))
      .toMatchInlineSnapshot(`
      "port
      caller  keeps: keeps its send right
        error keeps: keeps its send right
      server  releases: owns whatever reference \`convert_port_to_task\` takes for \`x\`, which no destructor gives back
        error releases: owns whatever reference \`convert_port_to_task\` takes for \`x\`, which no destructor gives back"
    `);
  });
  it('are the kernel routine’s where nothing translates them', () => {
    expect(fate(kernelServer, 'in', copySend)).toMatchInlineSnapshot(`
      "port
      caller  keeps: keeps its send right
        error keeps: keeps its send right
      server  releases: owns \`x\` and releases that send right with \`ipc_port_release_send\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('are many in an array', () => {
    expect(fate(apple, 'in', { ...bounded(copySend, 3), descriptors: 3 })).toMatchInlineSnapshot(`
      "ports
      caller  keeps: keeps its send rights
        error keeps: keeps its send rights
      server  releases: owns \`x\` and releases each send right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
    expect(fate(apple, 'in', outOfLine(port(17, 17)), 'dealloc')).toMatchInlineSnapshot(`
      "ports-in-memory
      caller  gives-up: has given up each send right and the memory at \`x\`
        error gives-up: has given up each send right and the memory at \`x\` once the message is sent; where sending fails, it comes back, perhaps under another name or address
      server  releases: owns \`x\`: releases each send right with \`mach_port_deallocate\`, and frees the memory with \`vm_deallocate\`, \`xCnt\` × 4 bytes, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
});

describe('memory that a request carries', () => {
  it('is the server’s to free', () => {
    expect(fate(apple, 'in', outOfLine(word))).toMatchInlineSnapshot(`
      "memory
      caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps the memory at \`x\`, of which the message takes a copy
      server  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` × 4 bytes, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('leaves the caller with dealloc, or where the caller says so', () => {
    expect(fate(gnu, 'in', outOfLine(byte), 'dealloc')).toMatchInlineSnapshot(`
      "memory
      caller  gives-up: has given up the memory at \`x\`
        error gives-up: has given up the memory at \`x\` once the message is sent; where sending fails, it comes back, perhaps under another name or address
      server  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` bytes, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
    expect(fate(apple, 'in', outOfLine(byte), 'dealloc[]')).toMatchInlineSnapshot(`
      "memory
      caller  depends: loses the memory at \`x\` where \`xDealloc\` is true, and keeps it otherwise
        error depends: loses the memory at \`x\` where \`xDealloc\` is true, and keeps it otherwise
      server  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` bytes, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('is freed by the stub after an unbounded array, by GNU’s only on success', () => {
    expect(fate(apple, 'in', unbounded(byte))).toMatchInlineSnapshot(`
      "memory
      caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps the memory at \`x\`, of which the message takes a copy
      server  leaves: must not free the memory of \`x\`, which the stub does
        error leaves: must not free the memory of \`x\`, which the stub does"
    `);
    expect(fate(gnu, 'in', { ...unbounded(byte), inline: true })).toMatchInlineSnapshot(`
      "memory
      caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps the memory at \`x\`, of which the message takes a copy
      server  leaves: must not free the memory of \`x\`, which the stub does
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
    expect(fate(gnu, 'in', { ...unbounded(byte), inline: true }, 'servercopy'))
      .toMatchInlineSnapshot(`
        "memory
        caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
          error keeps: keeps the memory at \`x\`, of which the message takes a copy
        server  releases: owns \`x\` and where \`x\` does not lie in its own buffer or message, frees the memory with \`vm_deallocate\`, \`xCnt\` bytes, or stores it
          error leaves: must leave \`x\` alone: whoever runs the server destroys it"
      `);
    expect(fate(apple, 'in', unbounded(copySend))).toMatchInlineSnapshot(`
      "ports-in-memory
      caller  keeps: keeps its send rights, and keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps its send rights, and keeps the memory at \`x\`, of which the message takes a copy
      server  releases: must not free the memory of \`x\`, which the stub does, but owns and releases each right in it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
  it('is freed by the stub with auto', () => {
    expect(fate(apple, 'in', outOfLine(byte), 'auto')).toMatchInlineSnapshot(`
      "memory
      caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps the memory at \`x\`, of which the message takes a copy
      server  leaves: must not free the memory of \`x\`, which the stub does
        error leaves: must not free the memory of \`x\`, which the stub does"
    `);
  });
  it('is a copy object in the kernel', () => {
    expect(fate(kernelServer, 'in', outOfLine(byte))).toMatchInlineSnapshot(`
      "memory
      caller  keeps: keeps the memory at \`x\`, of which the message takes a copy
        error keeps: keeps the memory at \`x\`, of which the message takes a copy
      server  releases: owns \`x\` and discards the memory’s copy object or copies it out, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
});

describe('what a reply carries', () => {
  it('is the caller’s: a right', () => {
    expect(fate(apple, 'out', port(17, 17))).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: gives the send right away
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
    expect(fate(apple, 'out', copySend)).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  keeps: keeps its send right
        error keeps: keeps its send right, since an error reply carries nothing"
    `);
    expect(fate(apple, 'out', port(20, 17))).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  keeps: keeps the receive right, from which the send right is made
        error keeps: keeps the receive right, from which the send right is made, since an error reply carries nothing"
    `);
    expect(fate(apple, 'out', port(-1, -1))).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that port right as \`xPoly\` tells
        error nothing: must neither read nor release \`x\`, which is undefined
      server  depends: gives the right away where it sets \`xPoly\` to move, and keeps it otherwise
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
  });
  it('is made of a reference that a kernel routine hands over', () => {
    expect(fate(kernelServer, 'out', translated)).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: hands its reference to \`convert_task_to_port\`, which makes the right
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
    expect(fate(kernelServer, 'out', copySend)).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send right with \`mach_port_deallocate\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: gives the send right away
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
  });
  it('is the caller’s: memory, which the server loses only with dealloc', () => {
    expect(fate(apple, 'out', outOfLine(word))).toMatchInlineSnapshot(`
      "memory
      caller  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` × 4 bytes
        error nothing: must neither read nor release \`x\`, which is undefined
      server  releases: keeps the memory at \`x\`, and frees it once the reply is sent
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
    expect(fate(apple, 'out', outOfLine(word), 'dealloc')).toMatchInlineSnapshot(`
      "memory
      caller  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` × 4 bytes
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: loses the memory at \`x\` when the reply is sent
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
    expect(fate(gnu, 'out', outOfLine(byte), 'dealloc[]')).toMatchInlineSnapshot(`
      "memory
      caller  releases: owns \`x\` and frees the memory with \`vm_deallocate\`, \`xCnt\` bytes
        error nothing: must neither read nor release \`x\`, which is undefined
      server  depends: loses the memory at \`x\` where it sets \`xDealloc\`, and keeps it otherwise
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
  });
  it('is the caller’s: rights and their memory, as task_threads answers', () => {
    expect(fate(kernelServer, 'out', outOfLine(copySend))).toMatchInlineSnapshot(`
      "ports-in-memory
      caller  releases: owns \`x\`: releases each send right with \`mach_port_deallocate\`, and frees the memory with \`vm_deallocate\`, \`xCnt\` × 4 bytes
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: gives each send right away, and gives the array \`x\` away
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
  });
  it('may lie in the caller’s own buffer with GNU', () => {
    expect(fate(gnu, 'out', { ...unbounded(byte), inline: true })).toMatchInlineSnapshot(`
      "memory
      caller  releases: owns \`x\` and where \`x\` does not lie in its own buffer or message, frees the memory with \`vm_deallocate\`, \`xCnt\` bytes
        error nothing: must neither read nor release \`x\`, which is undefined
      server  releases: keeps the memory at \`x\`, and frees it once the reply is sent
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
  });
  it('is released with the kernel’s own functions in a kernel that calls', () => {
    expect(fate(kernelUser, 'out', port(18, 18))).toMatchInlineSnapshot(`
      "port
      caller  releases: owns \`x\` and releases that send-once right with \`ipc_port_release_sonce\`
        error nothing: must neither read nor release \`x\`, which is undefined
      server  gives-up: gives the send-once right away
        error releases: releases what it has made for \`x\`, since an error reply carries nothing"
    `);
    expect(fate(kernelUser, 'in', port(18, 18))).toMatchInlineSnapshot(`
      "port
      caller  gives-up: has given up the send-once right
        error gives-up: has given up the send-once right once the message is sent; where the kernel cannot even copy the message in, the caller still has it
      server  releases: owns \`x\` and releases that send-once right with \`mach_port_deallocate\`, or stores it
        error leaves: must leave \`x\` alone: whoever runs the server destroys it"
    `);
  });
});

it('tells of both halves of an inout right', () => {
  expect(fate(apple, 'inout', copySend)).toMatchInlineSnapshot(`
    "port
    caller  releases: keeps its send right; then owns \`x\` and releases that send right with \`mach_port_deallocate\`
      error keeps: keeps its send right; and must neither read nor release \`x\`, which is undefined
    server  keeps: owns \`x\` and releases that send right with \`mach_port_deallocate\`, or stores it; then keeps its send right
      error leaves: must leave \`x\` alone: whoever runs the server destroys it; and keeps its send right, since an error reply carries nothing"
  `);
});

it('tells of the ports in the header', () => {
  expect(fate(apple, 'requestport', copySend)).toMatchInlineSnapshot(`
    "port
    caller  keeps: keeps its send right
      error keeps: keeps its send right
    server  leaves: must not release it: whoever runs the server does
      error leaves: must not release it: whoever runs the server does"
  `);
  expect(fate(kernelServer, 'requestport', translated)).toMatchInlineSnapshot(`
    "port
    caller  keeps: keeps its send right
      error keeps: keeps its send right
    server  leaves: must not release \`x\`: the stub calls \`task_deallocate\` on it, whatever is returned
      error leaves: must not release \`x\`: the stub calls \`task_deallocate\` on it, whatever is returned"
  `);
  expect(fate(apple, 'sreplyport', port(21, 18))).toMatchInlineSnapshot(`
    "port
    caller  keeps: keeps the receive right of its reply port
      error keeps: keeps the receive right of its reply port
    server  leaves: leaves it to the reply; where it returns \`MIG_NO_REPLY\` it owns the right, and must answer or destroy it
      error leaves: leaves it to the reply; where it returns \`MIG_NO_REPLY\` it owns the right, and must answer or destroy it"
  `);
});

it('has nothing to tell of data', () => {
  expect(fate(apple, 'in', word)).toBe('nothing');
  expect(fate(apple, 'out', bounded(byte, 8))).toBe('nothing');
  expect(fate(apple, 'waittime', word)).toBe('nothing');
  expect(fate(apple, 'in', type({ inName: 15, outName: 15 }))).toBe('nothing');
});

function fate(
  context: OwnershipContext,
  direction: Direction,
  of: MachType,
  ...flags: readonly ArgumentFlag[]
): string {
  const found = ownership(argument(direction, 'x', of, flags), context);
  if (found === undefined) return 'nothing';
  const { caller, server } = found;
  return [
    `${found.carries}`,
    `caller  ${caller.success.duty}: ${caller.success.text}`,
    `  error ${caller.error.duty}: ${caller.error.text}`,
    `server  ${server.success.duty}: ${server.success.text}`,
    `  error ${server.error.duty}: ${server.error.text}`,
  ].join('\n');
}

function port(inName: number, outName: number): MachType {
  return type({ inName, outName, size: 32, port: true, descriptors: 1 });
}

function unbounded(element: MachType): MachType {
  return { ...outOfLine(element), shape: 'unbounded-array', unbounded: true };
}

function name(text: string) {
  return { text, written: here };
}
