import { expect, it } from 'vitest';
import { fixtureRoot, snapshotOf } from '../test/fixture.ts';
import { cards } from './card.ts';
import { plainStyle } from './style.ts';

const page = `<h2>lamp_light</h2>
<hr>
<p>
<strong>Function</strong> - Light a lamp.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   lamp_light</strong>
                <strong>(mach_port_t</strong>   <var>lamp</var>,
                 <strong>lamp_color_t</strong>  <var>*color</var><strong>);</strong>
</pre>
<h3>PARAMETERS</h3>
<dl>
<dt> <var>lamp</var>
<dd>
[in lamp send right]
The lamp.
<dt> <var>color</var>
<dd>
[out scalar]
Its colour, one of those that the lamp was made for when it left the place where lamps are made:
<dl>
<dt> <strong>LAMP_RED</strong> <dd> Red.
</dl>
</dl>
<h3>RETURN VALUES</h3>
<dl>
<dt> <strong>LAMP_BROKEN</strong>
<dd>
The lamp gives no light.
</dl>
<h3>RELATED INFORMATION</h3>
<p>
Functions:
<a href="lamp_open.html"><strong>lamp_open</strong></a>.
`;

const snapshot = snapshotOf({ 'man/lamp_light.html': page });
const options = { folder: fixtureRoot, style: plainStyle, width: 80 };

it('shows what a page says where no interface declares the name', () => {
  expect(cards(snapshot, 'lamp_light', options)).toMatchInlineSnapshot(`
    "lamp_light  Function
    Light a lamp.
    man/lamp_light.html:1

    Call
      kern_return_t lamp_light (mach_port_t lamp, lamp_color_t *color)

    Parameters
      lamp  [in lamp send right]
          The lamp.
      color  [out scalar]
          Its colour, one of those that the lamp was made for when it left the place
          where lamps are made:
            LAMP_RED

    Returns
      LAMP_BROKEN  unknown
          The lamp gives no light.

    Related
      lamp_open
    "
  `);
});

it('has no card for a name that nothing has', () => {
  expect(cards(snapshot, 'lamp_lite', options)).toBeUndefined();
});

const lamps = snapshotOf({
  'man/lamp_light.html': page,
  'lamp.defs': `#include <mach/std_types.defs>
subsystem lamp 600;
type lamp_color_t = int;
type lamp_names_t = ^array[] of mach_port_move_send_t;
routine lamp_light(lamp : mach_port_t; out color : lamp_color_t);
simpleroutine lamp_bill(lamp : mach_port_move_send_once_t; names : lamp_names_t);
`,
});

it('shows a routine with ids, calls, rights, messages, and what its page adds', () => {
  expect(cards(lamps, 'lamp_light', options)).toMatchInlineSnapshot(`
    "lamp_light  routine of lamp
    Light a lamp.
    lamp.defs:5  man/lamp_light.html:1

    Ids
      600, reply 700  (lamp 600 + 0)

    User call
      kern_return_t lamp_light (mach_port_t lamp, lamp_color_t *color)

    Server routine
      kern_return_t lamp_light (mach_port_t lamp, lamp_color_t *color)

    Arguments
      lamp  request port, mach_port_t, send (COPY_SEND)
          The lamp.
          the caller keeps its send right
          the server must not release it: whoever runs the server does
      color  out, lamp_color_t
          Its colour, one of those that the lamp was made for when it left the place
          where lamps are made:

    Request: 24 bytes (user, x86_64)
          0      24  Head  header

    Reply: 40 bytes (user, x86_64)
          0      24  Head     header
         24       8  NDR      ndr
         32       4  RetCode  field
         36       4  color    field

    Returns
      LAMP_BROKEN  unknown
          The lamp gives no light.

    Related
      lamp_open
    "
  `);
});

it('tells who releases what a message carries', () => {
  expect(cards(lamps, 'lamp_bill', options)).toMatchInlineSnapshot(`
    "lamp_bill  simpleroutine of lamp
    lamp.defs:6

    Ids
      601, no reply  (lamp 600 + 1)

    User call
      kern_return_t lamp_bill (
          mach_port_t lamp,
          lamp_names_t names,
          mach_msg_type_number_t namesCnt)

    Server routine
      kern_return_t lamp_bill (
          mach_port_t lamp,
          lamp_names_t names,
          mach_msg_type_number_t namesCnt)

    Arguments
      lamp  request port, mach_port_move_send_once_t, send-once (MOVE_SEND_ONCE)
          the caller has given up the send-once right
          on error the caller has given up the send-once right once the message is
          sent; where sending fails, it comes back, perhaps under another name or
          address
          the server must not release it: whoever runs the server does
      names  in, lamp_names_t, send (MOVE_SEND)
          the caller has given up each send right, and keeps the memory at \`names\`,
          of which the message takes a copy
          on error the caller has given up each send right once the message is sent;
          where sending fails, it comes back, perhaps under another name or address,
          and keeps the memory at \`names\`, of which the message takes a copy
          the server owns \`names\`: releases each send right with
          \`mach_port_deallocate\`, and frees the memory with \`vm_deallocate\`,
          \`namesCnt\` × 4 bytes, or stores it
          on error the server must leave \`names\` alone: whoever runs the server
          destroys it

    Request: 56 bytes, complex (user, x86_64)
          0      24  Head       header
         24       4  msgh_body  body
         28      16  names      descriptor.ool_ports 17
         44       8  NDR        ndr
         52       4  namesCnt   field
    "
  `);
});

it('shows a type', () => {
  expect(cards(lamps, 'lamp_names_t', options)).toMatchInlineSnapshot(`
    "lamp_names_t  type
    lamp.defs:4

    In a message
      sent as   MACH_MSG_TYPE_MOVE_SEND, received as MACH_MSG_TYPE_PORT_SEND
      element   4 bytes
      elements  any number
      travels   out-of-line

    In C
      user  lamp_names_t
    "
  `);
});

it('names the targets that translate a type', () => {
  const kernel = snapshotOf({
    'osfmk/mach/door.defs': `subsystem door 500;
type door_t = MACH_MSG_TYPE_COPY_SEND
#if KERNEL_SERVER
  intran: door_t convert_port_to_door(mach_port_t)
#endif
;
routine door_open(door : door_t);`,
  });
  const card = cards(kernel, 'door_t', options) ?? '';
  expect(card.slice(card.indexOf('In C'))).toMatchInlineSnapshot(`
    "In C
      user             door_t
      server           mach_port_t           kernel-server, sandbox
      server function  door_t                kernel-server, sandbox
      intran           convert_port_to_door  kernel-server, sandbox
    "
  `);
});

it('shows the page of the function that answers', () => {
  const catching = snapshotOf({
    'bell.defs': `subsystem bell 500; serverprefix catch_; routine bell_ring(bell : mach_port_t);`,
    'catch_bell_ring.html': page.replaceAll('lamp_light', 'catch_bell_ring'),
  });
  expect(cards(catching, 'bell_ring', options)).toContain('Light a lamp.');
});

it('shows a return code with the pages that list it', () => {
  expect(cards(lamps, 'KERN_SUCCESS', options)).toMatchInlineSnapshot(`
    "KERN_SUCCESS  0
    The call did what it was asked to.
    built in
    "
  `);
});
