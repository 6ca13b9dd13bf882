import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hasTarget } from '../model/target.ts';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig } from './config.ts';
import { detectProject } from './targets.ts';
import { preprocessRoot } from './targets-of-root.ts';

it('reads one file as each of XNU’s builds does, equal readings as one', () => {
  expect(readings('xnu', 'osfmk/mach/door.defs')).toMatchInlineSnapshot(`
    {
      "kernel-header": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine door_open ( door : door_t ) ; routine door_lock ( door : door_t ) ;",
      "kernel-server": "subsystem kernelserver door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine door_open_external ( door : door_t ) ; routine door_lock ( door : door_t ) ;",
      "kernel-user": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine door_open ( door : door_t ) ; routine door_lock ( door : door_t ) ;",
      "sandbox": "subsystem kernelserver door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine door_open ( door : door_t ) ; routine door_lock ( door : door_t ) ;",
      "user, user-server": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine _kernelrpc_door_open ( door : door_t ) ; skip ;",
    }
  `);
});

it('reads libsyscall’s wrapper through the kernel’s file', () => {
  expect(readings('xnu', 'libsyscall/mach/door.defs')).toMatchInlineSnapshot(`
    {
      "libsyscall": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine door_open ( door : door_t ) ; skip ;",
      "libsyscall-internal": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine _kernelrpc_door_open ( door : door_t ) ; skip ;",
      "user": "subsystem door 4000 ; type door_t = MACH_MSG_TYPE_COPY_SEND ; routine _kernelrpc_door_open ( door : door_t ) ; skip ;",
    }
  `);
});

it('injects what the Hurd’s makefiles inject', () => {
  expect(readings('hurd', 'hurd/fs.defs')).toMatchInlineSnapshot(`
    {
      "server": "subsystem fs 20000 ; serverprefix S_ ; type file_t = MACH_MSG_TYPE_COPY_SEND intran : node_t begin_using_file ( file_t ) ; routine file_sync ( file : file_t ) ;",
      "user": "subsystem fs 20000 ; type file_t = MACH_MSG_TYPE_COPY_SEND ; routine file_sync ( file : file_t ) ;",
    }
  `);
});

/** What MIG reads behind the types, by the targets that it reads it for. */
function readings(tree: string, path: string): Readonly<Record<string, string>> {
  const folder = fileURLToPath(new URL(`../../../fixtures/targets/${tree}`, import.meta.url));
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((each) => statSync(`${folder}/${each}`).isFile())
      .map((each) => {
        const id = fileId(`/w/${each}`);
        return [id, sourceFile(id, 'defs', readFileSync(`${folder}/${each}`, 'utf8'))];
      }),
  );
  const root = files.get(fileId(`/w/${path}`));
  if (root === undefined) return {};
  const project = detectProject([...files.keys()].sort(), defaultConfig, [fileId('/w')]);
  return Object.fromEntries(
    preprocessRoot(root, files, project).map(({ unit, targets }) => {
      const names = project.targets.filter((_, index) => hasTarget(targets, index));
      const text = unit.tokens.map((token) => token.text).join(' ');
      return [names.map(({ name }) => name).join(', '), text];
    }),
  );
}
