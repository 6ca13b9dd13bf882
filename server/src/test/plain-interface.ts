import type { Interface, Slot } from '../model/interface.ts';

/** An interface with everything lowered, as plain values that `toEqual` compares. */
export function plainInterface(made: Interface): Interface {
  return { ...made, slots: made.slots.map(plainSlot) };
}

function plainSlot(slot: Slot): Slot {
  if (slot.kind === 'skip') return slot;
  return {
    kind: slot.kind,
    simple: slot.simple,
    name: slot.name,
    messageId: slot.messageId,
    replyId: slot.replyId,
    userName: slot.userName,
    serverName: slot.serverName,
    userPrototype: slot.userPrototype,
    serverPrototype: slot.serverPrototype,
    arguments: slot.arguments,
    requestPort: slot.requestPort,
    replyPort: slot.replyPort,
    isWhole: slot.isWhole,
    span: slot.span,
    state: slot.state,
  };
}
