import { memo } from '../../text/memo.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { conditionalRoutines } from './conditional-routines.ts';

/** Whether something stands behind a function that a page documents: a routine, MIG's own output, or a header. */
export function isKnownFunction(name: string, snapshot: Snapshot): boolean {
  return (
    snapshot.symbols.routinesNamed(name).length > 0 ||
    demuxes(snapshot).has(name) ||
    conditionalRoutines(snapshot).has(name) ||
    writtenByHand.has(name)
  );
}

/** The functions that MIG writes to dispatch a message: `exc_server`, or what `serverdemux` names under any macro. */
const demuxes = memo((snapshot: Snapshot): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { interface: found } of snapshot.units) {
    const name = found.demux?.text ?? found.subsystem?.name.text;
    if (name !== undefined) names.add(found.demux === undefined ? `${name}_server` : name);
  }
  for (const file of snapshot.files.values()) {
    const tokens = file.kind === 'defs' ? (snapshot.syntax(file.id)?.tokens ?? []) : [];
    for (const [index, { text }] of tokens.entries()) {
      const name = tokens[index + 1]?.text;
      if (name !== undefined && text.toLowerCase() === 'serverdemux') names.add(name);
    }
  }
  return names;
});

/**
 * What XNU declares in C and no interface has: traps (`osfmk/mach/mach_traps.h`), functions of libsyscall
 * (`mach/mach_init.h`, `mach/mach.h`), macros (`mach/task_special_ports.h`), and the memory objects' methods
 * (`osfmk/mach/memory_object_types.h`).
 */
const writtenByHand: ReadonlySet<string> = new Set([
  ...['mach_msg', 'mach_msg_overwrite', 'mach_reply_port', 'mach_host_self', 'mach_task_self'],
  ...['mach_thread_self', 'thread_switch', 'clock_sleep', 'swtch', 'swtch_pri'],
  ...['task_get_kernel_port', 'task_set_kernel_port', 'task_get_bootstrap_port'],
  ...['task_set_bootstrap_port', 'thread_get_kernel_port', 'thread_set_kernel_port'],
  ...['memory_object_change_attributes', 'memory_object_data_initialize'],
  ...['memory_object_data_request', 'memory_object_data_return', 'memory_object_data_unlock'],
  ...['memory_object_destroy', 'memory_object_init', 'memory_object_lock_request'],
  ...['memory_object_synchronize', 'memory_object_terminate'],
]);
