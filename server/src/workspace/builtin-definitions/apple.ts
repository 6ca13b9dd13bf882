import { appleMachTypes } from './apple-mach-types.ts';
import { alike, definitions, imports, include, port, types, when } from './write.ts';

/**
 * Apple's standard definitions by the path that includes them. Facts of XNU 8796: names and sizes, dispositions,
 * translation functions and the conditions under which they hold.
 */
export const appleDefinitions: ReadonlyMap<string, () => string> = new Map([
  ['mach/std_types.defs', stdTypes],
  ['mach/machine/machine_types.defs', machineTypes],
  ['mach/machine/thread_state.h', threadState],
  ['mach/mach_types.defs', appleMachTypes],
  ['mach/clock_types.defs', clockTypes],
  ['mach_debug/mach_debug_types.defs', debugTypes],
  ['device/device_types.defs', deviceTypes],
  ['UserNotification/UNDTypes.defs', notificationTypes],
]);

function stdTypes(): string {
  return definitions(
    '_MACH_STD_TYPES_DEFS_',
    alike('MACH_MSG_TYPE_INTEGER_8', 'int8_t uint8_t'),
    alike('MACH_MSG_TYPE_INTEGER_16', 'int16_t uint16_t'),
    alike('MACH_MSG_TYPE_INTEGER_32', 'int32_t uint32_t'),
    alike('MACH_MSG_TYPE_INTEGER_64', 'int64_t uint64_t'),
    types({
      char: 'MACH_MSG_TYPE_CHAR',
      boolean_t: 'MACH_MSG_TYPE_BOOLEAN',
      int32: 'int32_t',
      unsigned32: 'uint32_t',
      int64: 'int64_t',
      unsigned64: 'uint64_t',
    }),
    include('mach/machine/machine_types.defs'),
    alike('int', 'kern_return_t'),
    alike(
      'unsigned',
      'mach_msg_type_name_t mach_port_mscount_t mach_port_msgcount_t mach_port_rights_t',
    ),
    alike('integer_t', 'mach_msg_id_t mach_msg_options_t mach_port_delta_t'),
    alike(
      'natural_t',
      'mach_msg_size_t mach_port_right_t mach_port_seqno_t mach_port_type_t mach_port_urefs_t',
    ),
    port('pointer_t', { base: '^array[] of MACH_MSG_TYPE_BYTE', ctype: 'vm_offset_t' }),
    portRights(),
    types({
      mach_port_array_t: 'array[] of mach_port_t',
      mach_port_name_array_t: 'array[] of mach_port_name_t',
      mach_port_type_array_t: 'array[] of mach_port_type_t',
    }),
    imports('import', 'Availability.h mach/std_types.h mach/mig.h'),
  );
}

/** A type for each way in which a port right travels; Apple's and GNU's are alike. */
export function portRights(): string {
  return [
    types({ mach_port_t: 'MACH_MSG_TYPE_COPY_SEND', mach_port_name_t: 'MACH_MSG_TYPE_PORT_NAME' }),
    carriedRights(),
  ].join('');
}

/** The types of port rights that C code calls `mach_port_t` all the same. */
export function carriedRights(): string {
  const moves = ['move_receive', 'copy_send', 'make_send', 'move_send'];
  const carried = [...moves, 'make_send_once', 'move_send_once'].map((how) =>
    carriedRight(how, `MACH_MSG_TYPE_${how.toUpperCase()}`),
  );
  const received = ['receive', 'send', 'send_once'].map((right) =>
    carriedRight(right, `MACH_MSG_TYPE_PORT_${right.toUpperCase()}`),
  );
  return [...carried, ...received, carriedRight('poly', 'polymorphic')].join('');
}

function carriedRight(how: string, base: string): string {
  return port(`mach_port_${how}_t`, { base, ctype: 'mach_port_t' });
}

function machineTypes(): string {
  return definitions(
    '_MACH_MACHINE_MACHNINE_TYPES_DEFS',
    types({
      short: 'int16_t',
      int: 'int32_t',
      unsigned: 'uint32_t',
      integer_t: 'int32_t',
      natural_t: 'uint32_t',
      float: 'MACH_MSG_TYPE_REAL_32',
      double: 'MACH_MSG_TYPE_REAL_64',
    }),
    when(
      'defined(__LP64__)',
      alike('int64_t', 'intptr_t register_t') +
        alike('uint64_t', 'uintptr_t vm_address_t vm_offset_t vm_size_t'),
      alike('int32_t', 'intptr_t register_t') +
        alike('uint32_t', 'uintptr_t') +
        alike('natural_t', 'vm_address_t vm_offset_t vm_size_t'),
    ),
    alike('uint64_t', 'mach_port_context_t mach_vm_address_t mach_vm_offset_t mach_vm_size_t'),
    alike('uint32_t', 'vm32_address_t vm32_offset_t vm32_size_t'),
    '#define VM32_SUPPORT 1\n',
  );
}

/** The largest thread state of any machine, in 32-bit words. */
function threadState(): string {
  return definitions('_MACH_MACHINE_THREAD_STATE_H_', '#define THREAD_STATE_MAX 1296\n');
}

function clockTypes(): string {
  return definitions(
    '_MACH_CLOCK_TYPES_DEFS_',
    include('mach/std_types.defs'),
    port('clock_serv_t', {
      cusertype: 'clock_serv_t',
      translation: { intran: 'convert_port_to_clock', outtran: 'convert_clock_to_port' },
    }),
    port('clock_ctrl_t', { cusertype: 'clock_ctrl_t' }),
    alike('int', 'alarm_type_t clock_flavor_t clock_id_t clock_res_t sleep_type_t time_t'),
    types({
      clock_attr_t: 'array[*:1] of int',
      clock_reply_t: 'polymorphic | MACH_MSG_TYPE_MAKE_SEND_ONCE',
      mach_timespec_t: 'struct[2] of int',
    }),
    imports('import', 'mach/mach_types.h'),
  );
}

function debugTypes(): string {
  const listed = {
    zone_name: 'struct[80] of char',
    zone_info: 'struct[9] of integer_t',
    mach_zone_name: 'struct[80] of char',
    mach_zone_info: 'struct[8] of uint64_t',
    task_zone_info: 'struct[11] of uint64_t',
    zone_btrecord: 'struct[16] of uint64_t',
    hash_info_bucket: 'struct[1] of natural_t',
    ipc_info_name: 'struct[7] of natural_t',
    ipc_info_tree_name: 'struct[9] of natural_t',
    lockgroup_info: 'struct[33] of uint64_t',
    mach_memory_info: 'struct[22] of uint64_t',
  };
  return definitions(
    '_MACH_DEBUG_MACH_DEBUG_TYPES_DEFS_',
    include('mach/std_types.defs'),
    ...Object.entries(listed).map(
      ([name, type]) => alike(type, `${name}_t`) + alike(`array[] of ${name}_t`, `${name}_array_t`),
    ),
    types({
      ipc_info_space_t: 'struct[6] of natural_t',
      ipc_info_space_basic_t: 'struct[6] of natural_t',
      vm_info_region_t: 'struct[10] of natural_t',
      vm_info_region_64_t: 'struct[11] of natural_t',
      mach_vm_info_region_t: 'struct[14] of natural_t',
      vm_info_object_t: 'struct[21] of natural_t',
      vm_info_object_array_t: '^array[] of vm_info_object_t',
      page_address_array_t: '^array[] of integer_t',
      symtab_name_t: 'c_string[*:32]',
    }),
    imports('import', 'mach_debug/mach_debug_types.h'),
  );
}

function deviceTypes(): string {
  return definitions(
    '_DEVICE_DEVICE_TYPES_DEFS_',
    include('mach/std_types.defs'),
    include('mach/mach_types.defs'),
    alike('uint32_t', 'dev_flavor_t dev_mode_t recnum_t'),
    types({
      dev_name_t: 'c_string[*:128]',
      dev_status_t: 'array[*:1024] of int',
      filter_t: 'short',
      filter_array_t: 'array[*:64] of filter_t',
      io_buf_len_t: 'integer_t',
      io_buf_ptr_t: '^array[] of MACH_MSG_TYPE_INTEGER_8',
      io_buf_ptr_inband_t: 'array[*:128] of char',
    }),
    port('device_t', {
      ctype: 'mach_port_t',
      translation: {
        intran: 'dev_port_lookup',
        outtran: 'convert_device_to_port',
        destructor: 'device_deallocate',
      },
    }),
    port('io_done_queue_t', {
      ctype: 'mach_port_t',
      translation: {
        intran: 'io_done_queue_port_lookup',
        outtran: 'convert_io_done_queue_to_port',
      },
    }),
    imports('import', 'device/device_types.h'),
  );
}

function notificationTypes(): string {
  return definitions(
    '_USERNOTIFICATION_UNDTYPES_DEFS_',
    include('mach/std_types.defs'),
    alike('c_string[*:128]', 'UNDKey UNDLabel'),
    alike('c_string[*:1024]', 'UNDMessage UNDPath'),
    alike('c_string[*:2048]', 'UNDXMLDict'),
    port('xmlData', { base: '^array[] of MACH_MSG_TYPE_BYTE', ctype: 'xmlData_t' }),
    port('UNDServerRef'),
    `type UNDReplyRef = mach_port_t\n${when(
      'KERNEL_SERVER',
      '  intran: UNDReplyRef convert_port_to_UNDReply(mach_port_t)\n',
    )}${when('KERNEL_USER', '  ctype: mach_port_t\n')}  ;\n`,
    imports('import', 'UserNotification/UNDTypes.h'),
  );
}
