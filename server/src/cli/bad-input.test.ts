import { chmodSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSource } from '../host/load-workspace.ts';
import { folderOf, machlint, runProgram } from '../test/command-line.ts';
import { fileId } from '../text/span.ts';

const page = `<h2>lamp_light</h2>
<hr>
<p>
<strong>Function</strong> - Light a lamp.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   lamp_light</strong>
                <strong>(mach_port_t</strong>   <var>lamp</var><strong>);</strong>
</pre>
<h3>PARAMETERS</h3>
<dl>
<dt> <var>lamp</var>
<dd>
[in lamp send right]
The lamp’s port.
</dl>
`;

/** Reads a folder that holds the good page beside whatever is bad. */
async function symbols(folder: string) {
  const { stdout, stderr, code } = await machlint('symbols --format json', { cwd: folder });
  const { pages, problems } = JSON.parse(stdout) as {
    readonly pages: readonly { readonly file: string }[];
    readonly problems: readonly { readonly file: string; readonly message: string }[];
  };
  return {
    pages: pages.map(({ file }) => file),
    problems: problems.map(({ file, message }) => `${file} ${message}`),
    stderr,
    code,
  };
}

it('skips with a reason what is no text, too large, or leads nowhere, and loses nothing else', async () => {
  const folder = folderOf({
    'good.html': page,
    'empty.html': '',
    'empty.defs': '',
    'other.html': '<html><body>no page of ours</body></html>',
    'binary.html': Uint8Array.from({ length: 4096 }, (_, i) => i % 7),
    'binary.defs': Uint8Array.from({ length: 4096 }, (_, i) => i % 7),
    'huge.html': '',
    'huge.txt': '',
  });
  truncateSync(join(folder, 'huge.html'), 50 * 1024 * 1024);
  truncateSync(join(folder, 'huge.txt'), 50 * 1024 * 1024);
  symlinkSync('nowhere', join(folder, 'dangling.defs'));
  symlinkSync('loop-b.html', join(folder, 'loop-a.html'));
  symlinkSync('loop-a.html', join(folder, 'loop-b.html'));
  symlinkSync('.', join(folder, 'circle'));
  symlinkSync('/etc/passwd', join(folder, 'outside.defs'));
  expect(await symbols(folder)).toMatchInlineSnapshot(`
    {
      "code": 0,
      "pages": [
        "good.html",
      ],
      "problems": [
        "binary.defs is binary, expected text in UTF-8, Latin-1, or UTF-16 with its mark",
        "binary.html is binary, expected text in UTF-8, Latin-1, or UTF-16 with its mark",
        "dangling.defs is a symbolic link to nothing",
        "huge.html has 50 MB, expected at most 16 MB",
        "loop-a.html is a symbolic link in a loop",
        "loop-b.html is a symbolic link in a loop",
        "outside.defs is a symbolic link out of the folders that are read; it is not followed",
      ],
      "stderr": "machlint: binary.defs is binary, expected text in UTF-8, Latin-1, or UTF-16 with its mark
    machlint: binary.html is binary, expected text in UTF-8, Latin-1, or UTF-16 with its mark
    machlint: dangling.defs is a symbolic link to nothing
    machlint: huge.html has 50 MB, expected at most 16 MB
    machlint: loop-a.html is a symbolic link in a loop
    machlint: loop-b.html is a symbolic link in a loop
    machlint: outside.defs is a symbolic link out of the folders that are read; it is not followed
    ",
    }
  `);
});

it('says why a file that is named cannot be read', async () => {
  const folder = folderOf({ 'other.html': '<p>no page', 'huge.defs': '' });
  truncateSync(join(folder, 'huge.defs'), 50 * 1024 * 1024);
  symlinkSync('nowhere', join(folder, 'dangling.defs'));
  const answers: string[] = [];
  for (const name of ['other.html', 'huge.defs', 'dangling.defs', 'missing.defs', '/dev/null']) {
    const { stderr, code } = await machlint(`symbols ${name}`, { cwd: folder });
    answers.push(`${code} ${stderr.trimEnd()}`);
  }
  expect(answers).toMatchInlineSnapshot(`
    [
      "0 machlint: other.html is neither a \`.defs\` file nor a Mach man page nor a header of return codes",
      "0 machlint: huge.defs has 50 MB, expected at most 16 MB",
      "2 machlint: \`dangling.defs\` does not exist",
      "2 machlint: \`missing.defs\` does not exist",
      "2 machlint: \`/dev/null\` is neither a file nor a folder",
    ]
  `);
});

it('reads a page that is cut at any byte, and one in any encoding', async () => {
  const bytes = new TextEncoder().encode(page);
  const cuts = Array.from(bytes, (_, i) => [`cut-${i}.html`, bytes.subarray(0, i)] as const);
  const folder = folderOf({
    ...Object.fromEntries(cuts),
    'utf-16.html': new Uint8Array(Buffer.from(`\ufeff${page}`, 'utf16le')),
    'latin-1.html': new Uint8Array(Buffer.from(page.replace('’', '\u00b4'), 'latin1')),
  });
  const { pages, problems, code } = await symbols(folder);
  expect(problems).toEqual([]);
  expect(code).toBe(0);
  expect(pages).toContain('utf-16.html');
  expect(pages).toContain('latin-1.html');
  expect(pages).toContain(`cut-${bytes.length - 1}.html`);
});

it('reads a page of 10,000 nested elements', async () => {
  const nested = `${page}${'<div>'.repeat(10_000)}deep`;
  const folder = folderOf({ 'good.html': page, 'nested.html': nested });
  const { pages, code } = await symbols(folder);
  expect(pages).toEqual(['good.html', 'nested.html']);
  expect(code).toBe(0);
});

it('tells of a folder and a file without permission, and goes on', () => {
  const folder = folderOf({ 'good.html': page, 'closed/b.html': page, 'closed.defs': '' });
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'closed'), 0o000);
  chmodSync(join(folder, 'closed.defs'), 0o000);
  // Nothing is closed to the superuser: the program runs as somebody else.
  const answer = runProgram(['symbols'], { cwd: folder, isNobody: true });
  chmodSync(join(folder, 'closed'), 0o755);
  expect(answer).toMatchInlineSnapshot(`
    {
      "code": 0,
      "stderr": "machlint: closed cannot be read: no permission
    machlint: closed.defs cannot be read: no permission
    ",
      "stdout": "good.html:1: page lamp_light - Light a lamp.
    ",
    }
  `);
});

it('reads on when a file vanishes after its folder was listed', () => {
  const gone = join(folderOf({}), 'gone.html');
  expect(readSource(fileId(gone), false)).toEqual({ kind: 'problem', message: 'does not exist' });
});

it('names a few of many files with one fault, and counts the rest', async () => {
  const folder = folderOf({ 'good.html': page });
  for (let i = 10; i < 25; i++) symlinkSync('nowhere', join(folder, `gone-${i}.defs`));
  const { stderr } = await machlint('check', { cwd: folder });
  expect(stderr).toBe(
    [
      'machlint: gone-10.defs is a symbolic link to nothing',
      'machlint: gone-11.defs is a symbolic link to nothing',
      'machlint: gone-12.defs is a symbolic link to nothing',
      'machlint: the same holds for 12 more files',
      '',
    ].join('\n'),
  );
});
