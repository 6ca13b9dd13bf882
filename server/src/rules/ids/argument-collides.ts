import type { Dialect } from '../../model/dialect.ts';
import type { Argument, RoutineSlot } from '../../model/interface.ts';
import { layoutContext, messageLayouts } from '../../model/layout.ts';
import { hasTarget } from '../../model/target.ts';
import type { RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { defineRule } from '../rule.ts';

/** An argument whose name the C code of its routine has already: a second parameter, field or variable. */
export default defineRule({
  id: 'ids/argument-collides',
  title: 'Argument with a name that MIG writes already',
  severity: 'error',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers accept it silently; the C compiler then refuses their output',
  on: 'routine',

  *check({ shapes }, { snapshot, dialect }) {
    for (const shape of shapes) {
      const { slot, targets } = shape;
      for (const argument of slot.arguments) {
        const { name } = argument;
        const other = argumentWithName(argument, slot);
        const taken =
          other !== undefined
            ? `\`${other.name.text}\` makes a parameter \`${name.text}\` already`
            : nameOfMessage(argument, shape, snapshot) || isVariableOf(slot, name.text, dialect)
              ? `MIG's code for \`${slot.name.text}\` has a \`${name.text}\` of its own`
              : undefined;
        if (taken === undefined) continue;
        yield {
          span: name.written,
          targets,
          message: `${taken}: expected another name`,
          ...(other === undefined
            ? {}
            : { related: [{ span: other.name.written, message: 'the first one' }] }),
        };
      }
    }
  },
});

/** Another argument that makes a C parameter of this one's name: an equal one before it, or an array's count. */
function argumentWithName(argument: Argument, slot: RoutineSlot): Argument | undefined {
  const name = argument.name.text;
  const place = slot.arguments.indexOf(argument);
  return slot.arguments.find((other, index) => {
    if (other === argument) return false;
    const made = [...other.userParameters, ...other.serverParameters];
    return made.some(
      (parameter) => parameter.name === name && (parameter.role !== 'value' || index < place),
    );
  });
}

/** Whether a message that carries the argument has two fields of its name. */
function nameOfMessage(
  { name }: Argument,
  { slot, subsystem, targets }: RoutineShape,
  { project }: Snapshot,
): boolean {
  if (!namesOfFields.test(name.text)) return false;
  const target = project.targets.find((_, bit) => hasTarget(targets, bit));
  if (target === undefined) return false;
  const { request, reply } = messageLayouts(slot, layoutContext(target, subsystem));
  return [request, reply].some((message) => {
    const fields = message?.fields.filter((field) => field.name === name.text) ?? [];
    // One pointer and the data that it may stand for share a place, and a name.
    return new Set(fields.map(({ offset }) => offset)).size > 1;
  });
}

/** What the structures of messages hold beside the arguments; `xType` is GNU's type word of `x`. */
const namesOfFields = /^(?:Head|NDR|msgh_body|RetCode|\w+Type)$/;

/** The variables of each user stub, and those of one that waits for an answer. Source: user.c of both compilers. */
function isVariableOf({ simple }: RoutineSlot, name: string, dialect: Dialect): boolean {
  if (name === 'Mess' || name === 'InP') return true;
  const answer = dialect === 'apple' ? 'Out0P' : 'OutP';
  return !simple && (name === answer || name === 'msg_result');
}
