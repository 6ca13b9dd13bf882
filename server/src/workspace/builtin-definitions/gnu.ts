import { carriedRights } from './apple.ts';
import { gnuMachTypes } from './gnu-mach-types.ts';
import { injected, kernelTranslated } from './gnu-translated.ts';
import { alike, definitions, imports, include, port, struct, types, when } from './write.ts';

/**
 * GNU's standard definitions by the path that includes them. Facts of GNU Mach 1.8 as Debian installs it (December
 * 2022); the length of a name in `uname` is glibc's on the Hurd.
 */
export const gnuDefinitions: ReadonlyMap<string, () => string> = new Map([
  ['mach/std_types.defs', stdTypes],
  ['mach/machine/machine_types.defs', machineTypes],
  ['mach/mach_types.defs', gnuMachTypes],
  ['mach_debug/mach_debug_types.defs', debugTypes],
  ['device/device_types.defs', deviceTypes],
  ['mach/default_pager_types.defs', defaultPagerTypes],
  ['bits/utsname.h', () => '#define _UTSNAME_LENGTH 1024\n'],
]);

function stdTypes(): string {
  return definitions(
    '_MACH_STD_TYPES_DEFS_',
    alike('MACH_MSG_TYPE_INTEGER_32', 'int32_t uint32_t unsigned'),
    alike('MACH_MSG_TYPE_INTEGER_64', 'int64_t uint64_t'),
    types({ boolean_t: 'MACH_MSG_TYPE_BOOLEAN' }),
    include('mach/machine/machine_types.defs'),
    alike('int', 'kern_return_t'),
    alike(
      'unsigned',
      'mach_msg_type_name_t mach_port_msgcount_t mach_port_mscount_t mach_port_rights_t',
    ),
    alike('integer_t', 'mach_msg_id_t mach_port_delta_t'),
    alike(
      'natural_t',
      'mach_msg_type_number_t mach_port_right_t mach_port_seqno_t mach_port_type_t mach_port_urefs_t',
    ),
    port('pointer_t', { base: '^array[] of MACH_MSG_TYPE_BYTE', ctype: 'vm_offset_t' }),
    `type mach_port_t = MACH_MSG_TYPE_COPY_SEND\n${when(
      '!defined(KERNEL_SERVER) && defined(MACH_PAYLOAD_TO_PORT)',
      '  intranpayload: mach_port_t MACH_PAYLOAD_TO_PORT\n',
    )}  ;\n`,
    types({ mach_port_name_t: 'MACH_MSG_TYPE_PORT_NAME' }),
    carriedRights(),
    types({
      mach_port_array_t: 'array[] of mach_port_t',
      mach_port_name_array_t: 'array[] of mach_port_name_t',
      mach_port_type_array_t: 'array[] of mach_port_type_t',
    }),
    imports('import', 'mach/std_types.h'),
  );
}

function machineTypes(): string {
  const narrow = types({ rpc_long_integer_t: 'int32_t', rpc_long_natural_t: 'uint32_t' });
  const wide = types({ rpc_long_integer_t: 'int64_t', rpc_long_natural_t: 'uint64_t' });
  return definitions(
    '_MACHINE_MACHINE_TYPES_DEFS_',
    types({ integer_t: 'int32_t', natural_t: 'uint32_t' }),
    when('defined(__x86_64__) && !(defined(KERNEL_SERVER) && defined(USER32))', wide, narrow),
    kernelTranslated('long_natural_t', 'rpc_long_natural_t', 'long_natural'),
    kernelTranslated('long_integer_t', 'rpc_long_integer_t', 'long_integer'),
    types({ rpc_phys_addr_t: 'uint64_t' }),
  );
}

function debugTypes(): string {
  return definitions(
    '_MACH_DEBUG_MACH_DEBUG_TYPES_DEFS_',
    include('mach/std_types.defs'),
    types({ cache_name_t: 'struct[32] of char' }),
    listed(
      'cache_info',
      `integer_t flags rpc_vm_size_t cpu_pool_size rpc_vm_size_t obj_size rpc_vm_size_t align
      rpc_vm_size_t buf_size rpc_vm_size_t slab_size rpc_long_natural_t bufs_per_slab
      rpc_long_natural_t nr_objs rpc_long_natural_t nr_bufs rpc_long_natural_t nr_slabs
      rpc_long_natural_t nr_free_slabs cache_name_t name`,
    ),
    listed('hash_info_bucket', 'unsigned hib_count'),
    listed(
      'vm_region_info',
      `rpc_vm_offset_t vri_start rpc_vm_offset_t vri_end vm_prot_t vri_protection
      vm_prot_t vri_max_protection vm_inherit_t vri_inheritance unsigned vri_wired_count
      unsigned vri_user_wired_count rpc_vm_offset_t vri_object rpc_vm_offset_t vri_offset
      integer_t vri_needs_copy unsigned vri_sharing`,
    ),
    alike('uint32_t', 'vm_object_info_state_t vm_page_info_state_t'),
    listed(
      'vm_object_info',
      `rpc_vm_offset_t voi_object rpc_vm_size_t voi_pagesize rpc_vm_size_t voi_size
      unsigned voi_ref_count unsigned voi_resident_page_count unsigned voi_absent_count
      rpc_vm_offset_t voi_copy rpc_vm_offset_t voi_shadow rpc_vm_offset_t voi_shadow_offset
      rpc_vm_offset_t voi_paging_offset memory_object_copy_strategy_t voi_copy_strategy
      rpc_vm_offset_t voi_last_alloc unsigned voi_paging_in_progress vm_object_info_state_t voi_state`,
    ),
    listed(
      'vm_page_info',
      `rpc_vm_offset_t vpi_offset rpc_vm_offset_t vpi_phys_addr unsigned vpi_wire_count
      vm_prot_t vpi_page_lock vm_prot_t vpi_unlock_request vm_page_info_state_t vpi_state`,
    ),
    types({
      symtab_name_t: '(MACH_MSG_TYPE_STRING_C, 8*32)',
      kernel_debug_name_t: 'c_string[*:64]',
    }),
    imports('import', 'mach_debug/mach_debug_types.h'),
  );
}

/** A structure and the array of it. */
function listed(name: string, fields: string): string {
  return struct(`${name}_t`, fields) + alike(`array[] of ${name}_t`, `${name}_array_t`);
}

function deviceTypes(): string {
  return definitions(
    '_DEVICE_DEVICE_TYPES_DEFS_',
    include('mach/std_types.defs'),
    when('defined(DEVICE_IMPORTS)', 'DEVICE_IMPORTS\n'),
    types({ rpc_recnum_t: 'rpc_long_natural_t' }),
    kernelTranslated('recnum_t', 'rpc_recnum_t', 'long_natural'),
    alike('uint32_t', 'dev_flavor_t dev_mode_t'),
    types({
      dev_name_t: '(MACH_MSG_TYPE_STRING_C, 8*128)',
      dev_status_t: 'array[*:1024] of int',
      filter_t: 'short',
      filter_array_t: 'array[*:128] of filter_t',
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
      otherwise: injected('DEVICE'),
    }),
    imports('import', 'device/device_types.h device/net_status.h'),
  );
}

function defaultPagerTypes(): string {
  return definitions(
    '_MACH_DEFAULT_PAGER_TYPES_DEFS_',
    include('mach/std_types.defs'),
    struct(
      'default_pager_info_t',
      'vm_size_t dpi_total_space vm_size_t dpi_free_space vm_size_t dpi_page_size',
    ),
    listed('default_pager_object', 'vm_offset_t dpo_object vm_size_t dpo_size'),
    listed('default_pager_page', 'vm_offset_t dpp_offset'),
    types({ default_pager_filename_t: '(MACH_MSG_TYPE_STRING_C, 8*256)' }),
    imports('import', 'mach/default_pager_types.h'),
  );
}
