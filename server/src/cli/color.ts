import pico from 'picocolors';
import type { Host, Output } from '../host/host.ts';
import type { Style } from '../reports/style.ts';

/**
 * The colours for a stream: `--no-color` and NO_COLOR (of any value but the empty one) turn them off, FORCE_COLOR turns
 * them on (`0` and `false` off), and else a terminal has them and a pipe has not.
 */
export function styleFor(
  output: Output,
  { env }: Pick<Host, 'env'>,
  flags: { readonly color?: boolean },
): Style {
  return pico.createColors(hasColor(output, env, flags.color !== false));
}

function hasColor(output: Output, env: Host['env'], isAllowed: boolean): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '' } = env;
  if (!isAllowed || no !== '') return false;
  if (force !== '') return force !== '0' && force !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
