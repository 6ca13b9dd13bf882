import { expect, it } from 'vitest';
import { cMentions } from './c-mentions.ts';

function found(text: string, ...names: readonly string[]): readonly string[] {
  return cMentions(text, new Set(names)).map(({ role, name, start, caller }) => {
    const line = text.slice(0, start).split('\n').length;
    return `${role} ${name} in line ${line}${caller === undefined ? '' : ` by ${caller.name}`}`;
  });
}

const source = `
#define vm_allocate(x) not_a_function(x) {
/* vm_allocate( in a comment { */
kern_return_t vm_allocate(int a);
static const char *text = "vm_allocate(";

__attribute__((noinline)) kern_return_t
vm_allocate(
    vm_map_t map, vm_offset_t *addr) __attribute__((used))
{
    if (vm_region(map) != 0) {
        return vm_allocate_more(map, 'x', "}");
    }
    return 0;
}

struct thing table[] = { vm_allocate, vm_region };

int main(void)
{
    kern_return_t kr = vm_allocate(mach_task_self(), 0);
    return vm_region(kr);
}
`;

it('tells definitions from prototypes, macros, comments and strings', () => {
  expect(found(source, 'vm_allocate')).toEqual([
    'definition vm_allocate in line 8',
    'call vm_allocate in line 21 by main',
  ]);
});

it('tells who calls', () => {
  expect(found(source, 'vm_region')).toEqual([
    'call vm_region in line 11 by vm_allocate',
    'call vm_region in line 22 by main',
  ]);
});

it('looks into extern "C" no further than it can, and survives broken text', () => {
  expect(found('((((', 'a')).toEqual([]);
  expect(found('a(){ a( } } } b(){ a(', 'a')).toEqual([
    'definition a in line 1',
    'call a in line 1 by a',
    'call a in line 1 by b',
  ]);
});

it('names a function that a macro makes by what the macro is given', () => {
  expect(found('T_DECL(reads_a_thing, "reads")\n{ thing_read(); }', 'thing_read')).toEqual([
    'call thing_read in line 2 by T_DECL(reads_a_thing)',
  ]);
});
