import type { MachType } from '../../model/mach-type.ts';
import { defineRule } from '../rule.ts';

/** An array of ports whose element type has translations that MIG does not apply. */
export default defineRule({
  id: 'rights/translated-array',
  title: 'Array of ports that MIG does not translate',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'type.c of both compilers: an array takes nothing of its element’s translations',
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, subsystem, targets } of shapes) {
      for (const { type, typeName, name, direction } of slot.arguments) {
        if (!subsystem.kernelServer || !type.port || type.intran !== undefined) continue;
        const element = translatedElement(type);
        if (element?.name === undefined) continue;
        yield {
          span: typeName.written,
          targets,
          message:
            direction === 'out'
              ? `the server must make ports of the elements of \`${name.text}\` itself: MIG does not apply the translation of \`${element.name.text}\` in an array`
              : `the elements of \`${name.text}\` reach the server as ports: MIG does not apply the translation of \`${element.name.text}\` in an array`,
        };
      }
    }
  },
});

function translatedElement(type: MachType): MachType | undefined {
  const isArray = type.variable || type.descriptors > 1 || type.shape === 'array';
  let element = isArray ? type.element : undefined;
  while (element !== undefined && (element.intran === undefined || element.name === undefined)) {
    element = element.element;
  }
  return element;
}
