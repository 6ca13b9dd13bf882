import { describe, expect, it } from 'vitest';
import { argument, bounded, here, outOfLine, type } from '../test/mach-values.ts';
import type { ArgumentFlag, Direction, RoutineSlot } from './interface.ts';
import { messageLayouts } from './layout.ts';
import type { MachType } from './mach-type.ts';
import type { LayoutContext, MessageLayout } from './message-layout.ts';

const user: LayoutContext = {
  dialect: 'apple',
  architecture: 'arm64',
  side: 'user',
  kernelServer: false,
  machMsg2: false,
};
const kernel: LayoutContext = { ...user, side: 'kernel', kernelServer: true };
const gnu: LayoutContext = { ...user, dialect: 'gnu', architecture: 'x86_64' };

const int = type({ inName: 2, outName: 2, size: 32 });
const byte = type({ inName: 9, outName: 9, size: 8 });
const long = type({ inName: 3, outName: 3, size: 64 });
const port = type({ inName: 19, outName: 17, size: 32, port: true, descriptors: 1 });
const anyPort = { ...port, inName: -1, outName: -1 };

describe('Apple messages', () => {
  it('packs 64-bit values behind the NDR record to four bytes', () => {
    expect(
      layouts(user, ['in', 'a', int], ['in', 'b', byte], ['in', 'c', long], ['out', 'd', long]),
    ).toMatchInlineSnapshot(`
      "request: 48
        0 Head header 24
        24 NDR ndr 8
        32 a field 4
        36 b field 1
        40 c field 8
      reply: 44
        0 Head header 24
        24 NDR ndr 8
        32 RetCode field 4
        36 d field 8"
    `);
  });

  it('counts descriptors first and leaves the NDR record out where only ports travel', () => {
    expect(layouts(user, ['in', 'a', port], ['out', 'b', port])).toMatchInlineSnapshot(`
      "request: 40 complex
        0 Head header 24
        24 msgh_body body 4
        28 a descriptor.port 12 disposition 19
      reply: 40 complex
        0 Head header 24
        24 msgh_body body 4
        28 b descriptor.port 12 disposition 19"
    `);
  });

  it('widens header and port descriptors in the kernel, whose reply gives a send right away', () => {
    expect(layouts(kernel, ['in', 'a', port], ['out', 'b', port])).toMatchInlineSnapshot(`
      "request: 52 complex
        0 Head header 32
        32 msgh_body body 4
        36 a descriptor.port 16 disposition 19
      reply: 52 complex
        0 Head header 32
        32 msgh_body body 4
        36 b descriptor.port 16 disposition 17"
    `);
  });

  it('shortens descriptors of memory on 32-bit machines', () => {
    expect(layouts({ ...user, architecture: 'i386' }, ['in', 'a', outOfLine(byte)]))
      .toMatchInlineSnapshot(`
      "request: 52 complex
        0 Head header 24
        24 msgh_body body 4
        28 a descriptor.ool 12 deallocate false
        40 NDR ndr 8
        48 aCnt field 4
      reply: 36
        0 Head header 24
        24 NDR ndr 8
        32 RetCode field 4"
    `);
  });

  it('keeps the count of memory in the data and says who frees it', () => {
    expect(
      layouts(
        user,
        ['in', 'a', outOfLine(byte), 'dealloc'],
        ['out', 'b', outOfLine(port), 'dealloc[]'],
      ),
    ).toMatchInlineSnapshot(`
      "request: 56 complex
        0 Head header 24
        24 msgh_body body 4
        28 a descriptor.ool 16 deallocate true
        44 NDR ndr 8
        52 aCnt field 4
      reply: 56 complex
        0 Head header 24
        24 msgh_body body 4
        28 b descriptor.ool_ports 16 disposition 19 deallocate bDealloc
        44 NDR ndr 8
        52 bCnt field 4"
    `);
  });

  it('moves what follows a variable array, and sends the room of a countinout array', () => {
    expect(
      layouts(
        user,
        ['in', 'a', bounded(byte, 10)],
        ['in', 'b', int],
        ['out', 'c', bounded(int, 4), 'countinout'],
        ['out', 'd', bounded(int, 4), 'samecount'],
      ),
    ).toMatchInlineSnapshot(`
      "request: 44 to 56
        0 Head header 24
        24 NDR ndr 8
        32 aCnt field 4
        36 a field 10
        48 b field 4 moves
        52 cCnt field 4 moves
      reply: 40 to 72
        0 Head header 24
        24 NDR ndr 8
        32 RetCode field 4
        36 cCnt field 4
        40 c field 16
        56 d field 16 moves"
    `);
  });

  it('puts offset and count before a variable string', () => {
    const string = { ...bounded(byte, 30), shape: 'variable-string', string: true } as const;
    expect(layouts(user, ['in', 'name', string])).toMatchInlineSnapshot(`
      "request: 40 to 72
        0 Head header 24
        24 NDR ndr 8
        32 nameOffset field 4
        36 nameCnt field 4
        40 name field 30
      reply: 36
        0 Head header 24
        24 NDR ndr 8
        32 RetCode field 4"
    `);
  });

  it('sends a port descriptor for every element of a bounded array of ports', () => {
    const ports = { ...bounded(port, 3), descriptors: 3 };
    expect(layouts(user, ['in', 'a', ports])).toMatchInlineSnapshot(`
      "request: 76 complex
        0 Head header 24
        24 msgh_body body 4
        28 a descriptor.port 36 disposition 19
        64 NDR ndr 8
        72 aCnt field 4
      reply: 36
        0 Head header 24
        24 NDR ndr 8
        32 RetCode field 4"
    `);
  });

  it('names the argument that tells a polymorphic disposition', () => {
    expect(layouts(user, ['in', 'a', anyPort], ['out', 'b', anyPort])).toMatchInlineSnapshot(`
      "request: 40 complex
        0 Head header 24
        24 msgh_body body 4
        28 a descriptor.port 12 disposition aPoly
      reply: 40 complex
        0 Head header 24
        24 msgh_body body 4
        28 b descriptor.port 12 disposition bPoly"
    `);
  });

  it('tells where the header buffer of mach_msg2 ends', () => {
    const { request } = messageLayouts(slot(false, ['in', 'a', port], ['in', 'b', int]), {
      ...kernel,
      machMsg2: true,
    });
    expect(request.kernelData).toBe(52);
    expect(request.size).toBe(64);
  });

  it('has no reply for a simpleroutine', () => {
    expect(messageLayouts(slot(true, ['in', 'a', int]), user).reply).toBeUndefined();
  });

  it('takes the size of the C structure where the interface is known to say less', () => {
    const info = type({ size: 8, number: 64, serverType: 'dyld_kernel_process_info_t' });
    expect(messageLayouts(slot(false, ['out', 'a', info]), user).reply?.size).toBe(36 + 72);
  });
});

describe('GNU messages', () => {
  it('puts a type word before every value and a return code into every reply', () => {
    expect(layouts(gnu, ['in', 'a', byte], ['in', 'b', long], ['out', 'c', port]))
      .toMatchInlineSnapshot(`
      "request: 52
        0 Head header 32
        32 aType type 4
        36 a field 1
        40 bType type 4
        44 b field 8
      reply: 48 complex
        0 Head header 32
        32 RetCodeType type 4
        36 RetCode field 4
        40 cType type 4
        44 c field 4 disposition 19"
    `);
  });

  it('sends memory as a pointer behind a long type word', () => {
    const memory = { ...outOfLine(byte), longForm: true };
    expect(layouts(gnu, ['in', 'a', memory, 'dealloc'])).toMatchInlineSnapshot(`
      "request: 52 complex
        0 Head header 32
        32 aType type 12
        44 a field 8 deallocate true
      reply: 40
        0 Head header 32
        32 RetCodeType type 4
        36 RetCode field 4"
    `);
  });

  it('sends an unbounded array in line up to 2048 bytes', () => {
    const many = { ...bounded(long, 0), unbounded: true, longForm: true };
    expect(layouts(gnu, ['in', 'a', many], ['in', 'b', int])).toMatchInlineSnapshot(`
      "request: 52 to 2100
        0 Head header 32
        32 aType type 12
        44 a field 2048
        44 aP field 8
        2092 bType type 4 moves
        2096 b field 4 moves
      reply: 40
        0 Head header 32
        32 RetCodeType type 4
        36 RetCode field 4"
    `);
  });
});

type ArgumentSpec = readonly [Direction, string, MachType, ...ArgumentFlag[]];

function layouts(context: LayoutContext, ...args: readonly ArgumentSpec[]): string {
  const { request, reply } = messageLayouts(slot(false, ...args), context);
  return `${print('request', request)}\n${reply === undefined ? '' : print('reply', reply)}`;
}

function print(title: string, layout: MessageLayout): string {
  const { size, minSize, complex, fields } = layout;
  const range = size === minSize ? `${size}` : `${minSize} to ${size}`;
  const lines = fields.map((field) => {
    const { name, kind, offset, size: bytes, afterVariable, disposition, deallocate } = field;
    const facts = [
      disposition === undefined ? '' : ` disposition ${disposition}`,
      deallocate === undefined ? '' : ` deallocate ${deallocate}`,
      afterVariable === true ? ' moves' : '',
    ];
    return `  ${offset} ${name} ${kind} ${bytes}${facts.join('')}`;
  });
  return [`${title}: ${range}${complex ? ' complex' : ''}`, ...lines].join('\n');
}

function slot(simple: boolean, ...specs: readonly ArgumentSpec[]): RoutineSlot {
  const requestPort = argument('requestport', 'server', port);
  return {
    kind: 'routine',
    simple,
    name: { text: 'ask', written: here },
    messageId: 100,
    replyId: simple ? undefined : 200,
    userName: 'ask',
    serverName: 'ask',
    userPrototype: '',
    serverPrototype: '',
    arguments: [requestPort, ...specs.map(([way, name, of, ...f]) => argument(way, name, of, f))],
    requestPort,
    replyPort: undefined,
    isWhole: true,
    span: here,
    state: {
      waitTime: undefined,
      sendTime: undefined,
      msgOption: undefined,
      consumeOnSendError: 'none',
      specialReplyPort: false,
    },
  };
}
