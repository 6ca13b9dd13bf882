import { defineRule } from '../rule.ts';

/** A right whose kind the client chooses when it sends. */
export default defineRule({
  id: 'rights/polymorphic-from-client',
  title: 'Client chooses which right it sends',
  severity: 'info',
  presets: ['security', 'strict'],
  since: '0.1.0',
  source: 'server.c of both compilers: a polymorphic argument’s disposition is not checked',
  securitySeverity: 3.0,
  on: 'routine',

  *check({ shapes }) {
    for (const { slot, targets } of shapes) {
      for (const { direction, type, typeName, name } of slot.arguments) {
        if (direction !== 'in' || !type.port || type.outName !== -1) continue;
        yield {
          span: typeName.written,
          targets,
          message: `the client may send any right as \`${name.text}\`, a receive right too, and the stub checks none: the server must look at \`${name.text}Poly\` before it uses or releases it`,
        };
      }
    }
  },
});
