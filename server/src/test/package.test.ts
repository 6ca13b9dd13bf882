import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'machlint-packages-'));
  const script = join(repository, 'server/scripts/package.mjs');
  execFileSync(process.execPath, [script, join(folder, 'out')], { stdio: 'pipe' });
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a package really holds, bundled chunks (their names are hashes) and rules' pages as one line each. */
function contents(name: 'npm' | 'vsix'): readonly string[] {
  const out = join(folder, 'out');
  const ending = name === 'npm' ? '.tgz' : '.vsix';
  const packed = join(out, readdirSync(out).find((each) => each.endsWith(ending)) ?? '');
  const paths = name === 'npm' ? tarPaths(packed) : zipPaths(packed);
  const files = paths
    .map((path) => path.replace(/^(?:package|extension)\//, ''))
    .map((path) => path.replace(/rules\/.*\.md$/, 'rules/*.md'))
    .map((path) => path.replace(/(dist\/(?:server\/)?)[\w-]+-[A-Z0-9]{8}\.js$/, '$1*.js'));
  return [...new Set(files)].sort();
}

function tarPaths(file: string): readonly string[] {
  return execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).trim().split('\n');
}

/** Names from the entries of a zip file's central directory. */
function zipPaths(file: string): readonly string[] {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return name;
  });
}

/** The manifest's own paths: a path that leads out of the package is packed without a word, and missing at the user's. */
function manifestPaths(name: 'npm' | 'vsix'): readonly string[] {
  const manifest = readFileSync(join(folder, 'out', name, 'package.json'), 'utf8');
  return [...manifest.matchAll(/"(\.{1,2}\/[^"]+)"/g)].map(([, path = '']) => path);
}

describe('the npm package', () => {
  it('holds exactly what it needs', () => {
    expect(contents('npm')).toMatchInlineSnapshot(`
      [
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "bin/machlint.js",
        "dist/*.js",
        "dist/index.js",
        "dist/main.js",
        "dist/rules/*.md",
        "dist/rules/presets.txt",
        "grammars/README.md",
        "grammars/mach-man-text.tmLanguage.json",
        "grammars/mach-man.tmLanguage.json",
        "grammars/machlint.schema.json",
        "grammars/mig.language-configuration.json",
        "grammars/mig.tmLanguage.json",
        "grammars/vim/ftdetect/mig.vim",
        "grammars/vim/syntax/mig.vim",
        "package.json",
      ]
    `);
  });

  it('carries the licence of everything in it', () => {
    const notices = readFileSync(join(folder, 'out/npm/THIRD-PARTY-NOTICES.txt'), 'utf8');
    const packages = notices.split(/^-{80}$/m).slice(1);
    const bare = packages.filter((notice) => !/copyright|permission|licensed/i.test(notice));
    expect(packages.length).toBeGreaterThan(60);
    expect(bare.map((notice) => notice.trim().split(' ')[0])).toEqual(['@bufbuild/protobuf']);
  });

  it('names no file outside itself', () => {
    expect(manifestPaths('npm').filter((path) => path.startsWith('..'))).toEqual([]);
  });

  it('installs in an empty folder and runs', () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'package.json'), '{}');
    const tarball = readdirSync(join(folder, 'out')).find((name) => name.endsWith('.tgz')) ?? '';
    const install = [
      'install',
      '--offline',
      '--no-audit',
      '--no-fund',
      join(folder, 'out', tarball),
    ];
    execFileSync('npm', install, { cwd: home, stdio: 'pipe' });
    writeFileSync(join(home, 'a.defs'), 'subsystem a 100;\nroutine a_b(server : nothing_t);\n');
    const run = (...args: string[]) =>
      spawnSync(join(home, 'node_modules/.bin/machlint'), args, { cwd: home, encoding: 'utf8' });

    const check = run('check', '--format', 'concise', '.');
    expect(check.stdout).toContain('a.defs:2:22: error: no type `nothing_t`');
    expect(check.status).toBe(1);
    expect(run('rules').stdout).toContain('mig/arg-type-undefined');
    expect(run('explain', 'mig/arg-type-undefined').stdout.length).toBeGreaterThan(100);
    expect(run('show', 'KERN_SUCCESS').stdout).toContain('KERN_SUCCESS');
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'exit' });
    const lsp = spawnSync(join(home, 'node_modules/.bin/machlint'), ['lsp', '--stdio'], {
      cwd: home,
      encoding: 'utf8',
      input: `Content-Length: ${body.length}\r\n\r\n${body}`,
      timeout: 60_000,
    });
    expect([lsp.status, lsp.stderr]).toEqual([1, '']);
  });
});

describe('the repository as a pre-commit hook', () => {
  it('is packed as pre-commit packs it, and runs', () => {
    const clone = join(folder, 'clone');
    const isOurs = (path: string): boolean => !/(?:^|\/)(?:node_modules|\.git|dist)$/.test(path);
    cpSync(repository, clone, { recursive: true, filter: isOurs });
    symlinkSync(join(repository, 'node_modules'), join(clone, 'node_modules'));
    // pre-commit takes all that `npm pack` prints for the name of the file, though the build runs within.
    const packed = execFileSync('npm', ['pack'], { cwd: clone, encoding: 'utf8', stdio: 'pipe' });
    expect(packed).toMatch(/^\S+\.tgz\n$/);
    execFileSync('tar', ['xzf', packed.trim()], { cwd: clone });
    const program = join(clone, 'package/server/bin/machlint.js');
    const version = execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
    expect(version).toMatch(/^machlint \d+\.\d+\.\d+/);
  });
});

describe('the extension’s package', () => {
  it('holds exactly what it needs', () => {
    expect(contents('vsix')).toMatchInlineSnapshot(`
      [
        "LICENSE.txt",
        "THIRD-PARTY-NOTICES.txt",
        "[Content_Types].xml",
        "changelog.md",
        "dist/extension.js",
        "dist/grammars/mach-man-text.tmLanguage.json",
        "dist/grammars/mach-man.tmLanguage.json",
        "dist/grammars/machlint.schema.json",
        "dist/grammars/mig.language-configuration.json",
        "dist/grammars/mig.tmLanguage.json",
        "dist/server/*.js",
        "dist/server/index.js",
        "dist/server/main.js",
        "dist/server/package.json",
        "dist/server/rules/*.md",
        "dist/server/rules/presets.txt",
        "dist/session.js",
        "extension.vsixmanifest",
        "media/counterpart-dark.svg",
        "media/counterpart-light.svg",
        "media/icon.png",
        "media/layout-dark.svg",
        "media/layout-light.svg",
        "media/mig-dark.svg",
        "media/mig-light.svg",
        "media/webview.css",
        "package.json",
        "readme.md",
        "snippets/mig.json",
        "walkthrough/id.md",
        "walkthrough/lint.md",
        "walkthrough/open.md",
        "walkthrough/page.md",
        "walkthrough/target.md",
      ]
    `);
  });

  it('names only files that it holds', () => {
    const files = contents('vsix');
    const missing = manifestPaths('vsix')
      .map((path) => path.replace(/^\.\//, ''))
      .map((path) => (path === 'dist/extension' ? 'dist/extension.js' : path))
      .filter((path) => !files.includes(path));
    expect(missing).toEqual([]);
  });
});
