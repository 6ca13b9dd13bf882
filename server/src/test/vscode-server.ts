import { homedir } from 'node:os';
import { join } from 'node:path';
import { systemPath } from './shared.ts';

/**
 * The folder of a Visual Studio Code server (`out/server-main.js` lies in it), or undefined where there is none:
 * the one that the environment variable MACHLINT_VSCODE_SERVER names, or where `.ci/vscode-server` puts it.
 */
export function vscodeServer(): string | undefined {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const fetched = 'machlint-ci/code-server-4.100.3/node_modules/code-server/lib/vscode';
  return systemPath(process.env['MACHLINT_VSCODE_SERVER'] ?? join(cache, fetched));
}
