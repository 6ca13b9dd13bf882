import { machineSpellings } from './gnumach.ts';
import type { Layout, RootExtras } from './layout.ts';

/**
 * The GNU Hurd, its source tree or its installed headers. The rules of its `Makeconf` pass `-subrprefix __` always
 * and `-DSERVERPREFIX=S_ -DHURD_SERVER=1` for servers; each server's makefile adds its own translations.
 */
export const hurd: Layout = {
  name: 'hurd',
  dialect: 'gnu',
  targets: (architecture) => [
    { name: 'user', architecture, defines: {}, flags: { subrprefix: '__' } },
    {
      name: 'server',
      architecture,
      defines: { SERVERPREFIX: 'S_', HURD_SERVER: '1' },
      flags: { subrprefix: '__' },
    },
  ],
  targetsOf: () => ['user', 'server'],
  // What the makefiles would find among libc's headers (`<mach/…>`) is installed elsewhere, or built in.
  includeFolders: () => ['.', 'include'],
  spellings: machineSpellings,
  extras(path, target) {
    if (target !== 'server') return undefined;
    const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.defs$/, '');
    return servers.get(name);
  },
};

const payloads = { HURD_DEFAULT_PAYLOAD_TO_PORT: '1' };
const diskfs = from('libdiskfs/fsmutations.h', 'diskfs_');
const pfinet = from('pfinet/mig-mutate.h');

/**
 * The makefile settings of the server that the Hurd's authors regard as the interface's own, by interface: of the
 * file system interfaces those of libdiskfs.
 */
const servers: ReadonlyMap<string, RootExtras> = new Map<string, RootExtras>([
  ['acpi', from('acpi/mig-mutate.h')],
  ['auth', from('auth/mig-mutate.h')],
  [
    'default_pager',
    { ...from('mach-defpager/mig-mutate.h'), defines: { ...payloads, SEQNOS: '1' } },
  ],
  ['exec', from('exec/execmutations.h')],
  ['exec_startup', from('exec/execmutations.h')],
  ['fs', diskfs],
  ['fs_notify', from('libcons/mutations.h', 'cons_')],
  ['fsys', { ...diskfs, defines: { REPLY_PORTS: '1' } }],
  ['ifsock', diskfs],
  ['iioctl', pfinet],
  ['interrupt', from('libports/mig-mutate.h', 'ports_')],
  ['io', diskfs],
  ['pci', from('pci-arbiter/mig-mutate.h')],
  ['pfinet', pfinet],
  ['pioctl', from('rtc/mig-mutate.h', 'rtc_')],
  ['process', from('proc/mig-mutate.h')],
  ['rioctl', pfinet],
  ['shutdown', from('shutdown/mig-mutate.h')],
  ['socket', pfinet],
  ['startup', { defines: payloads }],
  ['startup_notify', { flags: { prefix: 'diskfs_' } }],
  ['term', from('term/mig-mutate.h')],
  ['tioctl', from('term/mig-mutate.h')],
]);

function from(imacros: string, prefix?: string): RootExtras {
  const extras = { imacros: [imacros] };
  return prefix === undefined ? extras : { ...extras, flags: { prefix } };
}
