import type { RoutineSlot } from '../../model/interface.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';

/** Two routines of one interface for which MIG writes one C function. */
export default defineRule({
  id: 'ids/duplicate-routine',
  title: 'Two routines with one name',
  severity: 'error',
  presets: ['recommended'],
  since: '0.1.0',
  source: 'both compilers accept it silently; the C compiler then refuses their output',
  on: 'interface',

  *check({ interface: { slots } }) {
    const named = new Map<string, RoutineSlot>();
    const users = new Map<string, RoutineSlot>();
    const servers = new Map<string, RoutineSlot>();
    for (const slot of slots) {
      if (slot.kind !== 'routine') continue;
      const { name, userName, serverName } = slot;
      const same = named.get(name.text);
      if (same !== undefined) {
        yield twice(slot, same, `there is a routine \`${name.text}\` already`);
        continue;
      }
      named.set(name.text, slot);
      const user = users.get(userName);
      const server = servers.get(serverName);
      if (user !== undefined) {
        yield twice(
          slot,
          user,
          `its user stub is \`${userName}\`, as that of \`${user.name.text}\``,
        );
      } else if (server !== undefined) {
        const text = `its server function is \`${serverName}\`, as that of \`${server.name.text}\``;
        yield twice(slot, server, text);
      }
      users.set(userName, slot);
      servers.set(serverName, slot);
    }
  },
});

function twice(slot: RoutineSlot, first: RoutineSlot, text: string): Finding {
  return {
    span: slot.name.written,
    message: `${text}, with message id ${first.messageId}: expected a name of its own`,
    related: [{ span: first.name.written, message: 'the first one' }],
  };
}
