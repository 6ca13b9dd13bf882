import { expect, it } from 'vitest';
import { snapshotOf } from '../../test/fixture.ts';
import { historyOf, versionOf } from './history.ts';

const head =
  'subsystem door 5100;\ntype port_t = mach_port_t;\ntype int = MACH_MSG_TYPE_INTEGER_32;\n';

const history = historyOf([
  versionOf(
    'one',
    snapshotOf({ 'door.defs': `${head}routine a(p : port_t);\nskip;\nroutine c(p : port_t);` }),
  ),
  versionOf(
    'two',
    snapshotOf({
      'door.defs': `${head}routine a(p : port_t; n : int);\nroutine c(p : port_t);\nroutine d(p : port_t);`,
    }),
  ),
]);

it('tells which versions have a routine, and under which id', () => {
  const ids = (name: string) => history.of('door.defs', name).map((each) => each.ids);
  expect([ids('a'), ids('c'), ids('d')]).toEqual([
    [[5100], [5100]],
    [[5102], [5101]],
    [[], [5102]],
  ]);
});

it('tells what came, went and changed, in the words of `breaking`', () => {
  expect(history.changedIn(1).map(({ name, kind }) => [name, kind])).toEqual([
    ['a', 'changed'],
    ['c', 'changed'],
    ['d', 'new'],
  ]);
  expect(history.of('door.defs', 'c')[1]?.changes.join()).toContain('5102');
  expect(history.of('door.defs', 'a')[1]?.changes.join()).toContain('`n`');
});
