import { describe, expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { hover } from './hover.ts';

/** The hover at the cursor; links are shown by the name of their file. */
function hovering(files: Readonly<Record<string, string>>): string {
  const { snapshot, place } = scene(files);
  const linkTo = ({ file }: { readonly file: string }) => file;
  return hover({ snapshot, target: undefined, linkTo }, place)?.markdown ?? '';
}

const types = `
  type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
  type thing_t = mach_port_t
    intran: thing_t convert_port_to_thing(mach_port_t)
    outtran: mach_port_t convert_thing_to_port(thing_t)
    destructor: thing_deallocate(thing_t);
  type bytes_t = ^array[] of MACH_MSG_TYPE_BYTE;
  type name_t = c_string[*:64];
`;
const page = `
  <h2>thing_read</h2>
  <p><strong>Function</strong> - Reads <em>a</em> thing.
  <h3>SYNOPSIS</h3>
  <pre><strong>kern_return_t   thing_read</strong>
  <strong>(thing_t</strong> <var>target</var>, <strong>bytes_t</strong> <var>data</var><strong>);</strong></pre>
  <h3>PARAMETERS</h3>
  <dl>
  <dt> <var>target</var> <dd> [in thing send right] The thing.
  <dt> <var>data</var> <dd> [out pointer to dynamic array of bytes] What it *holds*.
  </dl>
  <h3>RETURN VALUES</h3>
  <dl><dt> <strong>KERN_FAILURE</strong> <dd> It was empty.</dl>
`;

describe('a routine', () => {
  it('is told with prototypes, ids, arguments, messages, page and codes', () => {
    expect(
      hovering({
        'types.defs': types,
        'thing.defs': `
          #include "types.defs"
          subsystem KernelServer thing 500;
          skip;
          routine thing_r$0ead(target : thing_t; in name : name_t; out data : bytes_t, dealloc);
        `,
        'thing_read.html': page,
      }),
    ).toMatchInlineSnapshot(`
      "\`\`\`c
      kern_return_t thing_read (thing_t target, name_t name, bytes_t *data, mach_msg_type_number_t *dataCnt);
      \`\`\`

      **routine** \`thing_read\` of subsystem \`thing\` (served by the kernel)  
      id \`501\` (500 + 1), reply \`601\`

      **Function** – Reads a thing. ([page](</fixture/thing_read.html>))

      - \`target\` requestport (implied) \`thing_t\`, a send right (\`COPY_SEND\`)
        - the caller keeps its send right
        - the kernel's routine must not release \`target\`: the stub calls \`thing_deallocate\` on it, whatever is returned
      - \`name\` in \`name_t\`
      - \`data\` out \`bytes_t\`, out-of-line, \`dealloc\`
        - the caller owns \`data\` and frees the memory with \`vm_deallocate\`, \`dataCnt\` bytes
        - on error the caller must neither read nor release \`data\`, which is undefined
        - the kernel's routine gives the copy object \`data\` away
        - on error the kernel's routine releases what it has made for \`data\`, since an error reply carries nothing

      **Request**: 40 to 104 bytes (user, x86_64)

      | offset | size | field |  |
      | --- | --- | --- | --- |
      | 0 | 24 | \`Head\` | header |
      | 24 | 8 | \`NDR\` | NDR record |
      | 32 | 4 | \`nameOffset\` |  |
      | 36 | 4 | \`nameCnt\` |  |
      | 40 | 64 | \`name\` |  |

      **Reply**: 56 bytes, complex (user, x86_64)

      | offset | size | field |  |
      | --- | --- | --- | --- |
      | 0 | 24 | \`Head\` | header |
      | 24 | 4 | \`msgh_body\` | descriptor count |
      | 28 | 16 | \`data\` | out-of-line descriptor |
      | 44 | 8 | \`NDR\` | NDR record |
      | 52 | 4 | \`dataCnt\` |  |

      **Returns**

      - \`KERN_FAILURE\` (5) It was empty."
    `);
  });
});

describe('an argument', () => {
  it('is told with who releases it, and what its page says', () => {
    expect(
      hovering({
        'thing.defs': `
          ${types}
          subsystem thing 500;
          routine thing_read(target : thing_t; out da$0ta : bytes_t);
        `,
        'thing_read.html': page,
      }),
    ).toMatchInlineSnapshot(`
      "\`\`\`mig
      out data : bytes_t
      \`\`\`

      out-of-line, of \`thing_read\`

      \`\`\`c
      bytes_t *data, mach_msg_type_number_t *dataCnt
      \`\`\`

      - the caller owns \`data\` and frees the memory with \`vm_deallocate\`, \`dataCnt\` bytes
      - on error the caller must neither read nor release \`data\`, which is undefined
      - the server routine keeps the memory at \`data\`, and frees it once the reply is sent
      - on error the server routine releases what it has made for \`data\`, since an error reply carries nothing

      \`\`\`c
      bytes_t data
      \`\`\`

      \`out pointer to dynamic array of bytes\`

      What it \\*holds\\*.

      Parameter of [\`thing_read\`](</fixture/thing_read.html>)"
    `);
  });
});

describe('a type', () => {
  it('is told with what it expands to', () => {
    expect(
      hovering({ 'thing.defs': `subsystem thing 500; ${types.replace('thing_t ', 'thi$0ng_t ')}` }),
    ).toMatchInlineSnapshot(`
      "\`\`\`mig
      type thing_t = mach_port_t
          intran: thing_t convert_port_to_thing(mach_port_t)
          outtran: mach_port_t convert_thing_to_port(thing_t)
          destructor: thing_deallocate(thing_t)
      \`\`\`

      - \`MACH_MSG_TYPE_COPY_SEND | MACH_MSG_TYPE_PORT_SEND\`
      - 4 bytes
      - in C \`thing_t\` for the caller, \`mach_port_t\` in the message, \`thing_t\` for the server routine
      - coming in, \`convert_port_to_thing\` makes a \`thing_t\` of it
      - going out, \`convert_thing_to_port\` makes a \`mach_port_t\` of it
      - after the call, \`thing_deallocate\` drops what came in"
    `);
    expect(
      hovering({ 'thing.defs': `subsystem thing 500; ${types.replace('bytes_t ', 'byt$0es_t ')}` }),
    ).toMatchInlineSnapshot(`
      "\`\`\`mig
      type bytes_t = ^array[] of MACH_MSG_TYPE_BYTE
      \`\`\`

      - out-of-line: an array of any number of \`MACH_MSG_TYPE_BYTE\`, with a count
      - elements of 1 byte
      - in C \`bytes_t\`"
    `);
  });
});

describe('a page', () => {
  it('tells of its link', () => {
    expect(
      hovering({
        'a.html':
          '<h2>a</h2><h3>RELATED INFORMATION</h3><a href="thing_r$0ead.html"><strong>thing_read</strong></a>',
        'thing_read.html': page,
      }),
    ).toMatchInlineSnapshot(`
      "\`\`\`c
      kern_return_t thing_read(thing_t target, bytes_t data);
      \`\`\`

      **Function** – Reads a thing. ([page](</fixture/thing_read.html>))"
    `);
  });

  it('tells of its parameters', () => {
    expect(hovering({ 'thing_read.html': page.replace('data</var> <dd>', 'da$0ta</var> <dd>') }))
      .toMatchInlineSnapshot(`
      "\`\`\`c
      bytes_t data
      \`\`\`

      \`out pointer to dynamic array of bytes\`

      What it \\*holds\\*.

      Parameter of [\`thing_read\`](</fixture/thing_read.html>)"
    `);
  });
});

describe('the two sides of a routine', () => {
  const door = `
    #if KERNEL_SERVER
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
    type door_list_t = ^array[] of mach_port_t;
    routine SERVED(door_open)(door : mach_port_t; out opened : door_list_t);
    routine
    #if KERNEL_SERVER
    door_list_from_user(port : mach_port_t;
    #else
    door_list(door : mach_port_t;
    #endif
      out doors : door_list_t);
  `;
  const lines = (text: string, ...starts: readonly string[]): string =>
    text
      .split('\n')
      .filter((line) => starts.some((start) => line.includes(start)))
      .join('\n');

  it('are the stub of users and the function of the kernel that serves', () => {
    const told = hovering({ 'osfmk/mach/door.defs': door.replace('(door_open', '(door_o$0pen') });
    expect(lines(told, 'kern_return_t', 'routine**')).toMatchInlineSnapshot(`
      "kern_return_t door_open (mach_port_t door, door_list_t *opened, mach_msg_type_number_t *openedCnt);
      kern_return_t door_open_external (mach_port_t door, door_list_t *opened, mach_msg_type_number_t *openedCnt);
      **routine** \`door_open\` of subsystem \`door\` (served by the kernel as \`door_open_external\`)  "
    `);
    expect(lines(told, 'owns', 'gives')).toMatchInlineSnapshot(`
      "  - the caller owns \`opened\`: releases each send right with \`mach_port_deallocate\`, and frees the memory with \`vm_deallocate\`, \`openedCnt\` × 4 bytes
        - the kernel's routine gives each send right away, and gives the array \`opened\` away"
    `);
  });

  it('are found where the kernel declares its own under the same id', () => {
    const told = hovering({ 'osfmk/mach/door.defs': door.replace('door_list(', 'door_l$0ist(') });
    expect(lines(told, 'kern_return_t', 'routine**', 'owns', 'gives')).toMatchInlineSnapshot(`
      "kern_return_t door_list (mach_port_t door, door_list_t *doors, mach_msg_type_number_t *doorsCnt);
      kern_return_t door_list_from_user (mach_port_t port, door_list_t *doors, mach_msg_type_number_t *doorsCnt);
      **routine** \`door_list\` of subsystem \`door\` (served by the kernel as \`door_list_from_user\`)  
        - the caller owns \`doors\`: releases each send right with \`mach_port_deallocate\`, and frees the memory with \`vm_deallocate\`, \`doorsCnt\` × 4 bytes
        - the kernel's routine gives each send right away, and gives the array \`doors\` away"
    `);
  });
});

it('tells of a page’s parameter what the interface says of the argument behind it', () => {
  const told = hovering({
    'thing.defs': `${types}
      subsystem thing 500;
      routine thing_read(it : thing_t; out contents : bytes_t);
    `,
    'thing_read.html': page.replace('<var>data</var> <dd>', '<var>da$0ta</var> <dd>'),
  });
  expect(told).toMatchInlineSnapshot(`
    "\`\`\`c
    bytes_t data
    \`\`\`

    \`out pointer to dynamic array of bytes\`

    What it \\*holds\\*.

    Parameter of [\`thing_read\`](</fixture/thing_read.html>)

    \`\`\`mig
    out contents : bytes_t
    \`\`\`

    out-of-line, of \`thing_read\`

    \`\`\`c
    bytes_t *contents, mach_msg_type_number_t *contentsCnt
    \`\`\`

    - the caller owns \`contents\` and frees the memory with \`vm_deallocate\`, \`contentsCnt\` bytes
    - on error the caller must neither read nor release \`contents\`, which is undefined
    - the server routine keeps the memory at \`contents\`, and frees it once the reply is sent
    - on error the server routine releases what it has made for \`contents\`, since an error reply carries nothing"
  `);
});

it('shows the text of a hostile page as text: no link, no mark-up, no HTML', () => {
  const evil =
    '[go](command:evil) ![x](http://x/y) `a` &lt;img src=x onerror=alert(1)> **b** ](<file:///>)';
  const told = hovering({
    'thing.defs': `${types}
      subsystem thing 500;
      routine thing_r$0ead(target : thing_t; out data : bytes_t);
    `,
    'thing_read.html': page.replace('Reads <em>a</em> thing.', evil).replace('It was empty.', evil),
  });
  expect(told).not.toMatch(/(?<!\\)\]\((?!<\/fixture)/);
  expect(told).not.toContain('<img');
  expect(told).not.toMatch(/(?<!\\)!\[/);
});
