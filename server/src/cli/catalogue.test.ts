import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { folderOf, machlint } from '../test/command-line.ts';

const empty = folderOf({});
const lamp = folderOf({
  'lamp.defs':
    'subsystem lamp 3400;\ntype lamp_t = mach_port_t;\nroutine task_create(lamp : lamp_t);\n',
});

describe('whois in an empty folder', () => {
  it('tells from the catalogue what a number is, in which system and versions', async () => {
    const { stdout, code } = await machlint('whois 3402', { cwd: empty });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "3402  message id  task_threads            task  XNU 123.5 to 11417.121.6 (newest known), built-in catalogue
      3402  message id  task_threads_from_user  task  (kernel-server)  XNU 7195.50.7.100.1 to 11417.121.6 (newest known), built-in catalogue
      "
    `);
  });

  it('knows a number in hexadecimal, many numbers, reply ids and return codes', async () => {
    const stdin = '0xd4a\n3502 -308, 2500';
    const { stdout, code } = await machlint('whois -', { cwd: empty, stdin });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "3402  message id   task_threads            task  XNU 123.5 to 11417.121.6 (newest known), built-in catalogue
      3402  message id   task_threads_from_user  task  (kernel-server)  XNU 7195.50.7.100.1 to 11417.121.6 (newest known), built-in catalogue
      3502  reply id     task_threads            task  XNU 123.5 to 11417.121.6 (newest known), built-in catalogue
      3502  reply id     task_threads_from_user  task  (kernel-server)  XNU 7195.50.7.100.1 to 11417.121.6 (newest known), built-in catalogue
      -308  return code  MIG_SERVER_DIED         A send-once notification came in place of the reply.
      2500  reply id     exception_raise         exc  GNU Mach 1.8+git20221224 (the only version known), built-in catalogue
      2500  reply id     proc_exception_raise    proc_exc  Hurd 0.8 to 0.9.git20260527 (newest known), built-in catalogue
      2500  return code  D_IO_ERROR              The hardware failed.  GNU Mach, built-in catalogue
      "
    `);
  });

  it('knows the numbers of a name, and those of GNU return codes', async () => {
    expect((await machlint('whois io_select', { cwd: empty })).stdout).toMatchInlineSnapshot(`
      "21012  message id  io_select  io  Hurd 0.8 to 0.9.git20260527 (newest known), built-in catalogue
      21112  reply id    io_select  io  Hurd 0.8 to 0.9.git20260527 (newest known), built-in catalogue
      "
    `);
    expect((await machlint('whois D_IO_ERROR', { cwd: empty })).stdout).toMatchInlineSnapshot(`
      "2500  return code  D_IO_ERROR  The hardware failed.  GNU Mach, built-in catalogue
      "
    `);
  });

  it('gives the same as data', async () => {
    const { stdout } = await machlint('whois 3402 --format json', { cwd: empty });
    const report = JSON.parse(stdout) as { readonly results: readonly object[] };
    expect(report.results[0]).toHaveProperty('meanings.0.name', 'task_threads');
    expect(report.results[0]).toHaveProperty(
      'meanings.0.catalogue',
      expect.stringContaining('XNU'),
    );
    expect(report.results[0]).toHaveProperty('meanings.0.file', null);
  });

  it('ends with 2 for what nothing has', async () => {
    expect(await machlint('whois 99999', { cwd: empty })).toEqual({
      stdout: '',
      stderr:
        'machlint: nothing here or in the built-in catalogue has `99999`: no message, reply or return code\n',
      code: 2,
    });
  });
});

describe('show in an empty folder', () => {
  it('prints the card of what the catalogue knows', async () => {
    const { stdout, code } = await machlint('show mach_port_insert_right', { cwd: empty });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "mach_port_insert_right  routine of mach_port
      XNU, osfmk/mach/mach_port.defs; from the built-in catalogue

      Ids
        3214, reply 3314  (mach_port 3200 + 14)

      Also called
        _kernelrpc_mach_port_insert_right

      Versions
        XNU 123.5 to 11417.121.6 (newest known)

      Arguments
        user, user-server, kernel-server: XNU 123.5 to 11417.121.6 (newest known)
        libsyscall: XNU 1228 to 11417.121.6 (newest known)
        task  request port, ipc_space_t, send (COPY_SEND)
        name  in, mach_port_name_t, name (PORT_NAME)
        poly  in, mach_port_poly_t, polymorphic (POLYMORPHIC)

      mach_port_insert_right  routine of mach_port
      GNU Mach, mach/mach_port.defs; from the built-in catalogue

      Ids
        3215, reply 3315  (mach_port 3200 + 15)

      Versions
        GNU Mach 1.8+git20221224 (the only version known)

      Arguments
        user, kernel-server: GNU Mach 1.8+git20221224 (the only version known)
        task  request port, ipc_space_t, send (COPY_SEND)
        name  in, mach_port_name_t, name (PORT_NAME)
        poly  in, mach_port_poly_t, polymorphic (POLYMORPHIC)
      "
    `);
  });

  it('ends with 2 for what nothing has', async () => {
    expect(await machlint('show no_such', { cwd: empty })).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('in the built-in catalogue') as string,
      code: 2,
    });
  });
});

describe('in a workspace', () => {
  it('answers from the workspace alone what that knows', async () => {
    expect((await machlint('whois 3400', { cwd: lamp })).stdout).not.toContain('catalogue');
    expect((await machlint('show task_create', { cwd: lamp })).stdout).not.toContain('catalogue');
  });

  it('takes from the catalogue what the workspace lacks, and says so', async () => {
    expect((await machlint('whois 3402', { cwd: lamp })).stdout).toContain('built-in catalogue');
    expect((await machlint('show task_threads', { cwd: lamp })).stdout).toContain(
      'from the built-in catalogue',
    );
  });

  it('asks of a path that is named nothing but the path', async () => {
    expect(await machlint('whois 3402 lamp.defs', { cwd: lamp })).toMatchObject({ code: 2 });
    expect(await machlint('show task_threads lamp.defs', { cwd: lamp })).toMatchObject({ code: 2 });
  });
});

it('is loaded by no other command', () => {
  const folder = new URL('./', import.meta.url);
  const loading = readdirSync(folder)
    .filter((name) => !name.endsWith('.test.ts'))
    .filter((name) =>
      readFileSync(new URL(name, folder), 'utf8').includes("'./open-catalogue.ts'"),
    );
  expect(loading).toEqual(['show.ts', 'whois.ts']);
});
