/** Microseconds of the processor that any reader may need for a unit of text, many times what the slowest needs. */
const limit = 60;
const smallest = 40_000;
/** Every so many inputs are timed: it takes a hundred times as long as to look at one. */
const every = 8;
let inputs = 0;

/**
 * For fuzz runs, never for tests of their own: throws where work over a text, repeated until it is long, takes more time a unit than any
 * linear reader does. It is measured in the processor's time, and once more before it counts.
 */
export function expectLinear(text: string, work: (long: string) => void): void {
  if (text === '' || process.env['MACHLINT_FUZZ_TIMED'] !== '1') return;
  inputs += 1;
  if (inputs % every !== 0) return;
  const long = text.repeat(Math.ceil(smallest / text.length));
  const spent = Math.min(timeOf(long, work), timeOf(long, work));
  if (spent / long.length > limit) {
    throw new Error(`${Math.round(spent / 1000)} ms for ${long.length} units: not linear`);
  }
}

function timeOf(text: string, work: (text: string) => void): number {
  const before = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
