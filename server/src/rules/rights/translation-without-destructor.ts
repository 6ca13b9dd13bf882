import type { MachType } from '../../model/mach-type.ts';
import type { Interface } from '../../model/interface.ts';
import { memo } from '../../text/memo.ts';
import { defineRule } from '../rule.ts';

/** A translation into an object that other types release and this one does not. */
export default defineRule({
  id: 'rights/translation-without-destructor',
  title: 'Translation without a destructor',
  severity: 'warning',
  presets: ['strict'],
  since: '0.1.0',
  source:
    'server.c of both compilers: the stub releases a translated argument through its destructor alone',
  on: 'interface',

  *check({ interface: found }) {
    const releasing = releasedTypes(found);
    const told = new Set<MachType>();
    for (const slot of found.slots) {
      if (slot.kind !== 'routine') continue;
      for (const { direction, type } of slot.arguments) {
        if (!translated.has(direction) || told.has(type)) continue;
        told.add(type);
        const { intran, destructor, name } = type;
        if (intran === undefined || destructor !== undefined || name === undefined) continue;
        if (consumes.test(name.text)) continue;
        const other = releasing.get(intran.text) ?? releasing.get(type.transType);
        if (other?.destructor === undefined || other.name === undefined) continue;
        yield {
          span: intran.written,
          message: `nothing releases what \`${intran.text}\` makes for \`${name.text}\`: expected \`destructor: ${other.destructor.text}(${type.transType})\`, as \`${other.name.text}\` has`,
          related: [{ span: other.destructor.written, message: 'released here' }],
        };
      }
    }
  },
});

const translated = new Set(['in', 'requestport']);

/** A type that is named for it hands the reference over to the routine, `semaphore_consume_ref_t` of XNU. */
const consumes = /consume/i;

/** By translation, and by what it makes, the first type that has a destructor for that. */
const releasedTypes = memo(({ types }: Interface): ReadonlyMap<string, MachType> => {
  const released = new Map<string, MachType>();
  for (const type of types) {
    if (type.intran === undefined || type.destructor === undefined) continue;
    for (const key of [type.intran.text, type.transType]) {
      if (!released.has(key)) released.set(key, type);
    }
  }
  return released;
});
