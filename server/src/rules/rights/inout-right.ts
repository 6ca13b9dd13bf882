import { defineRule } from '../rule.ts';

/** A right that goes in and comes out under one name. */
export default defineRule({
  id: 'rights/inout-right',
  title: 'Right that goes in and comes out',
  severity: 'info',
  presets: ['strict'],
  since: '0.1.0',
  source: 'XNU’s osfmk/kern/ipc_kobject.c: with success the routine owns what the request carried',
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const { direction, directionSpan, name, type } of slot.arguments) {
        if (direction !== 'inout' || !type.port) continue;
        yield {
          span: directionSpan ?? name.written,
          targets,
          message: `\`${name.text}\` hands one right in and brings another one back, and both sides must count both: expected an \`in\` and an \`out\` argument`,
        };
      }
    }
  },
});
