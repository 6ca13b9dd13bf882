import { injected, kernelTranslated } from './gnu-translated.ts';
import {
  alike,
  definitions,
  imports,
  include,
  port,
  struct,
  types,
  when,
  type Translation,
} from './write.ts';

/** `mach/mach_types.defs` of GNU's: the kernel's objects as ports, and what their routines carry. */
export function gnuMachTypes(): string {
  return definitions(
    '_MACH_MACH_TYPES_DEFS_',
    include('mach/std_types.defs'),
    when('defined(USERPREFIX)', 'userprefix USERPREFIX;\n'),
    when('defined(SERVERPREFIX)', 'serverprefix SERVERPREFIX;\n'),
    alike(
      'int',
      `memory_object_copy_strategy_t memory_object_return_t vm_inherit_t vm_machine_attribute_t
      vm_machine_attribute_val_t vm_prot_t vm_sync_t`,
    ),
    tasksAndThreads(),
    addresses(),
    memoryObjects(),
    hosts(),
    records(),
    when(
      'KERNEL_SERVER',
      imports(
        'simport',
        `kern/ipc_kobject.h kern/ipc_tt.h kern/ipc_host.h kern/task.h kern/thread.h kern/host.h
        kern/processor.h vm/vm_object.h vm/vm_map.h ipc/ipc_space.h`,
      ),
    ),
    imports('import', 'mach/mach_types.h'),
  );
}

function tasksAndThreads(): string {
  const renamed = [
    ['thread_t', 'act_t'],
    ['convert_port_to_thread', 'convert_port_to_act'],
    ['convert_thread_to_port', 'convert_act_to_port'],
    ['thread_deallocate', 'act_deallocate'],
  ].map(([name = '', other = '']) => `#define ${name} ${other}\n`);
  return [
    object('task_t', {
      intran: 'convert_port_to_task',
      outtran: 'convert_task_to_port',
      destructor: 'task_deallocate',
    }),
    when('defined(MIGRATING_THREADS)', when('KERNEL', renamed.join(''))),
    object('thread_t', {
      intran: 'convert_port_to_thread',
      outtran: 'convert_thread_to_port',
      destructor: 'thread_deallocate',
    }),
    object('vm_task_t', {
      as: 'vm_map_t',
      intran: 'convert_port_to_map',
      destructor: 'vm_map_deallocate',
    }),
    object('ipc_space_t', { intran: 'convert_port_to_space', destructor: 'space_deallocate' }),
    alike('^array[] of task_t', 'task_array_t'),
    alike('^array[] of thread_t', 'thread_array_t'),
    types({ thread_state_t: 'array[*:1024] of natural_t' }),
  ].join('');
}

function addresses(): string {
  return [
    when(
      'defined(__x86_64__) && !(defined(KERNEL) && defined(USER32))',
      types({ rpc_vm_size_t: 'uint64_t' }),
      types({ rpc_vm_size_t: 'uint32_t' }),
    ),
    types({ rpc_vm_offset_t: 'rpc_vm_size_t' }),
    kernelTranslated('vm_address_t', 'rpc_vm_size_t', 'vm', 'rpc_vm_address_t'),
    kernelTranslated('vm_offset_t', 'rpc_vm_offset_t', 'vm'),
    kernelTranslated('vm_size_t', 'rpc_vm_size_t', 'vm'),
  ].join('');
}

function memoryObjects(): string {
  return [
    port('memory_object_t', {
      ctype: 'mach_port_t',
      translation: { as: 'ipc_port_t', intran: 'null_conversion' },
      otherwise: injected('MEMORY_OBJECT'),
    }),
    object('memory_object_control_t', { as: 'vm_object_t', intran: 'vm_object_lookup' }),
    object('memory_object_name_t', {
      as: 'vm_object_t',
      intran: 'vm_object_lookup_name',
      destructor: 'vm_object_deallocate',
    }),
  ].join('');
}

function hosts(): string {
  return [
    object('host_t', { intran: 'convert_port_to_host', outtran: 'convert_host_to_port' }),
    object('host_priv_t', { as: 'host_t', intran: 'convert_port_to_host_priv' }),
    object('processor_t', {
      intran: 'convert_port_to_processor',
      outtran: 'convert_processor_to_port',
    }),
    object('processor_set_t', {
      intran: 'convert_port_to_pset',
      outtran: 'convert_pset_to_port',
      destructor: 'pset_deallocate',
    }),
    object('processor_set_name_t', {
      as: 'processor_set_t',
      intran: 'convert_port_to_pset_name',
      outtran: 'convert_pset_name_to_port',
      destructor: 'pset_deallocate',
    }),
    alike('^array[] of processor_t', 'processor_array_t'),
    alike('^array[] of processor_set_t', 'processor_set_array_t'),
    alike('^array[] of processor_set_name_t', 'processor_set_name_array_t'),
  ].join('');
}

function records(): string {
  return [
    alike(
      'array[*:1024] of integer_t',
      'host_info_t processor_info_t processor_set_info_t task_info_t thread_info_t',
    ),
    struct(
      'mach_port_status_t',
      `mach_port_name_t mps_pset mach_port_seqno_t mps_seqno mach_port_mscount_t mps_mscount
      mach_port_msgcount_t mps_qlimit mach_port_msgcount_t mps_msgcount mach_port_rights_t mps_sorights
      boolean_t mps_srights boolean_t mps_pdrequest boolean_t mps_nsrequest`,
    ),
    struct('rpc_time_value_t', 'rpc_long_integer_t seconds integer_t microseconds'),
    kernelTranslated('time_value_t', 'rpc_time_value_t', 'time_value'),
    types({
      emulation_vector_t: '^array[] of vm_offset_t',
      kernel_boot_info_t: '(MACH_MSG_TYPE_STRING, 4096*8)',
      kernel_version_t: '(MACH_MSG_TYPE_STRING, 512*8)',
      rpc_signature_info_t: 'array[*:1024] of int',
      vm_statistics_data_t: 'struct[13] of integer_t',
    }),
  ].join('');
}

/** A port that C code calls `mach_port_t` and that the kernel's server turns into its object. */
function object(name: string, translation: Translation): string {
  return port(name, { ctype: 'mach_port_t', translation });
}
