import manifest from '../package.json' with { type: 'json' };

/** The version of the package, as `machlint --version` and every report say it. */
export const version: string = manifest.version;
