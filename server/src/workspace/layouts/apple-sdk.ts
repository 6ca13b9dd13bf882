import { appleDefines, noExtras, systemSpellings, type Layout } from './layout.ts';

/** The headers of an SDK: the folder that holds `mach/std_types.defs`. */
export const appleSdk: Layout = {
  name: 'sdk',
  dialect: 'apple',
  targets: (architecture) => [
    { name: 'user', architecture, defines: appleDefines(architecture), flags: {} },
  ],
  targetsOf: () => ['user'],
  includeFolders: () => ['.'],
  spellings: systemSpellings,
  extras: noExtras,
};

/** Darling: Darwin's user space on Linux, built against the SDK in its own tree. */
export const darling: Layout = {
  ...appleSdk,
  name: 'darling',
  includeFolders: () => [`${sdkOfDarling}/usr/include`, 'basic-headers', 'framework-include'],
};

export const sdkOfDarling = 'Developer/Platforms/MacOSX.platform/Developer/SDKs/MacOSX.sdk';

/** Files of no known tree, as a program of Apple's reads them. */
export const appleFiles: Layout = { ...appleSdk, name: 'files', includeFolders: () => [] };
