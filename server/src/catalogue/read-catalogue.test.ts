import { expect, it } from 'vitest';
import type { PackedCatalogue } from './catalogue.ts';
import { collectCatalogue } from './collect-catalogue.ts';
import { catalogueRoutinesNamed, catalogueRoutinesWithId, versionsText } from './find-routines.ts';
import { readCatalogue } from './read-catalogue.ts';
import { snapshotOf } from '../test/fixture.ts';

const header = '#include <mach/std_types.defs>\nsubsystem lamp 600;\n';
const light = 'routine lamp_light(lamp : mach_port_t; out level : int);\n';
const versions = [
  light,
  `${light}simpleroutine lamp_smash(lamp : mach_port_move_send_t);\n`,
  `skip;\nsimpleroutine lamp_smash(lamp : mach_port_move_send_t);\n`,
  `routine lamp_light(lamp : mach_port_t; out level : int64_t);\n`,
];

function collected(): PackedCatalogue {
  return collectCatalogue([
    {
      name: 'Lamp OS',
      versions: versions.map((text, index) => ({
        version: `${index + 1}.0`,
        snapshot: snapshotOf({ 'lamp.defs': header + text }),
      })),
    },
  ]);
}

it('reads what was collected, and finds routines by name and by either id', () => {
  const catalogue = readCatalogue(JSON.parse(JSON.stringify(collected())));
  const [found] = catalogueRoutinesNamed(catalogue, 'lamp_light');
  expect(catalogueRoutinesWithId(catalogue, 600)).toEqual([found]);
  expect(catalogueRoutinesWithId(catalogue, 700)).toEqual([found]);
  expect(found?.routine).toMatchInlineSnapshot(`
    {
      "base": 600,
      "file": "lamp.defs",
      "forms": [
        {
          "arguments": [
            {
              "direction": "requestport",
              "flags": [],
              "name": "lamp",
              "right": {
                "disposition": "COPY_SEND",
                "receiver": "send",
                "sender": "send",
              },
              "type": "mach_port_t",
            },
            {
              "direction": "out",
              "flags": [],
              "name": "level",
              "right": undefined,
              "type": "int",
            },
          ],
          "kind": "routine",
          "ranges": [
            [
              0,
              1,
            ],
          ],
          "reply": 700,
          "targets": [
            "user",
          ],
        },
        {
          "arguments": [
            {
              "direction": "requestport",
              "flags": [],
              "name": "lamp",
              "right": {
                "disposition": "COPY_SEND",
                "receiver": "send",
                "sender": "send",
              },
              "type": "mach_port_t",
            },
            {
              "direction": "out",
              "flags": [],
              "name": "level",
              "right": undefined,
              "type": "int64_t",
            },
          ],
          "kind": "routine",
          "ranges": [
            [
              3,
              3,
            ],
          ],
          "reply": 700,
          "targets": [
            "user",
          ],
        },
      ],
      "id": 600,
      "name": "lamp_light",
      "others": [],
      "subsystem": "lamp",
    }
  `);
  expect(catalogueRoutinesNamed(catalogue, 'lamp_smash')[0]?.routine.forms).toMatchInlineSnapshot(`
    [
      {
        "arguments": [
          {
            "direction": "requestport",
            "flags": [],
            "name": "lamp",
            "right": {
              "disposition": "MOVE_SEND",
              "receiver": "send",
              "sender": "send",
            },
            "type": "mach_port_move_send_t",
          },
        ],
        "kind": "simpleroutine",
        "ranges": [
          [
            1,
            2,
          ],
        ],
        "reply": undefined,
        "targets": [
          "user",
        ],
      },
    ]
  `);
  expect(catalogueRoutinesNamed(catalogue, 'lamp')).toEqual([]);
});

it('tells versions as runs', () => {
  const [system] = readCatalogue(collected()).systems;
  if (system === undefined) throw new Error('no system');
  const told = (...ranges: (readonly [number, number])[]): string => versionsText(system, ranges);
  expect(told([0, 1], [1, 2])).toBe('Lamp OS 1.0 to 3.0');
  expect(told([3, 3], [0, 1])).toBe('Lamp OS 1.0 to 2.0, 4.0 (newest known)');
  expect(versionsText({ ...system, versions: ['7'] }, [[0, 0]])).toBe(
    'Lamp OS 7 (the only version known)',
  );
});

it.each<[string, (packed: PackedCatalogue) => unknown]>([
  ['no object', () => null],
  ['no list of systems', (packed) => ({ ...packed, systems: {} })],
  ['an argument without a type', (packed) => ({ ...packed, arguments: ['lamp in'] })],
  ['an argument that is not there', (packed) => ({ ...packed, arguments: [] })],
  [
    'a version that is not there',
    (packed) => ({ ...packed, systems: packed.systems.map((each) => ({ ...each, versions: [] })) }),
  ],
])('rejects %s', (_, spoil) => {
  expect(() => readCatalogue(spoil(collected()))).toThrow(/^the catalogue has .* for /);
});
