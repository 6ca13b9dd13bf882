import { expect, it } from 'vitest';
import { snapshotOf } from '../test/fixture.ts';
import { subsystemTree } from './subsystem-tree.ts';

const snapshot = snapshotOf(
  {
    'later.defs': 'subsystem later 900;\nsimpleroutine ping();\n',
    'door.defs': `
subsystem
#if KERNEL
KernelServer
#endif
door 500;
type port_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(door : port_t);
#if KERNEL
routine door_lock(door : port_t);
#else
skip;
#endif
`,
  },
  {
    targets: [
      { name: 'user', base: '/fixture' },
      { name: 'kernel', base: '/fixture', defines: { KERNEL: '1' } },
    ],
  },
);

/** The tree as a person sees it. */
function shown(target: string | undefined): string {
  return subsystemTree(snapshot, target)
    .flatMap(({ name, base, end, side, slots }) => [
      `${name} ${base}–${end - 1} ${side}`,
      ...slots.map(
        (slot) => `  ${slot.messageId} ${slot.kind} ${slot.name} ${slot.replyId ?? '-'}`,
      ),
    ])
    .join('\n');
}

it('orders subsystems by their ids, as the first target reads them', () => {
  expect(shown(undefined)).toMatchInlineSnapshot(`
    "door 500–501 user
      500 routine door_open 600
      501 skip  -
    later 900–900 user
      900 simpleroutine ping -"
  `);
});

it('shows what the chosen target reads', () => {
  expect(shown('kernel')).toMatchInlineSnapshot(`
    "door 500–501 kernel-server
      500 routine door_open 600
      501 routine door_lock 601
    later 900–900 user
      900 simpleroutine ping -"
  `);
});
