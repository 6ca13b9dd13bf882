import fc, { type GeneratorValue } from 'fast-check';
import type { Dialect } from '../syntax/defs/dialect.ts';

/**
 * A small random interface, most of them faulty somewhere: types of every shape, routines with every direction and
 * flag, the sticky statements. One statement or argument a line, so that lines tell the faults apart.
 */
export function randomInterface(draw: GeneratorValue, dialect: Dialect): string {
  const one = <Value>(first: Value, ...others: readonly Value[]): Value =>
    others[draw(fc.nat, { max: others.length })] ?? first;
  const often = (percent: number): boolean => draw(fc.integer, { min: 0, max: 99 }) < percent;
  const count = (max: number): number => draw(fc.nat, { max });

  const types: [string, ...string[]] = ['int32', 'byte_t', 'door_t'];
  let serial = 0;

  const bound = (): string => {
    const number = one('1', '2', '3', '7', '16', '255', '1024', '4096', '70000', '0', '4294967297');
    if (often(80)) return number;
    return one(
      `${number} + 1`,
      `(2 * ${number})`,
      `${number} - 1`,
      `8 / 2 * ${number}`,
      `10 - 3 - 2`,
    );
  };
  const code = (): string =>
    one(
      ...['MACH_MSG_TYPE_INTEGER_32', 'MACH_MSG_TYPE_CHAR', 'MACH_MSG_TYPE_BYTE'],
      ...['MACH_MSG_TYPE_INTEGER_16', 'MACH_MSG_TYPE_INTEGER_64', 'MACH_MSG_TYPE_BOOLEAN'],
      ...['MACH_MSG_TYPE_COPY_SEND', 'MACH_MSG_TYPE_MOVE_RECEIVE', 'MACH_MSG_TYPE_MAKE_SEND_ONCE'],
      ...['MACH_MSG_TYPE_PORT_SEND', 'MACH_MSG_TYPE_PORT_NAME', 'MACH_MSG_TYPE_MOVE_SEND'],
      ...['polymorphic', 'Polymorphic', 'MACH_MSG_TYPE_POLYMORPHIC', 'MACH_MSG_TYPE_BIT'],
      ...['MACH_MSG_TYPE_UNSTRUCTURED', 'MACH_MSG_TYPE_REAL', 'MACH_MSG_TYPE_REAL_32', '2', '17'],
    );
  const flags: readonly [string, ...string[]] = [
    'dealloc',
    ...['notdealloc', 'dealloc[]', 'countinout', 'retcode', 'RetCode', 'countinout[]'],
    ...(dialect === 'gnu'
      ? ['islong', 'isnotlong', 'servercopy']
      : ['samecount', 'samecount', 'physicalcopy', 'overwrite', 'auto', 'const']),
  ];
  const flagList = (): string => {
    let text = '';
    while (often(25)) text += `, ${one(...flags)}`;
    return text;
  };
  const basic = (): string => {
    if (often(75)) return code();
    if (often(50)) return `${code()} | ${code()}`;
    const size = one('8', '16', '32', '64', '1', '300', '70000');
    return dialect === 'gnu' ? `(${code()}, ${size}${flagList()})` : code();
  };
  const element = (): string => (often(75) ? one(...types) : basic());
  const spec = (depth: number): string => {
    if (depth === 0 || often(25)) return element();
    switch (count(dialect === 'gnu' ? 9 : 8)) {
      case 0:
        return `array[${bound()}] of ${spec(depth - 1)}`;
      case 1:
        return `array[*:${bound()}] of ${spec(depth - 1)}`;
      case 2:
        return `array[] of ${spec(depth - 1)}`;
      case 3:
        return `array[*] of ${spec(depth - 1)}`;
      case 4:
        return `struct[${bound()}] of ${spec(depth - 1)}`;
      case 5:
        return `^ ${spec(depth - 1)}`;
      case 6:
        return `c_string[${often(50) ? '*:' : ''}${bound()}]`;
      case 7:
        return `^ array[] of ${spec(depth - 1)}`;
      case 8:
        return dialect === 'gnu' ? element() : one('PointerTo(box)', 'ValueOf(unsigned box)');
      default:
        return `struct { ${one(...types)} a; ${one(...types)} b; ${one(...types)} c; }`;
    }
  };
  const clause = (): string =>
    one(
      ...['intran: inner_t in_it(outer_t)', 'outtran: outer_t out_it(inner_t)'],
      ...[
        'destructor: free_it(inner_t)',
        'ctype: c_t',
        'cusertype: user_t',
        'cservertype: server_t',
      ],
      ...['ctype: mach_port_t', 'intran: other_t in_other(outer_t)'],
      dialect === 'gnu' ? 'intranpayload: inner_t in_payload' : 'ctype: c_t',
    );
  const named = (name: string): string => {
    let text = `${name} = ${spec(3)}`;
    while (often(20)) text += `\n  ${clause()}`;
    return text;
  };
  const newName = (): string => {
    const name = often(5) ? one(...types, 'int') : `t${++serial}`;
    return name;
  };

  const direction = (): string =>
    one(
      ...['in ', 'in ', 'in ', 'out ', 'out ', 'inout ', '', '', 'requestport ', 'replyport '],
      ...['ureplyport ', 'sreplyport ', 'waittime ', 'msgoption ', 'msgseqno '],
      ...(dialect === 'apple'
        ? ['sendtime ', 'sectoken ', 'serveraudittoken ', 'useraudittoken ', 'servercontexttoken ']
        : ['In ', 'OUT ']),
    );
  const argument = (index: number): string => {
    const type = often(88)
      ? one(...types)
      : often(50)
        ? named(`l${++serial}`)
        : one('ghost_t', 'int');
    return `${direction()}a${index} : ${type}${flagList()}`;
  };
  const routine = (): string => {
    const list = often(92) ? ['server : door_t'] : [];
    for (let index = count(4); index > 0; index--) list.push(argument(index));
    const keyword = often(75) ? 'routine' : one('simpleroutine', 'Simpleroutine');
    return `${keyword} r${++serial}(\n  ${list.join(';\n  ')})`;
  };

  const statement = (): string => {
    switch (count(24)) {
      case 0:
        return 'skip';
      case 1:
        return dialect === 'gnu' ? `skip ${bound().replace(/\D.*/, '')}` : 'skip';
      case 2:
        return `userprefix ${one('u_', 'call_')}`;
      case 3:
        return `serverprefix ${one('s_', 'do_')}`;
      case 4:
        return one('waittime 100', 'nowaittime', 'msgoption MACH_RCV_LARGE', 'error oops');
      case 5:
        return one(
          'rcsid "one"',
          'import <a.h>',
          'uimport "b.h"',
          'simport <c d.h>',
          'serverdemux d',
        );
      case 6:
        if (often(80)) return 'skip';
        return `subsystem ${one('', 'kernelserver ')}again 700`;
      case 7:
        if (dialect === 'gnu') return '';
        return one(
          'sendtime 5',
          'nosendtime',
          'consumeonsenderror Timeout',
          'usespecialreplyport 1',
        );
      default:
        if (often(50)) return routine();
        {
          const name = newName();
          const text = `type ${named(name)}`;
          if (!types.includes(name)) types.push(name);
          return text;
        }
    }
  };

  const mods = often(70) ? '' : one('kerneluser ', 'KernelServer ', 'kernelserver kernelserver ');
  const lines = [
    `subsystem ${mods}demo ${one('4000', '0', '4294967290')}`,
    'type int32 = MACH_MSG_TYPE_INTEGER_32',
    'type byte_t = MACH_MSG_TYPE_BYTE',
    'type door_t = MACH_MSG_TYPE_COPY_SEND',
  ];
  // A file of types alone needs no subsystem for us: it is there to be included.
  if (often(3)) lines.splice(0, 1, routine());
  for (let left = 1 + count(7); left > 0; left--) lines.push(statement());
  return `${lines.join(';\n')};\n`;
}
