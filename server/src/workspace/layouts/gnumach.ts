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
  extras: noExtras,
};

/** Files of no known tree, as a program for the Hurd reads them. */
export const gnuFiles: Layout = {
  name: 'files',
  dialect: 'gnu',
  targets: (architecture) => [{ name: 'user', architecture, defines: {}, flags: {} }],
  targetsOf: () => ['user'],
  includeFolders: () => [],
  extras: noExtras,
};

function kernelTarget(
  name: string,
  architecture: LayoutTarget['architecture'],
  side: string,
): LayoutTarget {
  return { name, architecture, defines: { [side]: '1', KERNEL: '1' }, flags: {} };
}
