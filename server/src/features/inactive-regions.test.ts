import { expect, it } from 'vitest';
import { scene, showSpans } from '../test/cursor.ts';
import { inactiveRegions } from './inactive-regions.ts';

const targets = ['user', 'kernel-server'].map((name, i) => ({
  name,
  base: '/fixture',
  defines: i === 0 ? { USER: '1' } : { KERNEL_SERVER: '1' },
}));

function skipped(target: string | undefined): string {
  const { snapshot } = scene(
    {
      'thing.defs': `
        subsystem thing 500;
        #if KERNEL_SERVER
        skip;
        #else
        routine a(p : mach_port_t);
        #endif
        #if NOBODY
        skip;
        #endif
      `,
    },
    { targets },
  );
  const [file] = snapshot.files.keys();
  return showSpans(snapshot, file === undefined ? [] : inactiveRegions(snapshot, file, target));
}

it('are what the chosen target skips and another reads', () => {
  expect(skipped('user')).toMatchInlineSnapshot(`
    "thing.defs:
    skip;
    ^^^^^"
  `);
  expect(skipped('kernel-server')).toMatchInlineSnapshot(`
    "thing.defs:
    routine a(p : mach_port_t);
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^"
  `);
  expect(skipped(undefined)).toBe(skipped('user'));
});
