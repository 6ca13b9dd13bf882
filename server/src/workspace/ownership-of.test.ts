import { expect, it } from 'vitest';
import type { Argument } from '../model/interface.ts';
import { fixtureFile, snapshotOf } from '../test/fixture.ts';
import { ownershipOf, sidesOf, transferOf, type Sides } from './ownership-of.ts';

/** The arguments of the first shape in a tree with XNU's targets, each with the two sides that its routine has there. */
function argumentsOf(text: string): readonly { argument: Argument; sides: Sides }[] {
  const path = 'osfmk/mach/door.defs';
  const snapshot = snapshotOf({ [path]: text });
  const routine = snapshot.symbols.routines.find(
    ({ declared }) => declared.file === fixtureFile(path),
  );
  const [shown] = routine?.shapes ?? [];
  if (routine === undefined || shown === undefined) return [];
  const sides = sidesOf(snapshot, routine, shown);
  return shown.slot.arguments.map((argument) => ({ argument, sides }));
}

/** What each side does on success with each argument. */
function fates(text: string): readonly string[] {
  return argumentsOf(text).flatMap(({ argument, sides }) => {
    const fate = ownershipOf(sides, argument);
    if (fate === undefined) return [];
    const { caller, server } = fate;
    return [`${argument.name.text}: caller ${caller.success.text}; server ${server.success.text}`];
  });
}

const types = `
  type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
  type doors_t = ^array[] of mach_port_t;
`;

const head = `
  subsystem
  #if KERNEL_SERVER
    KernelServer
  #endif
  door 500;
  ${types}
`;

it('asks the kernel’s build what the kernel’s routine owns, and the user’s what its caller owns', () => {
  expect(
    fates(`
      ${head}
      routine door_all(house : mach_port_t; out doors : doors_t);
    `),
  ).toEqual([
    'house: caller keeps its send right; server must not release it: whoever runs the server does',
    'doors: caller owns `doors`: releases each send right with `mach_port_deallocate`, and frees the memory with `vm_deallocate`, `doorsCnt` × 4 bytes; server gives each send right away, and gives the array `doors` away',
  ]);
});

it('finds the kernel’s head of a message that has one of its own', () => {
  expect(
    fates(`
      ${head}
      #if KERNEL_SERVER
      routine door_all_from_user(
      #else
      routine door_all(
      #endif
        house : mach_port_t; out doors : doors_t);
    `),
  ).toContainEqual(expect.stringContaining('server gives each send right away'));
});

it('takes a daemon’s word where no kernel serves', () => {
  expect(
    fates(
      `subsystem door 500; ${types} routine door_all(house : mach_port_t; out doors : doors_t);`,
    ),
  ).toContainEqual(expect.stringContaining('server keeps every send right'));
});

it('takes a daemon’s word for what the kernel calls out with', () => {
  expect(
    fates(`
      subsystem
      #if KERNEL_USER
        KernelUser
      #endif
      #if KERNEL_SERVER
        KernelServer
      #endif
      door 500;
      serverprefix catch_;
      ${types}
      routine door_rings(house : mach_port_t; door : mach_port_t);
    `),
  ).toContainEqual(
    'door: caller keeps its send right; server owns `door` and releases that send right with `mach_port_deallocate`, or stores it',
  );
});

it('tells the right of a reply as the kernel sends it, and that of a request as its caller does', () => {
  const rights = argumentsOf(`
    subsystem
    #if KERNEL_SERVER
      KernelServer
    #endif
    door 500;
    ${types}
    routine door_all(house : mach_port_t; key : mach_port_t; out doors : doors_t);
  `).map(
    ({ argument, sides }) => `${argument.name.text} ${transferOf(sides, argument)?.disposition}`,
  );
  expect(rights).toEqual(['house COPY_SEND', 'key COPY_SEND', 'doors MOVE_SEND']);
});
