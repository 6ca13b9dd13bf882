import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const required = process.env['MACHLINT_REQUIRE_ALL'] === '1';

/**
 * A file or folder of the material beside the project (`../shared`), or undefined where it is not there.
 * Suites over it are extra: they skip without it, and fail under MACHLINT_REQUIRE_ALL=1, which `.ci/run` sets.
 */
export function sharedPath(path: string): string | undefined {
  return existing(fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url)));
}

/** A file or program that a Debian package brings (`/usr/lib/mig/x86_64-gnu-migcom`), likewise. */
export function systemPath(path: string): string | undefined {
  return existing(path);
}

/** The checkout of XNU that the environment variable MACHLINT_XNU names; never required. */
export function xnuTree(): string | undefined {
  return checkout('MACHLINT_XNU');
}

/** The checkout that another such variable names, `MACHLINT_HURD` or `MACHLINT_DARLING`; never required. */
export function checkout(variable: string): string | undefined {
  const path = process.env[variable];
  return path !== undefined && existsSync(path) ? path : undefined;
}

function existing(path: string): string | undefined {
  if (existsSync(path)) return path;
  if (required) throw new Error(`MACHLINT_REQUIRE_ALL=1, but there is no ${path}`);
  return undefined;
}
