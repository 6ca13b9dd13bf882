import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { folderOf } from '../test/command-line.ts';

const program = fileURLToPath(new URL('../../bin/machlint.js', import.meta.url));
const healthy =
  'subsystem door 4000;\n#include <mach/std_types.defs>\nroutine f(d : mach_port_t);\n';

let running: ChildProcessWithoutNullStreams | undefined;
afterEach(() => running?.kill());

/** A watching program, and what it says from one wait for changes to the next. */
function watching(cwd: string): () => Promise<string> {
  const child = spawn(process.execPath, [program, 'check', '--watch', '--no-cache'], { cwd });
  running = child;
  let said = '';
  let told = 0;
  let wake = (): void => {};
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString().split('watching for changes').length - 1;
    wake();
  });
  return async () => {
    while (told === 0) await new Promise<void>((resolve) => (wake = resolve));
    told -= 1;
    // What was written before the last line on the other stream may still be on its way.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const since = said;
    said = '';
    return since;
  };
}

it('checks again when a file changes, comes or goes', async () => {
  const cwd = folderOf({ 'door.defs': healthy });
  const next = watching(cwd);
  expect(await next()).toBe('');

  writeFileSync(join(cwd, 'door.defs'), healthy.replace('mach_port_t', 'mach_prot_t'));
  expect(await next()).toMatch(/^door\.defs:3:\d+: error: no type `mach_prot_t` /);

  writeFileSync(join(cwd, 'gate.defs'), healthy.replaceAll('door', 'gate').replace(' f(', ' f f('));
  expect(await next()).toMatch(/gate\.defs:3:\d+: error/);

  rmSync(join(cwd, 'gate.defs'));
  expect(await next()).not.toContain('gate.defs');

  writeFileSync(join(cwd, 'door.defs'), healthy);
  expect(await next()).toBe('');
});
