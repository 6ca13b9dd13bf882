import { layoutContext, messageLayouts } from '../../model/layout.ts';
import { hasTarget } from '../../model/target.ts';
import { defineRule } from '../rule.ts';

/** A message larger than the build lets a stub keep on its stack. */
export default defineRule({
  id: 'safety/request-over-limit',
  title: 'Message larger than the stated maximum',
  severity: 'info',
  presets: ['security'],
  since: '0.1.0',
  source: 'routine.c of Apple’s MIG, `-maxonstack`: a larger message is allocated for each call',
  securitySeverity: 2.0,
  on: 'routine',

  *check({ shapes }, { snapshot }) {
    for (const { slot, subsystem, targets } of shapes) {
      for (const [bit, target] of snapshot.project.targets.entries()) {
        const limit = target.flags.maxOnStack;
        if (!hasTarget(targets, bit) || limit === undefined) continue;
        const { request, reply } = messageLayouts(slot, layoutContext(target, subsystem));
        const size = Math.max(request.size, reply?.size ?? 0);
        if (size <= limit) continue;
        const which = request.size === size ? 'request' : 'reply';
        yield {
          span: slot.name.written,
          targets,
          message: `the ${which} of \`${slot.name.text}\` has up to ${size} bytes, more than the ${limit} that ${target.name} allows on a stub’s stack: the stub allocates memory for each call`,
        };
        break;
      }
    }
  },
});
