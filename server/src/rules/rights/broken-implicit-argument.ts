import { defineRule } from '../rule.ts';

/** `serverimpl` and `userimpl`, for which Apple's MIG writes a field without a name. */
export default defineRule({
  id: 'rights/broken-implicit-argument',
  title: '`serverimpl` and `userimpl` do not compile',
  severity: 'error',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'server.c and user.c of Apple’s MIG: the stub reads `TrailerP->(null)`',
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const { direction, directionSpan, name } of slot.arguments) {
        if (direction !== 'serverimpl' && direction !== 'userimpl') continue;
        const side = direction === 'serverimpl' ? 'server' : 'user';
        yield {
          span: directionSpan ?? name.written,
          targets,
          message: `\`${direction}\` makes MIG write a field without a name: expected a token such as \`${side}audittoken\``,
        };
      }
    }
  },
});
