/** An interface with an include, two arms, a macro and a wrapped name, and its page: what random sessions work on. */
export const smallTree: Readonly<Record<string, string>> = {
  'types.defs':
    '#ifndef T\n#define T\ntype thing_t = MACH_MSG_TYPE_COPY_SEND;\ntype int = MACH_MSG_TYPE_INTEGER_32;\ntype things_t = ^array[] of thing_t;\n#endif\n',
  'thing.defs':
    '#include "types.defs"\r\n#define PREFIX(N) _k_ ## N\nsubsystem thing 500;\n#if KERNEL_SERVER\nskip;\n#else\nroutine PREFIX(thing_read)(\n\t\ttarget\t\t: thing_t;\n\tout\tcount\t\t: int);\n#endif\n/* 𝄞 */ skip;\nroutine thing_list(\n\t\ttarget\t\t: thing_t;\n\tout\tthings\t\t: things_t);\n',
  'thing_read.html':
    '<h2>thing_read</h2>\n<hr>\n<p><strong>Function</strong> - Reads.\n<h3>SYNOPSIS</h3>\n<pre><strong>kern_return_t   thing_read</strong>\n<strong>(thing_t</strong> <var>target</var>, <strong>int</strong> <var>count</var><strong>);</strong></pre>\n<h3>PARAMETERS</h3>\n<dl><dt> <var>target</var> <dd>[in thing send right] It.</dl>\n<h3>RETURN VALUES</h3><dl><dt> <strong>KERN_FAILURE</strong> <dd> No.</dl>\n<a href="thing_list.html"><strong>thing_list</strong></a>\n',
  'thing_list.html':
    '<h2>thing_list</h2>\n<p><strong>Function</strong> - Lists.\n<h3>SYNOPSIS</h3>\n<pre><strong>kern_return_t   thing_list</strong>\n<strong>(thing_t</strong> <var>it</var>, <strong>things_t</strong> <var>list</var><strong>);</strong></pre>\n<h3>PARAMETERS</h3>\n<dl><dt> <var>list</var> <dd>[out pointer to dynamic array of thing send rights] All.</dl>\n',
};
