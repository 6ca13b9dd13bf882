import { hasTarget } from '../../model/target.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import { defineRule } from '../rule.ts';

/** A routine that has one message id for the caller and another for the server. */
export default defineRule({
  id: 'ids/differs-between-targets',
  title: 'Message id differs between targets',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers: the id of a routine is the base and the number of slots before it',
  on: 'workspace',

  *check({ symbols, project }) {
    // The first routine that moves tells all: those behind it move along.
    const told = new Set<string>();
    for (const routine of symbols.routines) {
      if (hasOneId(routine)) continue;
      const moved = movedShape(routine);
      const [first] = routine.shapes;
      if (moved === undefined || first === undefined) continue;
      const subsystem = `${routine.declared.file} ${moved.subsystem.name.text}`;
      if (told.has(subsystem)) continue;
      told.add(subsystem);
      const name = (shape: RoutineShape): string =>
        project.targets.find((_, bit) => hasTarget(shape.targets, bit))?.name ?? 'one target';
      yield {
        span: routine.declared,
        message: `\`${routine.name}\` has message id ${first.slot.messageId} in ${name(first)} and ${moved.slot.messageId} in ${name(moved)}: expected the same, with a \`skip\` where a target lacks a routine`,
      };
    }
  },
});

/** Most have, and of them no shapes need be compared. */
function hasOneId({ slots }: Routine): boolean {
  return slots.every(({ messageId }) => messageId === slots[0]?.messageId);
}

/** A shape at another id than the first one's, in the same subsystem. */
function movedShape({ shapes }: Routine): RoutineShape | undefined {
  const [first] = shapes;
  return shapes.find(
    ({ slot, subsystem, root }) =>
      first !== undefined &&
      root === first.root &&
      subsystem.name.text === first.subsystem.name.text &&
      subsystem.base === first.subsystem.base &&
      slot.messageId !== first.slot.messageId,
  );
}
