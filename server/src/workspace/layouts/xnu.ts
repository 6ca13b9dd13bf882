import type { Architecture } from '../../model/dialect.ts';
import {
  appleBase,
  appleDefines,
  noExtras,
  systemSpellings,
  type Layout,
  type LayoutTarget,
} from './layout.ts';

/**
 * Apple's kernel with its system call library.
 * Sources: `makedefs/MakeInc.def` (DEFINES, CFLAGS_X86_64, CFLAGS_ARM64), the makefiles of `osfmk/mach` and its
 * neighbours (MIGKSFLAGS, MIGKUFLAGS), `libsyscall/xcodescripts/mach_install_mig.sh`, `tests/Makefile`.
 */
export const xnu: Layout = {
  name: 'xnu',
  dialect: 'apple',
  targets,
  targetsOf(path) {
    if (path.startsWith('libsyscall/')) return ['user', 'libsyscall', 'libsyscall-internal'];
    if (/^(?:tests|tools|libkdd|SETUP)\//.test(path)) return ['user', 'user-server'];
    const kernel = ['kernel-header', 'kernel-server', 'kernel-user', 'sandbox'];
    return kernelOnly.test(path) ? kernel : ['user', 'user-server', ...kernel];
  },
  // The kernel's makefiles give the exported headers of each component, libsyscall's script `osfmk`.
  includeFolders: () => ['osfmk', 'bsd', 'iokit', 'libkern', 'EXTERNAL_HEADERS', 'libsyscall/mach'],
  spellings: systemSpellings,
  extras: noExtras,
};

/** Their `upl_t` exists under KERNEL_PRIVATE alone, and no makefile reads them without. */
const kernelOnly = /(?:^|\/)mach\/(?:upl|memory_object_control)\.defs$/;

/** XNU's `osfmk` by itself. */
export const osfmk: Layout = { ...xnu, includeFolders: () => ['.'] };

function targets(architecture: Architecture): readonly LayoutTarget[] {
  const user = appleDefines(architecture);
  const kernel = { ...user, ...kernelDefines, ...kernelArchitectures[architecture] };
  const kernelServer = { ...kernel, MACH_KERNEL_PRIVATE: '1', KERNEL_SERVER: '1' };
  const kernelUser = { ...kernel, MACH_KERNEL_PRIVATE: '1', KERNEL_USER: '1' };
  const libsyscall = libsyscallDefines(architecture);
  const common = { architecture, flags: {} };
  const ilp32 = { architecture: 'i386', flags: {} } as const;
  return [
    { ...common, name: 'user', defines: user },
    { ...common, name: 'user-server', defines: { ...user, ...daemonDefines } },
    { ...common, name: 'kernel-header', defines: kernel },
    { ...common, name: 'kernel-server', defines: kernelServer },
    { ...common, name: 'kernel-user', defines: kernelUser, flags: { maxOnStack: 1024 } },
    { ...ilp32, name: 'libsyscall', defines: { ...libsyscall, LIBSYSCALL_INTERFACE: '1' } },
    { ...ilp32, name: 'libsyscall-internal', defines: libsyscall },
    { ...common, name: 'sandbox', defines: { ...kernelServer, SANDBOX_COMPILER: '1' } },
  ];
}

const kernelDefines = {
  APPLE: '1',
  KERNEL: '1',
  KERNEL_PRIVATE: '1',
  XNU_KERNEL_PRIVATE: '1',
  PRIVATE: '1',
  __MACHO__: '1',
  volatile: '__volatile',
  XNU_KERN_EVENT_DATA_IS_VLA: '1',
};

const kernelArchitectures: Readonly<Record<Architecture, Readonly<Record<string, string>>>> = {
  x86_64: { x86_64: '1', X86_64: '1', __X86_64__: '1', LP64: '1' },
  arm64: { arm64: '1', ARM64: '1', __ARM64__: '1', LP64: '1' },
  i386: { i386: '1', I386: '1', __I386__: '1' },
};

/** What daemons ask for when they generate servers of the kernel's upcalls, `tests/Makefile` among them. */
const daemonDefines = {
  EXC_SERVER_AUDITTOKEN: '1',
  MACH_EXC_SERVER_AUDITTOKEN: '1',
  MACH_EXC_SERVER_TASKIDTOKEN: '1',
  MACH_EXC_SERVER_BACKTRACE: '1',
  MACH_NOTIFY_SEND_POSSIBLE_EXPECTED: '1',
};

/** The script takes a 32-bit architecture on purpose: `vm_map` is a subsystem of its own only there. */
function libsyscallDefines(architecture: Architecture): Readonly<Record<string, string>> {
  if (architecture !== 'arm64') return appleDefines('i386');
  return { ...appleBase, __ILP32__: '1', __arm__: '1' };
}
