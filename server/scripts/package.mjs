// `npm run package [-- FOLDER]`: makes the npm tarball and the extension's .vsix, in `dist/` where no folder is named.
// Both are packed from a folder of their own that holds exactly what they need: a package holds nothing that lies
// outside its folder, and npm and vsce say nothing about what they leave out.
import { createVSIX } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildExtension, buildServer, root } from './build.mjs';
import { noticesOf } from './notices.mjs';

const out = resolve(process.argv[2] ?? `${root}dist`);
rmSync(out, { recursive: true, force: true });

const library = stage('npm', 'server', ['bin']);
copy(library, ['README.md', 'grammars']);
notices(library, [await buildServer(`${library}/dist`)]);
execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
  cwd: library,
  stdio: ['ignore', 'ignore', 'inherit'],
});

const extension = stage('vsix', 'client', ['README.md', 'media', 'snippets', 'walkthrough']);
notices(extension, await buildExtension(`${extension}/dist`));
// The folder is the list of what goes in; vsce wants to hear that it is meant so.
writeFileSync(`${extension}/.vscodeignore`, '');
await createVSIX({
  cwd: extension,
  packagePath: out,
  // Nothing is installed beside the manifest: all dependencies are in the bundles.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

/** Begins a package's folder: parts of its workspace, and the manifest without what only a checkout needs. */
function stage(name, workspace, parts) {
  const folder = `${out}/${name}`;
  mkdirSync(folder, { recursive: true });
  for (const part of parts) {
    cpSync(`${root}${workspace}/${part}`, `${folder}/${part}`, { recursive: true });
  }
  copy(folder, ['CHANGELOG.md', 'LICENSE']);
  const manifest = JSON.parse(readFileSync(`${root}${workspace}/package.json`, 'utf8'));
  delete manifest.private;
  delete manifest.devDependencies;
  writeFileSync(`${folder}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}

/** Puts the licences of what went into the bundles beside them. */
function notices(folder, metafiles) {
  writeFileSync(`${folder}/THIRD-PARTY-NOTICES.txt`, noticesOf(metafiles, root));
}

/** Copies files and folders of the repository's top. */
function copy(folder, names) {
  for (const name of names) cpSync(`${root}${name}`, `${folder}/${name}`, { recursive: true });
}
