import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

let isBuilt = false;

/** Before a test run: builds the program and the extension, once for all projects. */
export default function build(): void {
  if (isBuilt) return;
  isBuilt = true;
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
}
