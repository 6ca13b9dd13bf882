import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOf, machlint } from '../test/command-line.ts';

const types = `type int = MACH_MSG_TYPE_INTEGER_32;
type door_t = MACH_MSG_TYPE_COPY_SEND;
`;

/** Three interfaces of 60 slots each, every tenth of them a `skip`. */
function tree(): Record<string, string> {
  return Object.fromEntries(
    ['door', 'gate', 'lamp'].map((name, n) => {
      const slots = Array.from({ length: 60 }, (_, i) =>
        i % 10 === 5 ? 'skip;' : `routine ${name}_${i}(${name} : door_t; width : int);`,
      );
      const text = `subsystem ${name} ${4000 + 1000 * n};\n${types}${slots.join('\n')}\n`;
      return [`mach/${name}.defs`, text];
    }),
  );
}

it('tells one moved slot of 180 in one line, with the routine that runs instead', async () => {
  const cwd = folderOf(tree());
  expect((await machlint('contract write abi.txt', { cwd })).code).toBe(0);
  expect(await machlint('contract check abi.txt', { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  const gate = join(cwd, 'mach/gate.defs');
  const text = readFileSync(gate, 'utf8');
  // The last `skip` of five: four routines stand behind it.
  const at = text.lastIndexOf('skip;');
  writeFileSync(gate, text.slice(0, at) + text.slice(at + 'skip;\n'.length));
  expect(await machlint('contract check abi.txt', { cwd })).toMatchInlineSnapshot(`
    {
      "code": 1,
      "stderr": "",
      "stdout": "mach/gate.defs: the \`skip;\` at 5055 is gone, which moved \`gate_56\` from 5056 to 5055 and 3 more up to \`gate_59\`: an old client that calls \`gate_56\` runs \`gate_57\` (breaks an old client with a new server, a new client with an old server) [skip-lost] [user]
    ",
    }
  `);
});

it('is the same bytes whatever the order of the paths, and changes in one line for one slot', async () => {
  const cwd = folderOf(tree());
  const contract = async (words: string): Promise<readonly string[]> => {
    await machlint(`contract write abi.txt ${words}`, { cwd });
    return readFileSync(join(cwd, 'abi.txt'), 'utf8').split('\n');
  };
  const first = await contract('mach/lamp.defs mach/door.defs mach/gate.defs');
  expect(await contract('mach/door.defs mach/gate.defs mach/lamp.defs')).toEqual(first);
  const door = join(cwd, 'mach/door.defs');
  writeFileSync(
    door,
    readFileSync(door, 'utf8').replace('routine door_7(', 'simpleroutine door_7('),
  );
  const second = await contract('mach/door.defs mach/gate.defs mach/lamp.defs');
  expect(second.filter((line, i) => line !== first[i])).toEqual([
    '  4007 simpleroutine door_7(requestport door: port COPY_SEND; in width: 4 bytes) 36',
  ]);
});

it('says nothing of a tree that has not changed, whatever its builds make of an interface', async () => {
  const cwd = folderOf({
    'osfmk/mach/door.defs': `subsystem
#if KERNEL_SERVER
  KernelServer
#endif
  door 4000;
type int = MACH_MSG_TYPE_INTEGER_32;
type door_t = MACH_MSG_TYPE_COPY_SEND
#if KERNEL_SERVER
  intran: struct door *convert_port_to_door(mach_port_t)
  outtran: mach_port_t convert_door_to_port(struct door *)
#endif
;
type doors_t = ^array[] of door_t;
serverprefix serve_;
routine door_all(door : door_t; out doors : doors_t, dealloc);
#if KERNEL_USER
userprefix kernel_;
#endif
routine door_next(door : door_t; out next : door_t; inout count : int);
`,
  });
  await machlint('contract write abi.txt', { cwd });
  expect(await machlint('contract check abi.txt', { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});
