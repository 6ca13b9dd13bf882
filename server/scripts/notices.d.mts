import type { Metafile } from 'esbuild';

/** The folders of the packages of which a bundle holds something, with the bytes of each. */
export function packagesIn(metafile: Metafile): ReadonlyMap<string, number>;
