import { deallocation } from '../../model/ownership-words.ts';
import { isServedByKernel } from '../ids/subsystems.ts';
import { defineRule } from '../rule.ts';

/** A task's server that answers with out-of-line memory and keeps it. */
export default defineRule({
  id: 'rights/out-memory-never-freed',
  title: 'Out-of-line answer that nobody frees',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'server.c of both compilers: the stub frees nothing after the reply was sent',
  on: 'routine',

  *check({ shapes }, { snapshot }) {
    for (const { slot, subsystem, targets } of shapes) {
      // Where the kernel serves the routine, it gives its copy object away.
      if (isServedByKernel(snapshot, subsystem)) continue;
      for (const argument of slot.arguments) {
        const { direction, type, name } = argument;
        if (direction !== 'out' || type.inline || deallocation(argument) !== 'no') continue;
        yield {
          span: name.written,
          targets,
          message: `the server keeps the memory of \`${name.text}\` after each reply: expected \`dealloc\`, or memory that lives as long as the server`,
        };
      }
    }
  },
});
