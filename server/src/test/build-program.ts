import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

let isBuilt = false;

/** Builds program and extension before any suite runs: half a second. Each project of the run asks for it; one gets it. */
export default function buildProgram(): void {
  if (isBuilt) return;
  isBuilt = true;
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
}
