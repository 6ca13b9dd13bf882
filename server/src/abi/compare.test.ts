import { describe, expect, it } from 'vitest';
import { changeText } from './change.ts';
import { compareInterfaces } from './compare.ts';
import { parseContract, writeContract } from './contract-text.ts';
import type { AbiInterface } from './slot.ts';

function read(slots: string): AbiInterface {
  const parsed = parseContract(`interface a.defs\nbase 500 a [user]\n${slots}`);
  const [only] = 'interfaces' in parsed ? parsed.interfaces : [];
  if (only === undefined) throw new Error(JSON.stringify(parsed));
  return only;
}

function changes(before: string, after: string): readonly string[] {
  return compareInterfaces(read(before), read(after)).map(
    (change) => `${change.kind}: ${changeText(change)}`,
  );
}

describe('compareInterfaces', () => {
  it('says which routine runs instead where a skip was lost', () => {
    const before = '500 routine a() 24/36\n501 skip\n502 routine b() 24/36\n503 routine c() 24/36';
    const after = '500 routine a() 24/36\n501 routine b() 24/36\n502 routine c() 24/36';
    expect(changes(before, after)).toMatchInlineSnapshot(`
      [
        "skip-lost: the \`skip;\` at 501 is gone, which moved \`b\` from 502 to 501 and 1 more up to \`c\`: an old client that calls \`b\` runs \`c\` (breaks an old client with a new server, a new client with an old server)",
      ]
    `);
  });

  it('tells two routines that traded places', () => {
    const before = '500 routine a() 24/36\n501 routine b() 24/36';
    const after = '500 routine b() 24/36\n501 routine a() 24/36';
    expect(changes(before, after)).toMatchInlineSnapshot(`
      [
        "slots-swapped: \`a\` (500) and \`b\` (501) traded places: an old client that calls one runs the other (breaks an old client with a new server, a new client with an old server)",
      ]
    `);
  });

  it('tells a routine put in the middle', () => {
    const before = '500 routine a() 24/36\n501 routine b() 24/36';
    const after = '500 routine a() 24/36\n501 routine n() 24/36\n502 routine b() 24/36';
    expect(changes(before, after)).toMatchInlineSnapshot(`
      [
        "slot-inserted: \`n\` was put in, which moved \`b\` from 501 to 502: an old client that calls \`b\` runs \`n\` (breaks an old client with a new server, a new client with an old server)",
      ]
    `);
  });

  it('tells a routine taken out with and without a skip', () => {
    const before = '500 routine a() 24/36\n501 routine b() 24/36\n502 routine c() 24/36';
    expect(changes(before, '500 routine a() 24/36\n501 skip\n502 routine c() 24/36'))
      .toMatchInlineSnapshot(`
        [
          "routine-removed: \`b\` (501) was removed and its slot is a \`skip;\`: an old client that calls it gets \`MIG_BAD_ID\` (breaks an old client with a new server, a rebuild)",
        ]
      `);
    expect(changes(before, '500 routine a() 24/36\n501 routine c() 24/36')).toMatchInlineSnapshot(`
      [
        "slot-dropped: \`b\` was taken out without a \`skip;\`, which moved \`c\` from 502 to 501: an old client that calls \`b\` runs \`c\` and one that calls \`c\` runs no routine (\`MIG_BAD_ID\`) (breaks an old client with a new server, a new client with an old server, a rebuild)",
      ]
    `);
  });

  it('is silent about a routine added at the end', () => {
    expect(
      changes('500 routine a() 24/36', '500 routine a() 24/36\n501 routine b() 24/36'),
    ).toEqual([]);
  });

  it('tells what happens to an argument', () => {
    const before =
      '500 routine a(requestport p: port COPY_SEND; in r: port COPY_SEND; in s: port COPY_SEND; in n: 4 bytes) 56/36';
    const after =
      '500 routine a(requestport p: port COPY_SEND; in r: port MOVE_SEND; in s: port MAKE_SEND_ONCE; in n: 8 bytes) 60/36';
    expect(changes(before, after)).toMatchInlineSnapshot(`
      [
        "disposition-changed: \`r\` of \`a\` (500) travelled as port COPY_SEND and travels as port MOVE_SEND: the server receives the same, a client built anew loses what it sends (breaks a rebuild)",
        "disposition-changed: \`s\` of \`a\` (500) travelled as port COPY_SEND and travels as port MAKE_SEND_ONCE (breaks an old client with a new server, a new client with an old server)",
        "type-changed: \`n\` of \`a\` (500) travelled as 4 bytes and travels as 8 bytes (breaks an old client with a new server, a new client with an old server)",
      ]
    `);
  });

  it('takes an equal routine under a new name in its place for a new name', () => {
    const args = '(requestport p: port COPY_SEND; in width: 4 bytes; in force: 4 bytes) 40/36';
    expect(changes(`500 routine a${args}`, `500 routine z${args}`)).toMatchInlineSnapshot(`
      [
        "routine-renamed: \`a\` (500) is called \`z\`: the messages are the same, and programs that use the old name do not build (breaks a rebuild)",
      ]
    `);
  });
});

describe('the contract', () => {
  it('reads back what it writes', () => {
    const text = [
      '# machlint contract 1: one line a message id (id, kind, name, arguments as they travel, request/reply bytes).',
      '',
      'interface mach/a.defs',
      '  base 500 a [kernel-server user]',
      '  500 routine a(requestport p: port COPY_SEND; out n: up to 8 x 4 bytes (countinout)) 28/76',
      '  501 skip',
      '  502 skip [kernel-server]',
      '  502 simpleroutine b(requestport p: port COPY_SEND) 24 [user]',
      '',
    ].join('\n');
    const parsed = parseContract(text);
    expect('interfaces' in parsed && writeContract(parsed.interfaces)).toBe(text);
  });

  it('says which line it cannot read', () => {
    expect(parseContract('interface a.defs\nbase 5 a [user]\nfive routine')).toEqual({
      line: 3,
      message: 'expected `ID routine NAME(…) REQUEST/REPLY` or `ID skip`',
    });
  });
});
