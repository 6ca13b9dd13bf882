// Bundles the server (one ESM entry with lazily loaded chunks) and the extension (one CJS file).
import { build } from 'esbuild';
import { cpSync, rmSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
rmSync(`${root}server/dist`, { recursive: true, force: true });
// Bundled CommonJS packages call require(); ES modules have none.
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
await build({
  absWorkingDir: root,
  entryPoints: { main: 'server/src/main.ts', index: 'server/src/index.ts' },
  outdir: 'server/dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  loader: { '.md': 'text', '.css': 'text' },
  banner: { js: requireShim },
  logLevel: 'warning',
});
// `machlint explain` reads the rules' pages beside the program.
cpSync(`${root}fixtures/rules`, `${root}server/dist/rules`, { recursive: true });
if (existsSync(`${root}client/src/extension.ts`)) {
  await build({
    absWorkingDir: root,
    entryPoints: ['client/src/extension.ts'],
    outfile: 'client/dist/extension.js',
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    external: ['vscode'],
    logLevel: 'warning',
  });
}
