import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A folder that a test session opens: two interfaces, a page and a configuration, with faults that an editor must show. */
const files = {
  'mach/door.defs': `/*
 * The door server: a client opens a door by its name.
 */
subsystem
#if	KERNEL_SERVER
	  KernelServer
#endif	/* KERNEL_SERVER */
	  door 5100;

#include <mach/std_types.defs>
#include <mach/mach_types.defs>

type door_name_t = c_string[*:64];

/* Opens a door. */
routine door_open(
		server	: mach_port_t;
		name	: door_name_t;
	out	door	: mach_port_move_send_t);

#if	KERNEL_SERVER
/* Locks a door: the kernel alone may. */
routine door_lock(
		door	: mach_port_t);
#else	/* KERNEL_SERVER */
skip;
#endif	/* KERNEL_SERVER */

/* Closes a door. */
routine door_close(
		door	: mach_port_t;
		reason	: door_reason_t);
`,
  'mach/door_reply.defs': `subsystem door_reply 5300;

#include <mach/std_types.defs>
#include <mach/mach_types.defs>

type door_name_t = c_string[*:64];

simpleroutine door_opened(
		watcher	: mach_port_move_send_once_t;
		name	: door_name_t);
`,
  'man/door_open.html': `<h2>door_open</h2>
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
[in array of char]
The name of the door.
<p>
<dt> <var>door</var>
<dd>
[out door send right]
The door. The caller gives it back in the end.
</dl>
<h3>DESCRIPTION</h3>
<p>
The <strong>door_open</strong> function opens the door that is called
<var>name</var>.
<h3>RETURN VALUES</h3>
<dl>
<p>
<dt> <strong>KERN_SUCCESS</strong>
<dd>
The door is open.
<p>
<dt> <strong>KERN_INVALD_NAME</strong>
<dd>
There is no such door.
</dl>
<h3>RELATED INFORMATION</h3>
<p>
Functions:
<a href="door_close.html"><strong>door_close</strong></a>.
`,
  'man/door_close.html': `<h2>door_close</h2>
<hr>
<p>
<strong>Function</strong> - Close a door.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   door_close</strong>
                <strong>(mach_port_t</strong>    <var>door</var>,
                 <strong>door_reason_t</strong>  <var>reason</var><strong>);</strong>
</pre>
<h3>PARAMETERS</h3>
<dl>
<p>
<dt> <var>door</var>
<dd>
[in door send right]
The door to close.
<p>
<dt> <var>reason</var>
<dd>
[in scalar]
Why.
</dl>
<h3>DESCRIPTION</h3>
<p>
The <strong>door_close</strong> function closes a door that
<strong>door_open</strong> opened.
<h3>RETURN VALUES</h3>
<dl>
<p>
<dt> <strong>KERN_SUCCESS</strong>
<dd>
The door is closed.
</dl>
<h3>RELATED INFORMATION</h3>
<p>
Functions:
<a href="door_open.html"><strong>door_open</strong></a>.
`,
  'bindings/gdoor.defs': `;; -*- scheme -*-
(define-object Door
  (in-module "G")
  (c-name "GDoor"))
`,
  'site/index.html': `<!DOCTYPE html>
<html><head><title>Doors</title></head>
<body><p>Nothing of Mach's: [in scalar] KERN_SUCCESS.</p></body></html>
`,
  'machlint.jsonc': `{
  "targets": [
    { "name": "user" },
    { "name": "kernel-server", "defines": { "KERNEL_SERVER": "1" } }
  ]
}
`,
} as const;

export interface Sample {
  readonly folder: string;
  /** Waits until a file on disk holds a text. */
  readonly holds: (path: string, text: string) => Promise<void>;
  readonly remove: () => void;
}

export function writeSample(): Sample {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'machlint-doors-')));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  const read = (path: string): string => {
    const whole = join(folder, path);
    return existsSync(whole) ? readFileSync(whole, 'utf8') : '';
  };
  return {
    folder,
    holds: async (path, text) => {
      const end = Date.now() + 45_000;
      while (!read(path).includes(text)) {
        if (Date.now() > end) throw new Error(`${path} does not hold ${text}:\n${read(path)}`);
        await setTimeout(100);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
