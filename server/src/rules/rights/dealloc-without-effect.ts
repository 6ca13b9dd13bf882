import type { Argument, Subsystem } from '../../model/interface.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Span } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** `dealloc` where no memory travels, or where the kernel gives it away anyhow. */
export default defineRule({
  id: 'rights/dealloc-without-effect',
  title: '`dealloc` without effect',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  source:
    'routine.c of Apple’s MIG: rtProcessDeallocFlag takes the flag on ports and in kernel interfaces silently',
  on: 'routine',

  *check({ shapes }, { snapshot, dialect }) {
    // GNU's compiler says so itself.
    if (dialect === 'gnu') return;
    for (const { slot, subsystem, targets } of shapes) {
      for (const argument of slot.arguments) {
        const written = argument.writtenFlags.find(({ flag }) => flag === 'dealloc');
        if (written === undefined || !isWithoutEffect(argument, subsystem)) continue;
        const fix = removal(written.span, snapshot);
        yield {
          span: written.span,
          targets,
          message: `\`dealloc\` has no effect on \`${argument.name.text}\`, which carries no out-of-line memory: expected it on out-of-line data alone`,
          tags: ['unnecessary'],
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
});

/** In-line data outside the kernel is the compiler's own finding, `mig/dealloc-meaningless`. */
function isWithoutEffect(
  { type, direction }: Argument,
  { kernelServer, kernelUser }: Subsystem,
): boolean {
  if (!type.inline) return false;
  const isSilent = (kernelServer && direction !== 'in') || (kernelUser && direction !== 'out');
  return type.port || isSilent;
}

/** Takes the flag away with the comma before it. */
function removal(flag: Span, snapshot: Snapshot): Fix | undefined {
  const before = snapshot.files.get(flag.file)?.text.slice(0, flag.start);
  const comma = before === undefined ? null : /,\s*$/.exec(before);
  if (comma === null) return undefined;
  const edit = { span: { ...flag, start: comma.index }, insert: '' };
  return { title: 'remove `dealloc`', edits: [edit], safe: true };
}
