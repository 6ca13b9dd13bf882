import { siteFiles } from '../reports/site/site.ts';
import { lint } from '../rules/engine.ts';
import { snapshotOf } from './fixture.ts';

/** Files whose every text tries to become mark-up or script in the site that is made of them. */
export const hostileFiles: Readonly<Record<string, string>> = {
  'mach/door.defs': `
subsystem door 5100;
type door_t = mach_port_t
  ctype: mach_port_t
  intran: door_t convert_port_to_door(mach_port_t);
type blob_t = array[*:4000] of char;
/* </script><script>window.pwned = 1</script> */
routine door_open(door : door_t; in blob : blob_t; out next : door_t);
skip;
skip;
simpleroutine door_close(door : door_t);
#ifdef KERNEL_SERVER
routine door_ring_from_user(door : door_t; loud : int);
#else
routine door_ring(door : door_t; loud : int);
#endif
routine Door_Open(door : door_t);
routine index(door : door_t);
`,
  'mach/bell.defs': `
subsystem bell 5200;
type bell_t = mach_port_t;
routine bell_ring(bell : bell_t; in door : int);
routine bell_ask(bell : bell_t; out answer : int);
`,
  'mach/kern_return.h': `
#define KERN_PWNED 77
    /* <img src=x onerror="window.pwned = 1"> */
`,
  'man/door_open.html': `<html><head><title>x</title></head><body>
<h2>door_open</h2><hr>
<p><strong>Function</strong> - Open <script>window.pwned = 1</script> a door &lt;script&gt;window.pwned = 1&lt;/script&gt;.
<h3>SYNOPSIS</h3>
<pre>
<strong>kern_return_t   door_open</strong>
                <strong>(mach_port_t</strong>     <var>door</var>,
                 <strong>char *</strong>          <var>blob</var><strong>);</strong>
</pre>
<h3>PARAMETERS</h3>
<dl>
<dt><var>door</var><dd>[in door send right] <img src=x onerror="window.pwned = 1"> &lt;img src=x onerror=window.pwned=1&gt;
<dt><var>blob</var><dd>[in] <a href="javascript:window.pwned=1">press</a> <a href="data:text/html,<script>window.pwned=1</script>">me</a>
<a href="//evil.example/" onclick="window.pwned=1">or me</a> <svg onload="window.pwned=1"><style>body { display: none }</style></svg>
</dl>
<h3>DESCRIPTION</h3>
<p onmouseover="window.pwned=1" style="position: fixed" id="content">See <a href="door_close.html">door_close</a>, <a href="gone.html#a">gone</a>.
<iframe srcdoc="<script>parent.pwned=1</script>"></iframe><form action="https://evil.example/"><input name=a id=query><button>b</button></form>
<meta http-equiv="refresh" content="0; url=https://evil.example/"><base href="https://evil.example/">
<math><mtext></p><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.pwned=1&gt;">
<h3>RETURN VALUES</h3>
<dl><dt><strong>KERN_PWNED</strong><dd>"><script>window.pwned = 1</script> \`ticks\`</dl>
<h3>RELATED INFORMATION</h3>
<p>Functions: <a href="door_close.html"><strong>door_close</strong></a>.
</body></html>
`,
  'man/"><b>.html': `<h2>door_close<b onclick=1>"'></b></h2>
<hr><p><strong>Function</strong> - "><svg/onload=window.pwned=1> close it.
<h3>SYNOPSIS</h3>
<pre><strong>void door_close</strong>  <strong>(mach_port_t</strong>  <var>door</var><strong>);</strong></pre>
`,
};

/** A title for it that is no better. */
export const hostileTitle = '"><script>window.pwned = 1</script>';

/** Every file of the site of these files, by its path. */
export function siteOf(
  files: Readonly<Record<string, string>>,
  title: string,
): ReadonlyMap<string, string> {
  const snapshot = snapshotOf(files);
  const { diagnostics } = lint(snapshot);
  return new Map(
    [...siteFiles(snapshot, { title, diagnostics })].map(({ path, text }) => [path, text]),
  );
}
