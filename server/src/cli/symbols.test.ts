import { expect, it } from 'vitest';
import { folderOf, machlint, runProgram } from '../test/command-line.ts';

const door = `subsystem door 4000;
type door_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(door : door_t);
simpleroutine door_tell(door : door_t; listener : door_t);
`;

it('prints the routines that a query asks for, as lines and as data', async () => {
  const cwd = folderOf({ 'door.defs': door });
  expect((await machlint('symbols --where simpleroutine', { cwd })).stdout).toBe(
    'door.defs:4: simpleroutine door_tell - door 4001 (user)\n',
  );
  const { stdout } = await machlint('symbols --where simpleroutine --format json', { cwd });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    interfaces: [{ target: 'user', routines: [{ name: 'door_tell' }] }],
    returnCodes: [],
  });
});

it('says in one line where a query cannot be read, and ends 2', () => {
  const cwd = folderOf({ 'door.defs': door });
  expect(runProgram(['symbols', '--where', 'user & simpleroutin'], { cwd })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'machlint: `--where`, column 8: `simpleroutin` is not a term: the nearest is `simpleroutine`\n',
  });
});

it('explains the words in its help', async () => {
  const { stdout } = await machlint('symbols --help', { cwd: folderOf({}) });
  expect(stdout).toContain('ool-ports');
});
