// Bundles the server (one ESM entry with lazily loaded chunks) and the extension (one CJS file with the server beside it).
import { build as bundle } from 'esbuild';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the program and the library into a folder, puts the rules' pages beside them, and tells what went in. */
export async function buildServer(folder) {
  rmSync(folder, { recursive: true, force: true });
  // Bundled CommonJS packages call require(); ES modules have none.
  const requireShim =
    "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
  const { metafile } = await bundle({
    ...common,
    metafile: true,
    entryPoints: { main: 'server/src/main.ts', index: 'server/src/index.ts' },
    outdir: folder,
    splitting: true,
    format: 'esm',
    loader: { '.md': 'text', '.css': 'text' },
    define: { MACHLINT_BUILD: JSON.stringify(hashOfSources()) },
    banner: { js: requireShim },
  });
  // `machlint explain` reads the rules' pages beside the program.
  cpSync(`${root}fixtures/rules`, `${folder}/rules`, { recursive: true });
  return metafile;
}

/**
 * Bundles the extension into a folder: what every window loads, and what a window with our files needs. Beside it lie
 * the same server and the grammars, since a package holds nothing that lies outside its folder. Tells what went in.
 */
export async function buildExtension(folder) {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await bundle({
    ...common,
    metafile: true,
    entryPoints: { extension: 'client/src/extension.ts', session: 'client/src/session.ts' },
    outdir: folder,
    format: 'cjs',
    external: ['vscode'],
    minifyWhitespace: true,
    // What every window loads is small; the rest is a file of its own, required when it is needed.
    supported: { 'dynamic-import': false },
    plugins: [
      {
        name: 'session apart',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^\.\/session\.ts$/ }, ({ kind }) =>
            kind === 'dynamic-import' ? { path: './session.js', external: true } : undefined,
          ),
      },
    ],
  });
  const server = await buildServer(`${folder}/server`);
  writeFileSync(`${folder}/server/package.json`, '{ "type": "module" }\n');
  cpSync(`${root}grammars`, `${folder}/grammars`, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || path.endsWith('.json'),
  });
  return [metafile, server];
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  // jsonc-parser's CommonJS form asks for its parts at run time; ES modules are bundled whole.
  mainFields: ['module', 'main'],
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Names what the program was built from: answers that it keeps on disk hold for the same program alone. */
function hashOfSources() {
  const hash = createHash('sha256');
  const folder = `${root}server/src/`;
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|css|json|md)$/.test(name) && !name.endsWith('.test.ts'))
    .sort();
  for (const name of sources) hash.update(name).update(readFileSync(folder + name));
  return hash
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex')
    .slice(0, 16);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await Promise.all([buildServer(`${root}server/dist`), buildExtension(`${root}client/dist`)]);
}
