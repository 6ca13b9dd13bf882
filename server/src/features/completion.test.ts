import { describe, expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { completion } from './completion.ts';
import { byRank } from './proposal.ts';

/** What is proposed, best first, one word each; `…` behind the first ten. */
function proposed(files: Readonly<Record<string, string>>, config = {}): string {
  const { snapshot, place } = scene(files, config);
  const labels = [...(completion(snapshot, place)?.proposals ?? [])]
    .sort(byRank)
    .map(({ label }) => label);
  return labels.length > 12
    ? `${labels.slice(0, 12).join(' ')} … ${labels.length}`
    : labels.join(' ');
}

const types = `
  type p = MACH_MSG_TYPE_COPY_SEND;
  type i = MACH_MSG_TYPE_INTEGER_32;
  type v = array[*:8] of i;
  type o = ^array[] of i;
  type op = ^array[] of p;
  type s = c_string[*:16];
`;
const inRoutine = (text: string) => ({ 'a.defs': `subsystem a 1;${types}${text}` });

describe('in an interface', () => {
  it('proposes statements of the dialect', () => {
    expect(proposed(inRoutine('$0'))).toMatchInlineSnapshot(
      `"routine simpleroutine subsystem type ConsumeOnSendError OnStackLimit UseSpecialReplyPort UserTypeLimit dimport iimport import msgoption … 23"`,
    );
  });

  it('proposes types that the direction can have', () => {
    expect(proposed(inRoutine('routine r(requestport t : $0'))).toBe('p');
    expect(proposed(inRoutine('routine r(t : p; inout a : $0'))).toMatchInlineSnapshot(
      `"p i o op PointerTo"`,
    );
    expect(proposed(inRoutine('routine r(t : p; waittime a : $0'))).toBe('i');
  });

  it('proposes what an out-of-line array may hold', () => {
    expect(proposed(inRoutine('routine r(t : p; out x : ^array[] of $0'))).toMatchInlineSnapshot(
      `"array struct p i MACH_MSG_TYPE_BIT MACH_MSG_TYPE_BOOLEAN MACH_MSG_TYPE_BYTE MACH_MSG_TYPE_CHAR MACH_MSG_TYPE_COPY_SEND MACH_MSG_TYPE_INTEGER_16 MACH_MSG_TYPE_INTEGER_32 MACH_MSG_TYPE_INTEGER_64 … 27"`,
    );
  });

  it('proposes flags that do something', () => {
    expect(proposed(inRoutine('routine r(t : p; out x : o, $0'))).toMatchInlineSnapshot(
      `"dealloc overwrite physicalcopy"`,
    );
    expect(proposed(inRoutine('routine r(t : p; out x : v, $0'))).toMatchInlineSnapshot(
      `"CountInOut const"`,
    );
    expect(
      proposed(inRoutine('routine r(t : p; in x : v; in y : v, const, $0')),
    ).toMatchInlineSnapshot(`"SameCount"`);
    expect(proposed(inRoutine('routine r(t : p; in x : i, $0'))).toBe('');
    expect(proposed(inRoutine('routine r(t : p; in x : op, $0'))).toMatchInlineSnapshot(
      `"dealloc"`,
    );
  });

  it('proposes includes that are found, and macros', () => {
    expect(proposed({ 'a.defs': '#include "$0', 'b.defs': '', 'sub/c.defs': '' })).toBe(
      'b.defs sub/c.defs',
    );
    expect(proposed({ 'a.defs': '#define LOCAL 1\n#if L$0' })).toContain('LOCAL');
  });
});

describe('in a page', () => {
  const defs =
    'subsystem thing 500; type thing_t = MACH_MSG_TYPE_COPY_SEND; type i = MACH_MSG_TYPE_INTEGER_32; type o = ^array[] of i; routine thing_read(target : thing_t; in offset : i; out data : o);';
  const page = (sections: string) => ({
    'thing.defs': defs,
    'thing_read.html': `<h2>thing_read</h2>\n<h3>SYNOPSIS</h3>\n${sections}`,
    'thing_write.html': '<h2>thing_write</h2>\n<h3>SYNOPSIS</h3>\n',
  });

  it('proposes headings that are missing', () => {
    expect(proposed(page('<h3>$0'))).toMatchInlineSnapshot(
      `"PARAMETERS DESCRIPTION NOTES CAUTIONS RETURN VALUES RELATED INFORMATION"`,
    );
  });

  it('proposes parameters, undescribed ones first, and entries for them', () => {
    expect(
      proposed(page('<h3>PARAMETERS</h3><dl><dt><var>target</var><dd>x<dt><var>$0')),
    ).toMatchInlineSnapshot(`"data data_count offset target"`);
    expect(proposed(page('<h3>PARAMETERS</h3>\n<dl>\n$0'))).toContain(
      'entry for data entry for data_count',
    );
  });

  it('proposes the annotation that the interface implies', () => {
    expect(proposed(page('<h3>PARAMETERS</h3><dl><dt><var>target</var><dd>[$0'))).toBe(
      'in thing send right',
    );
    expect(proposed(page('<h3>PARAMETERS</h3><dl><dt><var>data</var><dd>[out$0'))).toBe(
      'out pointer to dynamic array of i',
    );
  });

  it('proposes links and return codes', () => {
    expect(proposed(page('<a href="$0'))).toBe('thing_write.html');
    expect(proposed(page('<h3>RETURN VALUES</h3><dl><dt><strong>KERN_F$0'))).toContain(
      'KERN_FAILURE',
    );
  });
});

describe('the order of proposals', () => {
  it('puts first what the workspace’s arguments use most, and says what a type is', () => {
    const { snapshot, place } = scene({
      'a.defs': `
        subsystem a 1;
        type p = MACH_MSG_TYPE_COPY_SEND;
        type rare = p;
        type often = ^array[] of p
          ctype: often_t;
        routine one(a : p; out b : often);
        routine two(a : p; out b : $0
      `,
    });
    const shown = [...(completion(snapshot, place)?.proposals ?? [])].sort(byRank);
    expect(shown.slice(0, 3).map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      'p = MACH_MSG_TYPE_COPY_SEND',
      'often = ^array[] of p',
      'rare = p',
    ]);
  });

  it('proposes what conditions of the workspace test, and the macros that wrap names', () => {
    const macros = `
      #if OFTEN
      #endif
      #if OFTEN || RARE
      #endif
      #define WRAP(NAME) k_ ## NAME
      #define PLAIN 1
    `;
    expect(proposed({ 'b.defs': '#if OFTEN\n#endif', 'a.defs': `${macros}#if $0` })).toMatch(
      /^PLAIN WRAP defined OFTEN RARE /,
    );
    expect(proposed({ 'a.defs': `${macros}subsystem a 1;\nroutine $0` })).toBe('WRAP');
  });
});

it('proposes a whole page in an empty file, for its own routine first', () => {
  const interface_ = `
    subsystem door 1;
    type p = MACH_MSG_TYPE_COPY_SEND;
    routine door_close(door : p);
    routine door_open(door : p);
  `;
  expect(proposed({ 'door.defs': interface_, 'door_open.html': '$0' })).toBe(
    'page for door_open page for door_close',
  );
});
