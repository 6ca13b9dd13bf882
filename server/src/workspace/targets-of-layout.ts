import type { Architecture, Dialect } from '../model/dialect.ts';
import type { Target } from '../model/target.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { Config, ConfiguredTarget } from './config.ts';
import type { Checkout } from './layout.ts';
import { globMatcher } from './path-glob.ts';
import { gnumach } from './layouts/gnumach.ts';
import { hurd } from './layouts/hurd.ts';
import { appleDefines, type LayoutTarget, type RootExtras } from './layouts/layout.ts';
import { xnu } from './layouts/xnu.ts';

/** One target as the roots of one checkout have it. */
export interface Member {
  readonly target: Target;
  /** Whether the build reads a root for this target. */
  reads(root: FileId): boolean;
  /** How a root differs from the target's others. */
  extras(root: FileId): RootExtras | undefined;
}

/**
 * The targets of a checkout's roots: the layout's, or those that the configuration declares instead; of them those
 * that it selects. Equal targets are the same object as long as the configuration is.
 */
export function targetsOfCheckout(checkout: Checkout, config: Config): readonly Member[] {
  const dialect = config.dialect === 'auto' ? checkout.layout.dialect : config.dialect;
  const architecture = config.architecture ?? checkout.architecture;
  const setting = { checkout, config, dialect, architecture };
  if (config.target === undefined) {
    return config.targets.length > 0 ? declared(setting) : builtIn(setting);
  }
  const known = config.targets.length > 0 ? declared(setting) : builtIn(setting);
  return config.target.flatMap((name) => {
    const found = known.filter(({ target }) => target.name === name);
    if (found.length > 0) return found;
    if (name === 'bare') return [bare(setting)];
    return checkout.layout.name === 'files' ? borrowed(setting, name) : [];
  });
}

interface Setting {
  readonly checkout: Checkout;
  readonly config: Config;
  readonly dialect: Dialect;
  readonly architecture: Architecture;
}

function builtIn(setting: Setting): readonly Member[] {
  const { layout, root } = setting.checkout;
  const relative = (file: FileId): string => file.slice(root.length + 1);
  return layout.targets(setting.architecture).map((target) => ({
    target: withConfig(setting, target),
    reads: (file) => layout.targetsOf(relative(file)).includes(target.name),
    extras: (file) => layout.extras(relative(file), target.name),
  }));
}

/** A target of another tree, for files of none: a lone interface can be read as the kernel's build would. */
function borrowed(setting: Setting, name: string): readonly Member[] {
  const trees = setting.dialect === 'apple' ? [xnu] : [gnumach, hurd];
  const found = trees
    .flatMap((layout) => layout.targets(setting.architecture))
    .find((target) => target.name === name);
  return found === undefined ? [] : [everywhere(withConfig(setting, found))];
}

function bare(setting: Setting): Member {
  const { architecture } = setting;
  return everywhere(withConfig(setting, { name: 'bare', architecture, defines: {}, flags: {} }));
}

function everywhere(target: Target): Member {
  return { target, reads: () => true, extras: () => undefined };
}

/** The targets that the configuration declares for the setting's dialect. */
function declared(setting: Setting): readonly Member[] {
  const { config, dialect } = setting;
  return config.targets
    .filter((target) => config.dialect !== 'auto' || (target.dialect ?? dialect) === dialect)
    .map((declaration) => {
      const architecture = declaration.architecture ?? setting.architecture;
      const base = dialect === 'apple' ? appleDefines(architecture) : {};
      const target = withConfig(
        setting,
        {
          name: declaration.name,
          architecture,
          defines: { ...base, ...declaration.defines },
          flags: declaration.flags ?? {},
        },
        declaration,
      );
      return { target, reads: rootsOf(declaration), extras: () => undefined };
    });
}

function rootsOf({ roots, base }: ConfiguredTarget): (file: FileId) => boolean {
  if (roots === undefined) return () => true;
  return globMatcher(roots, base);
}

function withConfig(
  { config, dialect }: Setting,
  { name, architecture, defines, flags }: LayoutTarget,
  declaration?: ConfiguredTarget,
): Target {
  const target: Target = {
    name,
    dialect,
    architecture,
    defines: { ...defines, ...config.defines },
    includes: [...config.includes, ...(declaration?.includes ?? [])],
    imacros: [...config.imacros, ...(declaration?.imacros ?? [])],
    flags,
  };
  const pool = targetsOfConfig(config);
  const key = JSON.stringify(target);
  const known = pool.get(key);
  if (known !== undefined) return known;
  pool.set(key, target);
  return target;
}

/** Every target that was made under a configuration, by its value: a few dozen, freed with the configuration. */
const targetsOfConfig: (config: Config) => Map<string, Target> = memo(() => new Map());
