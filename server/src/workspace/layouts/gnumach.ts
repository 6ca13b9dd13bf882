import { noExtras, type Layout, type LayoutTarget } from './layout.ts';

/**
 * GNU Mach, its source tree or its installed headers. GNU's `mig` of 2022 preprocesses with `-undef -ansi`: no target
 * knows its architecture.
 */
export const gnumach: Layout = {
  name: 'gnumach',
  dialect: 'gnu',
  targets: (architecture) => [
    { name: 'user', architecture, defines: {}, flags: {} },
    kernelTarget('kernel-server', architecture, 'KERNEL_SERVER'),
    kernelTarget('kernel-user', architecture, 'KERNEL_USER'),
  ],
  targetsOf: () => ['user', 'kernel-server', 'kernel-user'],
  includeFolders: () => ['.', 'include', 'i386/include', 'x86_64/include'],
  spellings: machineSpellings,
  extras: noExtras,
};

/** Files of no known tree, as a program for the Hurd reads them. */
export const gnuFiles: Layout = {
  name: 'files',
  dialect: 'gnu',
  targets: (architecture) => [{ name: 'user', architecture, defines: {}, flags: {} }],
  targetsOf: () => ['user'],
  includeFolders: () => [],
  spellings: machineSpellings,
  extras: noExtras,
};

/** `machine` is a symbolic link that the build or the package makes. */
export function machineSpellings(path: string): readonly string[] {
  if (!path.startsWith('mach/machine/')) return [path];
  const header = path.slice('mach/machine/'.length);
  return [`mach/x86_64/${header}`, `mach/i386/${header}`, path];
}

function kernelTarget(
  name: string,
  architecture: LayoutTarget['architecture'],
  side: string,
): LayoutTarget {
  return { name, architecture, defines: { [side]: '1', KERNEL: '1' }, flags: {} };
}
