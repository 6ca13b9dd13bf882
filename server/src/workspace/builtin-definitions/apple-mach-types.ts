import { alike, definitions, imports, include, port, types, when, type PortType } from './write.ts';

/** `mach/mach_types.defs` of Apple's: the kernel's objects as ports, and what their routines carry. */
export function appleMachTypes(): string {
  return definitions(
    '_MACH_MACH_TYPES_DEFS_',
    include('mach/std_types.defs'),
    scalars(),
    tasksAndThreads(),
    include('mach/machine/thread_state.h'),
    types({ thread_state_t: 'array[*:THREAD_STATE_MAX] of natural_t' }),
    addressSpaces(),
    memoryObjects(),
    hosts(),
    synchronisation(),
    vouchers(),
    records(),
    handlers(),
    serverImports(),
    imports('import', 'mach/mig.h mach/mach_types.h'),
  );
}

function scalars(): string {
  return [
    alike(
      'int',
      `exception_behavior_t exception_mask_t host_flavor_t kmod_control_flavor_t kmod_t mach_msg_trailer_type_t
      mach_port_flavor_t mach_task_flavor_t memory_object_copy_strategy_t memory_object_flavor_t
      memory_object_return_t policy_t processor_flavor_t processor_set_flavor_t task_flavor_t thread_flavor_t
      thread_state_flavor_t vm_behavior_t vm_inherit_t vm_machine_attribute_t vm_machine_attribute_val_t
      vm_page_info_flavor_t vm_prot_t vm_purgable_t vm_region_flavor_t vm_sync_t`,
    ),
    alike('natural_t', 'task_inspect_flavor_t task_policy_flavor_t thread_policy_flavor_t'),
    alike(
      'uint32_t',
      `mach_voucher_attr_command_t mach_voucher_attr_content_size_t mach_voucher_attr_key_t
      mach_voucher_attr_raw_recipe_size_t mach_voucher_attr_recipe_command_t
      mach_voucher_attr_value_reference_t mach_voucher_selector_t memory_object_cluster_size_t
      task_corpse_forking_behavior_t task_exc_guard_behavior_t`,
    ),
    alike(
      'uint64_t',
      'mach_voucher_attr_value_handle_t memory_object_offset_t memory_object_size_t',
    ),
    types({ ledger_amount_t: 'int64_t', ledger_item_t: 'integer_t' }),
    when(
      'defined(KERNEL_PRIVATE)',
      alike('uint32_t', 'upl_offset_t upl_size_t') +
        types({
          upl_page_info_t: 'struct[2] of integer_t',
          upl_page_info_array_t: 'array[*:256] of upl_page_info_t',
        }) +
        port('upl_t', {
          when: '1',
          translation: {
            intran: 'convert_port_to_upl',
            outtran: 'convert_upl_to_port',
            destructor: 'upl_deallocate',
          },
        }),
    ),
  ].join('');
}

function tasksAndThreads(): string {
  const thread = {
    intran: 'convert_port_to_thread',
    outtran: 'convert_thread_to_port',
    destructor: 'thread_deallocate',
  };
  return [
    both(
      'task_t',
      'convert_port_to_task_mig',
      'convert_task_to_port_kernel',
      'task_deallocate_mig',
    ),
    both(
      'task_read_t',
      'convert_port_to_task_read_mig',
      'convert_task_read_to_port_kernel',
      'task_read_deallocate_mig',
    ),
    both(
      'task_inspect_t',
      'convert_port_to_task_inspect_mig',
      'convert_task_inspect_to_port',
      'task_inspect_deallocate_mig',
    ),
    both(
      'task_name_t',
      'convert_port_to_task_name_mig',
      'convert_task_name_to_port',
      'task_name_deallocate_mig',
    ),
    both(
      'task_id_token_t',
      'convert_port_to_task_id_token',
      'convert_task_id_token_to_port',
      'task_id_token_release',
    ),
    inward(
      'task_policy_get_t',
      'convert_port_to_task_policy_get_mig',
      'task_policy_get_deallocate_mig',
    ),
    inward(
      'task_policy_set_t',
      'convert_port_to_task_policy_set_mig',
      'task_policy_set_deallocate_mig',
    ),
    port('task_suspension_token_t', {
      base: 'mach_port_move_send_once_t',
      translation: {
        intran: 'convert_port_to_task_suspension_token_mig',
        outtran: 'convert_task_suspension_token_to_port_mig',
      },
    }),
    port('thread_t', { translation: thread }),
    port('thread_act_t', { translation: thread }),
    both(
      'thread_read_t',
      'convert_port_to_thread_read',
      'convert_thread_read_to_port',
      'thread_read_deallocate',
    ),
    both(
      'thread_inspect_t',
      'convert_port_to_thread_inspect',
      'convert_thread_inspect_to_port',
      'thread_inspect_deallocate',
    ),
    consumed('thread_act_consume_ref_t', {
      cusertype: 'thread_act_t',
      translation: {
        as: 'thread_act_t',
        intran: 'convert_port_to_thread',
        destructor: 'thread_deallocate',
      },
    }),
    alike('^array[] of task_t', 'task_array_t'),
    alike('^array[] of thread_t', 'thread_array_t'),
    alike('^array[] of thread_act_t', 'thread_act_array_t'),
  ].join('');
}

function addressSpaces(): string {
  return [
    inward('vm_map_t', 'convert_port_to_map', 'vm_map_deallocate'),
    inward('vm_map_inspect_t', 'convert_port_to_map_inspect', 'vm_map_inspect_deallocate'),
    inward('vm_map_read_t', 'convert_port_to_map_read', 'vm_map_read_deallocate'),
    port('vm_task_entry_t', {
      cusertype: 'vm_map_t',
      translation: {
        as: 'vm_map_t',
        intran: 'convert_port_entry_to_map',
        destructor: 'vm_map_deallocate',
      },
    }),
    inward('ipc_space_t', 'convert_port_to_space', 'space_deallocate'),
    inward('ipc_space_read_t', 'convert_port_to_space_read', 'space_read_deallocate'),
    inward('ipc_space_inspect_t', 'convert_port_to_space_inspect', 'space_inspect_deallocate'),
    inward('arcade_register_t', 'convert_port_to_arcade_register'),
    both(
      'kcdata_object_t',
      'convert_port_to_kcdata_object',
      'convert_kcdata_object_to_port',
      'kcdata_object_release',
    ),
  ].join('');
}

function memoryObjects(): string {
  const none = { intran: 'null_conversion', outtran: 'null_conversion' };
  return [
    port('mem_entry_name_port_t', { translation: none }),
    consumed('mem_entry_name_port_move_send_t', {
      cusertype: 'mem_entry_name_port_t',
      translation: { ...none, as: 'mem_entry_name_port_t' },
    }),
    port('memory_object_default_t', { when: 'KERNEL_PRIVATE', translation: none }),
    port('memory_object_t', {
      when: 'KERNEL_PRIVATE',
      translation: {
        intran: 'convert_port_to_memory_object',
        outtran: 'convert_memory_object_to_port',
      },
    }),
    port('memory_object_control_t'),
    port('memory_object_name_t', { ctype: 'mach_port_t' }),
  ].join('');
}

function hosts(): string {
  return [
    both('host_t', 'convert_port_to_host', 'convert_host_to_port'),
    inward('host_priv_t', 'convert_port_to_host_priv'),
    both('processor_t', 'convert_port_to_processor', 'convert_processor_to_port'),
    both('processor_set_t', 'convert_port_to_pset', 'convert_pset_to_port'),
    both('processor_set_name_t', 'convert_port_to_pset_name', 'convert_pset_name_to_port'),
    both('ledger_t', 'convert_port_to_ledger', 'convert_ledger_to_port'),
    alike(
      'mach_port_t',
      'UNDServerRef bootstrap_t host_security_t io_main_t lock_set_t msg_labels_t',
    ),
    alike('^array[] of processor_t', 'processor_array_t'),
    alike('^array[] of processor_set_t', 'processor_set_array_t'),
    alike('^array[] of processor_set_name_t', 'processor_set_name_array_t'),
    alike('^array[] of ledger_t', 'ledger_array_t'),
  ].join('');
}

function synchronisation(): string {
  const semaphore = { intran: 'convert_port_to_semaphore', outtran: 'convert_semaphore_to_port' };
  const eventlink: PortType = {
    ctype: 'mach_port_t',
    translation: {
      as: 'ipc_eventlink_t',
      intran: 'convert_port_to_eventlink',
      destructor: 'ipc_eventlink_deallocate',
    },
  };
  return [
    port('semaphore_t', { translation: { ...semaphore, destructor: 'semaphore_dereference' } }),
    consumed('semaphore_consume_ref_t', {
      cusertype: 'semaphore_t',
      translation: { ...semaphore, as: 'semaphore_t' },
    }),
    definitions(
      '_MACH_MACH_EVENTLINK_TYPE_DEFS',
      port('eventlink_t', eventlink),
      consumed('eventlink_consume_ref_t', eventlink),
      types({ eventlink_port_pair_t: 'array[2] of mach_port_t' }),
      alike(
        'uint32_t',
        `mach_eventlink_associate_option_t mach_eventlink_create_option_t
        mach_eventlink_disassociate_option_t mach_eventlink_signal_wait_option_t`,
      ),
    ),
  ].join('');
}

function vouchers(): string {
  return [
    alike('mach_port_t', 'mach_voucher_attr_control_t mach_voucher_attr_manager_t mach_voucher_t'),
    alike('mach_port_t', 'ipc_voucher_attr_control_t'),
    alike('mach_port_name_t', 'mach_voucher_name_t'),
    both(
      'ipc_voucher_t',
      'convert_port_to_voucher',
      'convert_voucher_to_port',
      'ipc_voucher_release',
    ),
    alike('array[*:4096] of uint8_t', 'mach_voucher_attr_content_t mach_voucher_attr_raw_recipe_t'),
    alike(
      'array[*:5120] of uint8_t',
      'mach_voucher_attr_content_array_t mach_voucher_attr_raw_recipe_array_t',
    ),
    alike(
      'array[*:4] of mach_voucher_attr_value_handle_t',
      'mach_voucher_attr_value_handle_array_t',
    ),
  ].join('');
}

/** Structures and arrays, most of them what a flavor selects. */
function records(): string {
  const bounded = {
    host_info64: 256,
    host_info: 68,
    mach_port_info: 17,
    policy_base: 5,
    policy_info: 2,
    policy_limit: 1,
    processor_info: 20,
    processor_set_info: 5,
    task_info: 90,
    task_inspect_info: 4,
    task_policy: 16,
    thread_info: 32,
    thread_policy: 16,
  };
  const structs = {
    machine_info_data: 5,
    machine_slot_data: 8,
    mach_port_info_ext: 17,
    mach_port_qos: 2,
    mach_port_status: 10,
    task_purgable_info: 68,
    time_value: 2,
    vm_statistics_data: 15,
    xxx_vm_statistics_data: 13,
  };
  return [
    ...Object.entries(bounded).map(([name, words]) =>
      alike(`array[*:${words}] of integer_t`, `${name}_t`),
    ),
    ...Object.entries(structs).map(([name, words]) =>
      alike(`struct[${words}] of integer_t`, `${name}_t`),
    ),
    types({
      act_params_t: 'array[6] of int',
      audit_token_t: 'struct[8] of uint32_t',
      dyld_kernel_image_info_t: 'struct[40] of MACH_MSG_TYPE_BYTE',
      dyld_kernel_image_info_array_t: '^array[] of dyld_kernel_image_info_t',
      dyld_kernel_process_info_t: 'struct[64] of MACH_MSG_TYPE_BYTE',
      emulation_vector_t: '^array[] of vm_offset_t',
      inline_existence_map_t: 'array[*:512] of char',
      kernel_boot_info_t: 'c_string[*:4096]',
      kernel_version_t: 'c_string[*:512]',
      mach_msg_trailer_info_t: 'array[*:68] of char',
      mach_port_options_t: 'struct[3] of uint64_t',
      mach_port_options_ptr_t: '^ mach_port_options_t',
      mach_service_port_info_data_t: 'struct[256] of char',
      mach_vm_read_entry_t: 'array[512] of mach_vm_offset_t',
      memory_object_fault_info_t: 'array[16] of integer_t',
      memory_object_info_t: 'array[*:6] of int',
      nspace_name_t: 'c_string[8192]',
      nspace_path_t: 'c_string[8192]',
      processor_info_array_t: '^array[] of integer_t',
      security_token_t: 'struct[2] of uint32_t',
      vfs_path_t: 'c_string[4096]',
      vm_page_info_t: 'array[*:32] of int',
      vm_read_entry_t: 'array[512] of vm_offset_t',
      vm_region_info_t: 'array[*:10] of int',
      vm_region_recurse_info_t: 'array[*:19] of int',
    }),
    when('defined(VM32_SUPPORT)', types({ vm32_read_entry_t: 'array[512] of vm32_offset_t' })),
    port('kmod_args_t', { base: '^array[] of MACH_MSG_TYPE_BYTE', ctype: 'kmod_args_t' }),
  ].join('');
}

function handlers(): string {
  return [
    types({
      exception_handler_t: 'mach_port_t',
      exception_handler_info_t: 'struct[2] of natural_t',
    }),
    types({
      exception_behavior_array_t: 'array[*:32] of exception_behavior_t',
      exception_flavor_array_t: 'array[*:32] of thread_state_flavor_t',
      exception_handler_array_t: 'array[*:32] of exception_handler_t',
      exception_handler_info_array_t: 'array[*:32] of exception_handler_info_t',
      exception_mask_array_t: 'array[*:32] of exception_mask_t',
    }),
  ].join('');
}

function serverImports(): string {
  return when(
    'KERNEL_SERVER',
    when(
      'defined(MACH_KERNEL_PRIVATE)',
      imports(
        'simport',
        `ipc/ipc_voucher.h kern/ipc_kobject.h kern/ipc_tt.h kern/ipc_host.h kern/ledger.h kern/processor.h
        kern/sync_sema.h ipc/ipc_eventlink.h vm/memory_object.h vm/vm_map.h`,
      ) + when('CONFIG_ARCADE', imports('simport', 'kern/arcade.h')),
    ) + imports('simport', 'kern/ipc_mig.h kern/task_ident.h kern/kern_cdata.h'),
  );
}

/** A port that the server turns into its object and back. */
function both(name: string, intran: string, outtran: string, destructor?: string): string {
  const translation =
    destructor === undefined ? { intran, outtran } : { intran, outtran, destructor };
  return port(name, { translation });
}

/** A port that the server turns into its object, never back. */
function inward(name: string, intran: string, destructor?: string): string {
  return port(name, {
    translation: destructor === undefined ? { intran } : { intran, destructor },
  });
}

/** A send right that the receiver takes over. */
function consumed(name: string, type: PortType): string {
  return port(name, { ...type, base: 'mach_port_move_send_t' });
}
