import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lowerText } from '../test/lower.ts';
import { lowered } from '../test/lowered.ts';

/**
 * `fixtures/lowering/DIALECT.txt` holds examples between lines of `====`: a text, a line of `----`, and what the compiler
 * of the dialect makes of it. The first part stands above each text, unless its first line is `alone`.
 */
it.each(['apple', 'gnu'] as const)('reads interfaces as the %s compiler does', async (dialect) => {
  const path = fileURLToPath(new URL(`../../../fixtures/lowering/${dialect}.txt`, import.meta.url));
  const [head = '', ...examples] = readFileSync(path, 'utf8').split('====\n');
  const told = examples.map((example) => {
    const [source = ''] = example.split('----\n');
    const text = source.startsWith('alone\n') ? source.slice('alone\n'.length) : head + source;
    const made = lowered(text, { dialect });
    return made === '' ? `${source}----\n` : `${source}----\n${made}\n`;
  });
  await expect([head, ...told].join('====\n')).toMatchFileSnapshot(path);
});

it('mentions every name that MIG resolves, with what stands there', () => {
  const text = `subsystem door 4000;
serverdemux door_demux;
error door_error;
userprefix u_;
type port = MACH_MSG_TYPE_COPY_SEND;
type door = port
  ctype: door_c
  cusertype: door_u
  cservertype: door_s
  intran: door_k to_door(port)
  outtran: port from_door(door_k)
  intranpayload: door_k of_payload
  destructor: drop(door_k);
type doors = array[*:4] of door;
routine open(house : port; out list : doors; gone : lost);
`;
  const told = lowerText(text, { dialect: 'gnu' })
    .mentions.flat()
    .map(({ kind, role, key, span }) => {
      const written = text.slice(span.start, span.end);
      return `${role} ${kind} ${key}${key === written ? '' : ` as ${written}`}`;
    });
  expect(told).toMatchInlineSnapshot(`
    [
      "definition subsystem door",
      "reference function door_demux",
      "definition type port",
      "definition type door",
      "reference type port",
      "reference ctype door_c",
      "reference ctype door_u",
      "reference ctype door_s",
      "reference ctype door_k",
      "reference function to_door",
      "reference ctype port",
      "reference ctype port",
      "reference function from_door",
      "reference ctype door_k",
      "reference ctype door_k",
      "reference function of_payload",
      "reference function drop",
      "reference ctype door_k",
      "definition type doors",
      "reference type door",
      "definition routine open",
      "reference type port",
      "definition argument open/house as house",
      "reference type doors",
      "definition argument open/list as list",
      "reference type lost",
      "definition argument open/gone as gone",
    ]
  `);
});
