import type { Metafile } from 'esbuild';

/** Bundles the program into a folder, and tells what went in. */
export function buildServer(folder: string): Promise<Metafile>;
