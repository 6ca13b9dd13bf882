/** A routine that a macro names, a `skip` and a simpleroutine: what exports are asked about. */
export const clockInterface = [
  'subsystem clock 1000;',
  'type port_s = MACH_MSG_TYPE_COPY_SEND ctype: mach_port_t;',
  'type int = MACH_MSG_TYPE_INTEGER_32;',
  'userprefix call_;',
  '#define NAMED(x) clock_ ## x',
  'routine NAMED(read)(clock : port_s; out time : int);',
  'skip;',
  'simpleroutine clock_stop(clock : port_s);',
  '',
].join('\n');
