import { fromBinary } from '@bufbuild/protobuf';
import * as scip from '@c4312/scip/scip_pb.js';
import { describe, expect, it } from 'vitest';
import { clockInterface } from '../../test/clock-interface.ts';
import { snapshotOf } from '../../test/fixture.ts';
import { ctagsFile } from './ctags.ts';
import { idaScript } from './debugger-scripts.ts';
import { idTable, idTableCsv } from './id-table.ts';
import { scipIndex, scipStubTable } from './scip.ts';
import { sphinxInventory } from './sphinx-inventory.ts';

const snapshot = snapshotOf({ 'clock.defs': clockInterface });

describe('the table of ids', () => {
  it('has a row a routine, sizes and prototypes', () => {
    expect(idTableCsv(idTable(snapshot)).replaceAll('\r', '')).toMatchInlineSnapshot(`
      "id,replyId,name,kind,subsystem,targets,userFunction,serverFunction,requestSize,replySize,file,line,userPrototype,serverPrototype
      1000,1100,clock_read,routine,clock,user,call_clock_read,clock_read,24,40,clock.defs,6,"kern_return_t call_clock_read (mach_port_t clock, int *time)","kern_return_t clock_read (mach_port_t clock, int *time)"
      1002,,clock_stop,simpleroutine,clock,user,call_clock_stop,clock_stop,24,,clock.defs,8,kern_return_t call_clock_stop (mach_port_t clock),kern_return_t clock_stop (mach_port_t clock)
      "
    `);
  });
});

it('lets ctags find a routine by every name that it has', () => {
  expect(ctagsFile(snapshot)).toMatchInlineSnapshot(`
    "!_TAG_FILE_FORMAT	2	/extended format/
    !_TAG_FILE_SORTED	1	/0=unsorted, 1=sorted, 2=foldcase/
    !_TAG_FIELD_DESCRIPTION!MIG	msgid	/message ids/
    !_TAG_PROGRAM_NAME	machlint	//
    NAMED	clock.defs	/^#define NAMED(x) clock_ ## x$/;"	macro	line:5
    call_clock_read	clock.defs	/^routine NAMED(read)(clock : port_s; out time : int);$/;"	routine	line:6	msgid:1000
    call_clock_stop	clock.defs	/^simpleroutine clock_stop(clock : port_s);$/;"	routine	line:8	msgid:1002
    clock	clock.defs	/^subsystem clock 1000;$/;"	subsystem	line:1
    clock_read	clock.defs	/^routine NAMED(read)(clock : port_s; out time : int);$/;"	routine	line:6	msgid:1000
    clock_stop	clock.defs	/^simpleroutine clock_stop(clock : port_s);$/;"	routine	line:8	msgid:1002
    int	clock.defs	/^type int = MACH_MSG_TYPE_INTEGER_32;$/;"	type	line:3
    port_s	clock.defs	/^type port_s = MACH_MSG_TYPE_COPY_SEND ctype: mach_port_t;$/;"	type	line:2
    read	clock.defs	/^routine NAMED(read)(clock : port_s; out time : int);$/;"	routine	line:6	msgid:1000
    "
  `);
});

it('names ids in IDA', () => {
  expect(idaScript(idTable(snapshot))).toContain(
    '    1000: ["clock_read"],\n    1002: ["clock_stop"],',
  );
});

it('lists functions and types for Sphinx', () => {
  const { body } = sphinxInventory(snapshot, 'demo');
  expect(body.split('\n').filter((line) => !line.includes('c:macro'))).toMatchInlineSnapshot(`
    [
      "call_clock_read c:function 1 interfaces/clock/read.html -",
      "call_clock_stop c:function 1 interfaces/clock/clock_stop.html -",
      "clock_read c:function 1 interfaces/clock/read.html -",
      "clock_stop c:function 1 interfaces/clock/clock_stop.html -",
      "int c:type 1 types/int.html -",
      "port_s c:type 1 types/port_s.html -",
      "read c:function 1 interfaces/clock/read.html -",
      "",
    ]
  `);
});

describe('SCIP', () => {
  const index = fromBinary(scip.IndexSchema, scipIndex(snapshot, '0'));

  it('has well-formed symbols, and a definition for each that it describes', () => {
    const [document] = index.documents;
    const defined = new Set(
      document?.occurrences
        .filter(({ symbolRoles }) => symbolRoles === 1)
        .map(({ symbol }) => symbol),
    );
    expect(document?.symbols.filter(({ symbol }) => !defined.has(symbol))).toEqual([]);
    expect(document?.symbols.map(({ symbol }) => symbol)).toMatchInlineSnapshot(`
      [
        "machlint mig files apple \`clock.defs\`/clock:",
        "machlint mig files apple \`clock.defs\`/port_s#",
        "machlint mig files apple \`clock.defs\`/int#",
        "machlint mig files apple \`clock.defs\`/NAMED!",
        "machlint mig files apple \`clock.defs\`/read().",
        "machlint mig files apple \`clock.defs\`/read().(clock)",
        "machlint mig files apple \`clock.defs\`/read().(time)",
        "machlint mig files apple \`clock.defs\`/clock_stop().",
        "machlint mig files apple \`clock.defs\`/clock_stop().(clock)",
      ]
    `);
  });

  it('keeps every range in its line', () => {
    for (const { relativePath, occurrences } of index.documents) {
      const lines =
        [...snapshot.files.values()]
          .find(({ id }) => id.endsWith(relativePath))
          ?.text.split('\n') ?? [];
      for (const { range } of occurrences) {
        const [line = 0, from = 0, to = 0] = range;
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(lines[line]?.length ?? 0);
      }
    }
  });

  it('has a side table of the C names of both stubs', () => {
    const { stubs } = JSON.parse(scipStubTable(snapshot)) as {
      stubs: { user: string[]; server: string[] }[];
    };
    expect(stubs.map(({ user, server }) => [user, server])).toEqual([
      [['call_clock_read'], ['clock_read']],
      [['call_clock_stop'], ['clock_stop']],
    ]);
  });
});
