import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** An interface and its page, with one fault each that an editor must show. */
export const files = {
  'door.defs': `subsystem door 5100;

#include <mach/std_types.defs>

type door_name_t = c_string[*:64];

/* Opens a door by its name. */
routine door_open(
		server	: mach_port_t;
		name	: door_name_t;
	out	door	: mach_port_move_send_t);

routine door_close(
		door	: mach_port_t;
		reason	: door_reason_t);
`,
  'door_open.html': `<h2>door_open</h2>
<hr>
<p>
<strong>Function</strong> - Open a door by its name.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   door_open</strong>
                <strong>(mach_port_t</strong>    <var>server</var>,
                 <strong>door_name_t</strong>    <var>name</var>,
                 <strong>mach_port_t</strong>   <var>*door</var><strong>);</strong>
</pre>
<h3>PARAMETERS</h3>
<dl>
<p>
<dt> <var>server</var>
<dd>
[in door-server send right]
The server of doors.
<p>
<dt> <var>name</var>
<dd>
[in structure]
The name of the door.
<p>
<dt> <var>door</var>
<dd>
[out door send right]
The door.
</dl>
<h3>DESCRIPTION</h3>
<p>
The <strong>door_open</strong> function opens a door.
<h3>RETURN VALUES</h3>
<dl>
<p>
<dt> <strong>KERN_INVALD_NAME</strong>
<dd>
There is no such door.
</dl>
<h3>RELATED INFORMATION</h3>
<p>
Functions:
<a href="door_knock.html"><strong>door_knock</strong></a>.
`,
} as const;

/** A folder on disk with the files above, and an environment in which `machlint` is the program that is tested. */
export interface EditorWorkspace {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Writes a file (a driver, a configuration) outside the folder that the editor opens; gives its path. */
  readonly write: (name: string, text: string) => string;
  readonly remove: () => void;
}

export function editorWorkspace(): EditorWorkspace {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-editor-')));
  const write = (name: string, text: string): string => {
    const path = join(base, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  for (const [name, text] of Object.entries(files)) write(`folder/${name}`, text);
  mkdirSync(join(base, 'bin'));
  symlinkSync(join(repository, 'server/bin/machlint.js'), join(base, 'bin/machlint'));
  const path = [join(base, 'bin'), dirname(process.execPath), process.env['PATH'] ?? ''];
  return {
    folder: join(base, 'folder'),
    env: {
      ...process.env,
      HOME: base,
      XDG_CACHE_HOME: join(base, 'cache'),
      PATH: path.join(delimiter),
    },
    write,
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** The texts of an editor's buffers around a rename of `door_open` to `door_unlock`, by the file's name. */
export interface Renaming {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** What the buffers must hold behind that rename: the other name everywhere, in interface and page, and no other change. */
export function renamed({ before }: Renaming): Renaming['after'] {
  const entries = Object.entries(before).map(([name, text]) => {
    if (!text.includes('door_open')) throw new Error(`${name} has nothing to rename`);
    return [name, text.replaceAll('door_open', 'door_unlock')];
  });
  return Object.fromEntries(entries) as Renaming['after'];
}

/** The first example of a language under a heading of the README: what its readers are told is what runs here. */
export function readmeExample(heading: string, language: string): string {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const section = readme.split(/^### /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const [, example] = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(section) ?? [];
  if (example === undefined) throw new Error(`README.md has no ${language} example for ${heading}`);
  return example;
}
