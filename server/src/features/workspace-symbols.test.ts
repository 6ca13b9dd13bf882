import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { fuzzyScore } from './fuzzy.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

const { snapshot } = scene({
  'vm.defs': `
    type vm_address_t = MACH_MSG_TYPE_INTEGER_64;
    #define PREFIX(NAME) NAME
    subsystem vm_map 3800;
    routine vm_region(p : mach_port_t);
    routine PREFIX(vm_allocate)(p : mach_port_t);
    routine mach_vm_map(p : mach_port_t);
  `,
  'vm_allocate.html':
    '<h2>vm_allocate</h2><p><strong>Function</strong> - Allocate memory.<h3>SYNOPSIS</h3>',
});

function found(query: string): readonly string[] {
  return workspaceSymbols(snapshot, query).map(
    ({ kind, name, container }) => `${kind} ${name} (${container})`,
  );
}

it('finds a routine by its message or reply id', () => {
  expect(found('#3801')).toEqual(['routine vm_allocate (vm_map id 3801 (0xed9))']);
  expect(found('0xed9')).toEqual(['routine vm_allocate (vm_map id 3801 (0xed9))']);
  expect(found('#3901')).toEqual(['routine vm_allocate (vm_map reply 3901 (0xf3d))']);
  expect(found('#1')).toEqual([]);
});

it('says which target has which routine of an id', () => {
  const { snapshot } = scene(
    {
      'door.defs': `
        subsystem door 5100;
        #if KERNEL_SERVER
        routine door_open_from_user(p : mach_port_t);
        #else
        routine door_open(p : mach_port_t);
        #endif
      `,
    },
    {
      targets: [
        { name: 'user', base: '/' },
        { name: 'kernel-server', base: '/', defines: { KERNEL_SERVER: '1' } },
      ],
    },
  );
  expect(
    workspaceSymbols(snapshot, '#5100').map(({ name, container }) => [name, container]),
  ).toEqual([
    ['door_open', 'door id 5100 (0x13ec), user'],
    ['door_open_from_user', 'door id 5100 (0x13ec), kernel-server'],
  ]);
});

it('finds names by their beginnings, best first', () => {
  expect(found('vm_al')).toEqual([
    'routine vm_allocate (vm_map 3801)',
    'page vm_allocate (Allocate memory.)',
  ]);
  expect(found('vma').slice(0, 2)).toEqual([
    'routine vm_allocate (vm_map 3801)',
    'page vm_allocate (Allocate memory.)',
  ]);
  expect(found('mvm')).toEqual(['routine mach_vm_map (vm_map 3802)']);
  expect(found('nothing_like_it')).toEqual([]);
});

it('gives everything for nothing', () => {
  expect(found('')).toHaveLength(7);
});

it('passes by a word’s start where only that fits', () => {
  expect(fuzzyScore('acb', 'abcb_c')).toBeDefined();
});

it('weighs the whole name, its start, a word’s start, and the rest in this order', () => {
  const scores = ['map', 'map_x', 'vm_map', 'vm_remap', 'm_a_p'].map(
    (name) => fuzzyScore('map', name) ?? 0,
  );
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(new Set(scores).size).toBe(scores.length);
});
