import { expect, it } from 'vitest';
import { fixtureRoot, snapshotOf } from '../test/fixture.ts';
import { meaningsOf, whoisReport, whoisText } from './whois.ts';

const snapshot = snapshotOf({
  'lamp.defs': `#include <mach/std_types.defs>
subsystem lamp 600;
routine lamp_light(lamp : mach_port_t);
skip;
simpleroutine lamp_smash(lamp : mach_port_t);
`,
  'echo.defs': `#include <mach/std_types.defs>
subsystem echo 700;
routine echo_call(echo : mach_port_t);
`,
});

const whois = (query: string): string =>
  whoisText(meaningsOf(snapshot, query), snapshot, fixtureRoot);

it('tells every thing that a number may be', () => {
  expect(whois('700')).toMatchInlineSnapshot(`
    "700  message id  echo_call   echo  echo.defs:3
    700  reply id    lamp_light  lamp  lamp.defs:3
    "
  `);
  expect(whois('601')).toMatchInlineSnapshot(`
    "601  skipped id  skip  lamp  lamp.defs:4  (user)
    "
  `);
  expect(whois('5')).toMatchInlineSnapshot(`
    "5  return code  KERN_FAILURE  The call failed for a reason that has no code of its own.
    "
  `);
});

it.each(['-308', '4294966988', '0xfffffecc'])('knows %s for MIG_SERVER_DIED', (query) => {
  expect(whois(query)).toContain('MIG_SERVER_DIED');
});

it('finds a code of mach_msg under the causes that are or-ed into it', () => {
  expect(whois('0x1000240d')).toMatchInlineSnapshot(`
    "268444685 = 0x1000240d  return code  MACH_SEND_NO_BUFFER | MACH_MSG_IPC_SPACE | MACH_MSG_VM_KERNEL  The kernel has no buffer for the message; no room in the port name space; the kernel is short of memory
    "
  `);
});

it('tells the numbers of a name', () => {
  expect(whois('lamp_light')).toMatchInlineSnapshot(`
    "600  message id  lamp_light  lamp  lamp.defs:3
    700  reply id    lamp_light  lamp  lamp.defs:3
    "
  `);
  expect(whois('lamp_smash')).toMatchInlineSnapshot(`
    "602  message id  lamp_smash  lamp  lamp.defs:5
    "
  `);
  expect(whois('KERN_NO_SPACE')).toMatchInlineSnapshot(`
    "3  return code  KERN_NO_SPACE  The address range is taken, or no range or port name of that kind is free.
    "
  `);
});

it.each(['602000', 'lamp', '', '-', '0x', '1e3', '99999999999999999999'])(
  'knows nothing of `%s`',
  (query) => {
    expect(whois(query)).toBe('');
  },
);

it('gives the same as data', () => {
  expect(whoisReport('600', meaningsOf(snapshot, '600'), snapshot, fixtureRoot))
    .toMatchInlineSnapshot(`
    {
      "meanings": [
        {
          "about": "lamp",
          "catalogue": null,
          "file": "lamp.defs",
          "kind": "message id",
          "name": "lamp_light",
          "range": {
            "end": {
              "column": 19,
              "line": 3,
            },
            "start": {
              "column": 9,
              "line": 3,
            },
          },
          "targets": null,
          "value": 600,
        },
      ],
      "query": "600",
    }
  `);
});
