import { expect, it } from 'vitest';
import { sourceFile } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import { defaultConfig } from '../workspace/config.ts';
import { openWorkspace } from '../workspace/workspace.ts';
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

const snapshot = openWorkspace(defaultConfig, [fileId('/src')]).apply([
  { kind: 'set', file: sourceFile(fileId('/src/man/lamp_light.html'), 'man', page) },
]);
const options = { folder: '/src', style: plainStyle, width: 80 };

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
