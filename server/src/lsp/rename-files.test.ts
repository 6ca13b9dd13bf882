import { afterEach, expect, it } from 'vitest';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { endClients, startClient, uriOf, type Client } from '../test/client.ts';
import { folderOf } from '../test/command-line.ts';

afterEach(endClients);

const page = (name: string, links: string): string => `<h2>${name}</h2>
<hr>
<p><strong>Function</strong> - Does it.
<h3>SYNOPSIS</h3>
<pre><strong>kern_return_t   ${name}</strong>
<strong>(void);</strong></pre>
<h3>RELATED INFORMATION</h3>
<p>${links}
`;
const files = {
  'man/a.html': page('a', '<a href="b.html">b</a>'),
  'man/b.html': page('b', '<a href="a.html#top">a</a>'),
  'mach/a.defs': '#include "types.defs"\nsubsystem a 1;\n',
  'mach/types.defs': 'type t = MACH_MSG_TYPE_BYTE;\n',
};

const documentChanges = { workspace: { workspaceEdit: { documentChanges: true } } };

async function renameFiles(client: Client, moves: Readonly<Record<string, string>>) {
  return await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
    files: Object.entries(moves).map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) })),
  });
}

/** Every edit as `folder/file: text`, the folders by the names given. */
function shown(edit: WorkspaceEdit | null, folders: Readonly<Record<string, string>>) {
  const edits: readonly (readonly [string, readonly TextEdit[]])[] = [
    ...Object.entries(edit?.changes ?? {}),
    ...(edit?.documentChanges ?? []).flatMap((change) =>
      'edits' in change ? [[change.textDocument.uri, change.edits as TextEdit[]] as const] : [],
    ),
  ];
  const named = (uri: string): string =>
    Object.entries(folders).reduce((text, [name, path]) => text.replace(uriOf(path), name), uri);
  return edits
    .flatMap(([uri, list]) => list.map(({ newText }) => `${named(uri)}: ${newText}`))
    .sort();
}

it.each([
  ['by document', documentChanges],
  ['by address', {}],
])('mends every folder of the workspace at once, %s', async (_, capabilities) => {
  const folders = { one: folderOf(files), two: folderOf(files) };
  const client = await startClient({ folders: Object.values(folders), capabilities });
  const edit = await renameFiles(client, {
    [`${folders.one}/man/b.html`]: `${folders.one}/man/bee.html`,
    [`${folders.two}/mach/types.defs`]: `${folders.two}/mach/words.defs`,
    [`${folders.two}/man/a.html`]: `${folders.two}/man/sub/a.html`,
  });
  expect(shown(edit, folders)).toMatchInlineSnapshot(`
    [
      "one/man/a.html: bee.html",
      "two/mach/a.defs: words.defs",
      "two/man/a.html: ../b.html",
      "two/man/b.html: sub/a.html",
    ]
  `);
  expect(edit?.changes === undefined).toBe(capabilities === documentChanges);
  expect(await client.stop()).toBe(0);
});

it('mends what leads to a page that moves into another folder, and what leads from it', async () => {
  const folders = { one: folderOf(files), two: folderOf({ 'man/c.html': page('c', '') }) };
  const client = await startClient({ folders: Object.values(folders) });
  const edit = await renameFiles(client, {
    [`${folders.one}/man/b.html`]: `${folders.two}/man/b.html`,
  });
  const [one, two] = [folders.one, folders.two].map((path) =>
    path.slice(path.lastIndexOf('/') + 1),
  );
  expect(shown(edit, folders)).toEqual([
    `one/man/a.html: ../../${two}/man/b.html`,
    `one/man/b.html: ../../${one}/man/a.html`,
  ]);
  expect(await client.stop()).toBe(0);
});

it('has nothing to mend for files that lie in no folder, or have no path', async () => {
  const folders = { one: folderOf(files), elsewhere: folderOf(files) };
  const client = await startClient({ folders: [folders.one] });
  const edit = await renameFiles(client, {
    [`${folders.elsewhere}/man/b.html`]: `${folders.elsewhere}/man/c.html`,
  });
  expect(shown(edit, folders)).toEqual([]);
  const untitled = await client.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
    files: [{ oldUri: 'untitled:Untitled-1', newUri: uriOf(`${folders.one}/man/c.html`) }],
  });
  expect(shown(untitled, folders)).toEqual([]);
  expect(await client.stop()).toBe(0);
});

it.each([
  ['by document', documentChanges],
  ['by address', {}],
])('mends a file once that lies in a folder within a folder, %s', async (_, capabilities) => {
  const outer = folderOf(files);
  const client = await startClient({ folders: [outer, `${outer}/man`], capabilities });
  const edit = await renameFiles(client, {
    [`${outer}/man/b.html`]: `${outer}/man/bee.html`,
    [`${outer}/mach/types.defs`]: `${outer}/mach/words.defs`,
  });
  expect(shown(edit, { outer })).toEqual([
    'outer/mach/a.defs: words.defs',
    'outer/man/a.html: bee.html',
  ]);
  expect(await client.stop()).toBe(0);
});
