import manifest from '../package.json' with { type: 'json' };

/** The version of the package, as `machlint --version` and every report say it. */
export const version: string = manifest.version;

/**
 * A hash of the sources that the program was built from, which names the answers that a run may keep for the next one.
 * Undefined where the sources run as they are: they may have changed since.
 */
export const build: string | undefined =
  typeof MACHLINT_BUILD === 'undefined' ? undefined : MACHLINT_BUILD;

/** Put in by `scripts/build.mjs`. */
declare const MACHLINT_BUILD: string | undefined;
