import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedPath, xnuTree } from '../test/shared.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig, type Config } from './config.ts';
import type { Project } from './snapshot.ts';
import { detectProject } from './targets.ts';

describe('detectProject', () => {
  it('knows XNU by its folders and gives each part the targets of its makefiles', () => {
    const project = detect([
      'osfmk/mach/task.defs',
      'libsyscall/mach/task.defs',
      'tests/excserver.defs',
    ]);
    expect(project.layout).toBe('xnu');
    expect(namesOf(project, 'osfmk/mach/task.defs')).toEqual([
      'user',
      'user-server',
      'kernel-header',
      'kernel-server',
      'kernel-user',
      'sandbox',
    ]);
    expect(namesOf(project, 'libsyscall/mach/task.defs')).toEqual([
      'user',
      'libsyscall',
      'libsyscall-internal',
    ]);
    expect(namesOf(project, 'tests/excserver.defs')).toEqual(['user', 'user-server']);
  });

  it('knows XNU by its pages alone', () => {
    expect(detect(['osfmk/man/vm_map.html']).layout).toBe('xnu');
  });

  it('searches each checkout of a workspace by itself', () => {
    const project = detect(['xnu-a/osfmk/mach/task.defs', 'xnu-b/osfmk/mach/task.defs']);
    const found = project.candidates('mach/std_types.defs', true, at('xnu-b/osfmk/mach/task.defs'));
    expect(found[0]).toBe('/w/xnu-b/osfmk/mach/std_types.defs');
    expect(project.targets).toHaveLength(8);
  });

  it('reads the interfaces of kernels before x86_64 as i386', () => {
    const project = detect(['osfmk/mach/ppc/machine_types.defs', 'osfmk/mach/task.defs']);
    expect(project.targets[0]?.architecture).toBe('i386');
  });

  it('knows GNU Mach, installed or not', () => {
    const installed = detect(['mach/gnumach.defs', 'device/device.defs']);
    expect(installed.layout).toBe('gnumach');
    expect(namesOf(installed, 'device/device.defs')).toEqual([
      'user',
      'kernel-server',
      'kernel-user',
    ]);
    const tree = detect(['include/mach/gnumach.defs', 'i386/include/mach/i386/mach_i386.defs']);
    expect(namesOf(tree, 'i386/include/mach/i386/mach_i386.defs')).toContain('kernel-server');
  });

  it('gives a server of the Hurd what its makefile injects', () => {
    const project = detect(['hurd/hurd_types.defs', 'hurd/fs.defs', 'libdiskfs/fsmutations.h']);
    expect(project.layout).toBe('hurd');
    const setup = setupOf(project, 'hurd/fs.defs', 'server');
    expect(setup?.imacros).toEqual(['/w/libdiskfs/fsmutations.h']);
    expect(setup?.flags).toEqual({ subrprefix: '__', prefix: 'diskfs_' });
    expect(setup?.defines).toMatchObject({ SERVERPREFIX: 'S_' });
  });

  it('knows Darling and SDKs', () => {
    const sdk = 'Developer/Platforms/MacOSX.platform/Developer/SDKs/MacOSX.sdk/usr/include';
    expect(detect([`${sdk}/mach/task.defs`]).layout).toBe('sdk');
    const darling = detect([`${sdk}/mach/task.defs`, 'src/launchd/src/job.defs']);
    expect(darling.layout).toBe('darling');
    expect(namesOf(darling, 'src/launchd/src/job.defs')).toEqual(['user']);
    expect(darling.candidates('mach/task.defs', true, at('src/launchd/src/job.defs'))[0]).toBe(
      `/w/${sdk}/mach/task.defs`,
    );
  });

  it('offers a lone file both dialects, unless one is chosen', () => {
    const lone = ['thing.defs'];
    const dialectsOf = (config: Partial<Config>): readonly string[] =>
      detect(lone, config).targets.map(({ name, dialect }) => `${name} ${dialect}`);
    expect(dialectsOf({})).toEqual(['user apple', 'user gnu']);
    expect(dialectsOf({ dialect: 'gnu' })).toEqual(['user gnu']);
    expect(dialectsOf({ dialect: 'apple', target: ['bare'] })).toEqual(['bare apple']);
    expect(dialectsOf({ dialect: 'gnu', target: ['kernel-server'] })).toEqual([
      'kernel-server gnu',
    ]);
  });

  it('defines nothing in `bare`', () => {
    const project = detect(['osfmk/mach/task.defs'], { target: ['bare'] });
    expect(setupOf(project, 'osfmk/mach/task.defs', 'bare')?.defines).toEqual({});
  });

  it('lets the configuration declare targets and add to them', () => {
    const project = detect(['a/one.defs', 'b/two.defs'], {
      defines: { DEBUG: '1' },
      targets: [
        {
          name: 'mine',
          dialect: 'gnu',
          defines: { MINE: '2' },
          roots: ['a/*.defs'],
          base: '/w',
        },
      ],
    });
    expect(namesOf(project, 'a/one.defs')).toEqual(['mine']);
    expect(namesOf(project, 'b/two.defs')).toEqual([]);
    expect(setupOf(project, 'a/one.defs', 'mine')?.defines).toEqual({ MINE: '2', DEBUG: '1' });
  });

  it('keeps its targets when a file comes', () => {
    const before = detectProject([at('osfmk/mach/task.defs')], defaultConfig, [fileId('/w')]);
    const after = detectProject(
      [at('osfmk/mach/host.defs'), at('osfmk/mach/task.defs')],
      defaultConfig,
      [fileId('/w')],
    );
    expect(after.targets[0]).toBe(before.targets[0]);
  });
});

interface GoldenEntry {
  /** Whether the compiler took it: no build makes the others. */
  readonly ok: boolean;
  readonly file: string;
  readonly mode: string;
  readonly defines: readonly string[];
}

const goldenXnu = sharedPath('golden/xnu-8796.121.2.msgids.json');
const xnu = xnuTree();

describe.skipIf(goldenXnu === undefined || xnu === undefined)('the targets of XNU', () => {
  it('are those of its build, each with its definitions', () => {
    const files = readdirSync(xnu ?? '', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.defs'))
      .map((file) => fileId(join(xnu ?? '', file)));
    const project = detectProject(files, defaultConfig, [fileId(xnu ?? '')]);
    const golden = JSON.parse(readFileSync(goldenXnu ?? '', 'utf8')) as readonly GoldenEntry[];
    const missing = golden.filter(({ ok, file, mode, defines }) => {
      if (!ok) return false;
      const root = fileId(join(xnu ?? '', file));
      const name = mode.replaceAll('_', '-');
      const index = project.targets.findIndex((target) => target.name === name);
      const known = project.setup(root, index)?.defines ?? {};
      return !defines.every((define) => {
        const [defined = '', value = '1'] = define.slice('-D'.length).split('=');
        return known[defined] === value;
      });
    });
    expect(missing).toEqual([]);
  });
});

function at(path: string): FileId {
  return fileId(`/w/${path}`);
}

function detect(paths: readonly string[], config: Partial<Config> = {}): Project {
  return detectProject(paths.map(at), { ...defaultConfig, ...config }, [fileId('/w')]);
}

function namesOf(project: Project, path: string): readonly string[] {
  const set = project.targetsOf(at(path));
  return project.targets.filter((_, index) => (set & (1 << index)) !== 0).map(({ name }) => name);
}

function setupOf(project: Project, path: string, name: string) {
  const index = project.targets.findIndex((target) => target.name === name);
  return project.setup(at(path), index);
}
