import { describe, expect, it } from 'vitest';
import { fixtureRoot, snapshotOf } from '../../test/fixture.ts';
import { routinesText } from '../symbols-text.ts';
import { isFault, parseQuery } from './parse-query.ts';
import { factsOf } from './routine-facts.ts';

const files = {
  'door.defs': `subsystem door 4000;
type int = MACH_MSG_TYPE_INTEGER_32;
type door_t = MACH_MSG_TYPE_COPY_SEND;
type once_t = MACH_MSG_TYPE_MAKE_SEND_ONCE;
type name_t = MACH_MSG_TYPE_PORT_NAME;
type keys_t = ^array [] of door_t;
type plan_t = ^array [] of int;
type note_t = array [*:64] of int;
type label_t = c_string [*:32];
routine door_open(door : door_t; width : int);
simpleroutine door_tell(door : door_t; listener : once_t);
routine door_keys(door : door_t; out keys : keys_t);
routine door_plan(door : door_t; plan : plan_t, dealloc; note : note_t);
routine door_name(door : door_t; name : name_t; label : label_t);
routine door_audit(door : door_t; serveraudittoken token : token_t);
`.replace('routine door_open', 'type token_t = struct [8] of int;\nroutine door_open'),
  'door_open.html': '<h2>door_open</h2>\n<p><strong>Function</strong> - Open.\n',
};

/** The names that a query finds, or where and why it cannot be read. */
function ask(text: string): string {
  const snapshot = snapshotOf(files, { dialect: 'apple' });
  const targets = snapshot.project.targets.map(({ name }) => name);
  const query = parseQuery(text, [...targets, 'kernel-server']);
  if (isFault(query)) return `${query.at}: ${query.message}`;
  const options = { folder: fixtureRoot, files: new Set(snapshot.files.keys()) };
  const found = routinesText(snapshot, options, (routine) =>
    query(factsOf(snapshot, fixtureRoot, routine)),
  );
  return [...found.matchAll(/routine door_(\w+)/g)].map((match) => match[1]).join(' ');
}

describe('a query', () => {
  it('asks for what a message carries, and which way', () => {
    expect(ask('carries ool-ports')).toBe('keys');
    expect(ask('sends ool-ports')).toBe('');
    expect(ask('returns ool_ports')).toBe('keys');
    expect(ask('carries ool')).toBe('plan');
    expect(ask('carries array')).toBe('plan');
    expect(ask('carries string')).toBe('name');
    expect(ask('carries dealloc')).toBe('plan');
    expect(ask('carries right')).toBe('tell keys');
    expect(ask('carries send-once & sends MAKE_SEND_ONCE')).toBe('tell');
    expect(ask('carries name')).toBe('name');
  });

  it('asks for kinds, names, tokens, sizes and pages', () => {
    expect(ask('simpleroutine')).toBe('tell');
    expect(ask('name door_o* | name *_name')).toBe('open name');
    expect(ask('type KEYS_T')).toBe('keys');
    expect(ask('takes audit-token')).toBe('audit');
    expect(ask('id >= 4004')).toBe('name audit');
    expect(ask('request > 200')).toBe('plan');
    expect(ask('reply >= 0')).toBe('open keys plan name audit');
    expect(ask('rights = 1')).toBe('tell keys');
    expect(ask('documented')).toBe('open');
    expect(ask('subsystem lamp')).toBe('');
    expect(ask('kernel-server')).toBe('');
  });

  it('binds `&` closer than `|`, takes words for signs, and a blank for `&`', () => {
    const expected = 'open tell name audit';
    expect(ask('!(carries ool | carries ool-ports)')).toBe(expected);
    expect(ask('not (carries ool or carries ool-ports)')).toBe(expected);
    expect(ask('simpleroutine | routine & name door_open')).toBe('open tell');
    expect(ask('routine !documented carries string')).toBe('name');
  });

  it('says where it cannot be read, and what was meant', () => {
    expect(ask('kernel-server & carries ool-prots')).toBe(
      '24: `ool-prots` is not what a message carries: the nearest is `ool-ports`',
    );
    expect(ask('kernel-sever')).toBe(
      '0: `kernel-sever` is not a term: the nearest is `kernel-server`',
    );
    expect(ask('(routine')).toBe('0: the parenthesis is not closed: expected `)`');
    expect(ask('routine)')).toBe('7: expected `&`, `|` or the end, not `)`');
    expect(ask('request 12')).toBe('8: expected one of `= != < <= > >=` behind `request`');
    expect(ask('request > big')).toBe('10: expected a number behind `>`');
    expect(ask('name')).toBe('4: expected a name behind `name`, with `*` for anything');
    expect(ask('takes constructor')).toMatch(
      /^6: `constructor` is not what a stub takes: expected /,
    );
    expect(ask('')).toMatch(/^0: expected a term: `carries`, /);
  });
});
