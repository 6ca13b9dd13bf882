import { symlinkSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { CallHierarchyItem, Location } from 'vscode-languageserver-protocol/node';
import { endClients, positionOf, startClient, uriOf } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';

afterEach(endClients);

const interface_ = `#if KERNEL_SERVER
#define SERVED(NAME) NAME ## _external
#else
#define SERVED(NAME) NAME
#endif
subsystem
#if KERNEL_SERVER
  KernelServer
#endif
  door 500;
type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
type door_t = mach_port_t
#if KERNEL_SERVER
  intran: door_t port_to_door(mach_port_t)
#endif
  ;
routine SERVED(door_open)(door : door_t);
`;
const files = {
  'osfmk/mach/door.defs': interface_,
  'osfmk/kern/door.c': `kern_return_t door_open_external(door_t door) { return 0; }
door_t port_to_door(mach_port_t port) { return port; }
`,
  'libsyscall/wrapper.c': 'int door_open(int door) { return door; }\n',
  'tests/door.c': 'T_DECL(opens_a_door, "opens")\n{\n  door_open(1);\n}\n',
} as const;

it('leads from a routine to the kernel’s function, and to who calls the stub', async () => {
  const folder = folderOf(files);
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(`${folder}/osfmk/mach/door.defs`);
  await client.open(uri, interface_);
  const at = (text: string) => ({ textDocument: { uri }, position: positionOf(interface_, text) });
  const implementation = async (text: string) => {
    const found = await client.request<Location[]>('textDocument/implementation', at(text));
    return found.map(
      (each) => `${each.uri.slice(uriOf(folder).length + 1)}:${each.range.start.line + 1}`,
    );
  };
  expect(await implementation('door_open)')).toEqual(['osfmk/kern/door.c:1']);
  expect(await implementation('port_to_door')).toEqual(['osfmk/kern/door.c:2']);

  const [item] = await client.request<CallHierarchyItem[]>(
    'textDocument/prepareCallHierarchy',
    at('door_open)'),
  );
  const calls = await client.request<{ from: CallHierarchyItem }[]>('callHierarchy/incomingCalls', {
    item,
  });
  expect(calls.map(({ from }) => from.name)).toEqual(['T_DECL(opens_a_door)']);
  const servers = await client.request<{ to: CallHierarchyItem }[]>('callHierarchy/outgoingCalls', {
    item,
  });
  expect(servers.map(({ to }) => to.name)).toEqual(['door_open_external']);
  expect(await client.stop()).toBe(0);
});

it('neither reads nor names a C file that a link leads to out of the folder', async () => {
  const outside = folderOf({
    'secret.c': 'int door_open_external(int door) { return door; }\n',
    'sub/caller.c': 'int secret(void) { return door_open(1); }\n',
  });
  const folder = folderOf(files);
  symlinkSync(`${outside}/secret.c`, `${folder}/osfmk/kern/secret.c`);
  symlinkSync(outside, `${folder}/osfmk/outside`);
  symlinkSync(`../../${outside.slice(outside.lastIndexOf('/') + 1)}/sub`, `${folder}/osfmk/sub`);
  symlinkSync('door.c', `${folder}/osfmk/kern/again.c`);
  const client = await startClient({ folders: [folder] });
  const uri = uriOf(`${folder}/osfmk/mach/door.defs`);
  await client.open(uri, interface_);
  const at = { textDocument: { uri }, position: positionOf(interface_, 'door_open)') };
  const found = await client.request<Location[]>('textDocument/implementation', at);
  expect(found.map((each) => each.uri)).toEqual([uriOf(`${folder}/osfmk/kern/door.c`)]);
  const [item] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at);
  const calls = await client.request<{ from: CallHierarchyItem }[]>('callHierarchy/incomingCalls', {
    item,
  });
  expect(calls.map(({ from }) => from.name)).toEqual(['T_DECL(opens_a_door)']);
  expect(await client.stop()).toBe(0);
});

it('links a finding to the page of its rule, which lies beside the program', async () => {
  const folder = folderOf({ 'a.defs': 'subsystem a 1; \n' });
  const client = await startClient({
    folders: [folder],
    capabilities: { textDocument: { diagnostic: {} } },
    initializationOptions: { preset: 'all' },
  });
  const report = await client.request<{
    items: { code: string; codeDescription: { href: string } }[];
  }>('textDocument/diagnostic', { textDocument: { uri: uriOf(`${folder}/a.defs`) } });
  const found = report.items.find(({ code }) => code === 'style/trailing-white-space');
  expect(found?.codeDescription.href).toMatch(/^file:.*\/rules\/style\/trailing-white-space\.md$/);
  expect(await client.stop()).toBe(0);
});

it('tells what the page of a silenced rule says', async () => {
  const text = 'subsystem a 1; // machlint-ignore style/trailing-white-space: copied\n';
  const folder = folderOf({ 'a.defs': text });
  const capabilities = { textDocument: { hover: { contentFormat: ['markdown' as const] } } };
  const client = await startClient({ folders: [folder], capabilities });
  const uri = uriOf(`${folder}/a.defs`);
  await client.open(uri, text);
  const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', {
    textDocument: { uri },
    position: positionOf(text, 'trailing-white'),
  });
  expect(contents.value).toContain('A line of a `.defs` file ends in blanks or tabs.');
  expect(contents.value).toContain('**When to ignore**');
  expect(contents.value).not.toContain('subsystem door');
  expect(await client.stop()).toBe(0);
});
