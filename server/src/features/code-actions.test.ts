import { describe, expect, it } from 'vitest';
import { lintFile } from '../rules/engine.ts';
import { applyEdits } from '../text/edit.ts';
import { scene, type Scene } from '../test/cursor.ts';
import { fixtureRoot, snapshotOf } from '../test/fixture.ts';
import type { Config } from '../workspace/config.ts';
import { codeActions } from './code-actions.ts';
import type { CodeAction } from './code-action.ts';

const strict = { preset: 'all' } as const;

function actionsAt({ snapshot, place: { file, offset } }: Scene): readonly CodeAction[] {
  const at = { file, start: offset, end: offset };
  return codeActions(snapshot, at, lintFile(snapshot, file).diagnostics);
}

function titles(files: Readonly<Record<string, string>>, config: Partial<Config> = {}) {
  return actionsAt(scene(files, config)).map(({ title }) => title);
}

/** Every file after an action, by its path. */
function after({ snapshot }: Scene, { change }: CodeAction): Record<string, string> {
  const { edits, creates } = change();
  const all = [...snapshot.files.values()].map(({ id, text }) => {
    const own = edits.filter(({ span }) => span.file === id);
    return [id.slice(fixtureRoot.length + 1), applyEdits(text, own)];
  });
  const created = creates.map(({ file, text }) => [file.slice(fixtureRoot.length + 1), text]);
  return Object.fromEntries([...all, ...created]) as Record<string, string>;
}

/** The text of the first file that an action changes or creates. */
function result(
  files: Readonly<Record<string, string>>,
  title: RegExp,
  config: Partial<Config> = {},
): string {
  const before = scene(files, config);
  const action = actionsAt(before).find((each) => title.test(each.title));
  if (action === undefined) return 'no such action';
  const old = new Set([...before.snapshot.files.values()].map(({ text }) => text));
  return Object.values(after(before, action)).find((text) => !old.has(text)) ?? 'no change';
}

describe('findings', () => {
  const files = { 'a.defs': 'subsystem a 1;  $0\nskip; \n' };

  it('can be fixed one by one or all together', () => {
    expect(titles(files, strict)).toMatchInlineSnapshot(`
      [
        "Remove the white space",
        "Ignore \`style/trailing-white-space\` on this line, with a reason",
        "Fix 2 findings in this file",
      ]
    `);
    expect(result(files, /^Fix/, strict)).toBe('subsystem a 1;\nskip;\n');
  });

  it('can be silenced with a reason', () => {
    expect(result(files, /^Ignore/, strict)).toMatchInlineSnapshot(`
      "subsystem a 1;   /* machlint-ignore style/trailing-white-space: why this is meant */
      skip; 
      "
    `);
    const overLines = { 'a.defs': 'subsystem a 1;\n/* one$0 \n two */\n' };
    expect(result(overLines, /^Ignore/, strict)).toMatchInlineSnapshot(`
      "subsystem a 1;
      /* machlint-ignore-next-line style/trailing-white-space: why this is meant */
      /* one 
       two */
      "
    `);
    const inside = { 'a.defs': 'subsystem a 1;\n/* one\n two$0 \n three */\n' };
    expect(result(inside, /^Ignore/, strict)).toBe('no such action');
  });
});

describe('a routine', () => {
  const thing = `
    subsystem thing 500;
    type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
    type pointer_t = ^array[] of MACH_MSG_TYPE_BYTE;
    routine thing_r$0ead(
            target : mach_port_t;
            out data : pointer_t);
    skip;
  `;

  it('can make room for a skip', () => {
    expect(result({ 'thing.defs': thing }, /skip/)).toMatchInlineSnapshot(`
      "subsystem thing 500;
      type mach_port_t = MACH_MSG_TYPE_COPY_SEND;
      type pointer_t = ^array[] of MACH_MSG_TYPE_BYTE;
      skip; /* thing_read */
      skip;
      "
    `);
  });

  it('can get a page beside the other pages', () => {
    expect(result({ 'thing.defs': thing, 'man/other.html': '<h2>other</h2>' }, /page/))
      .toMatchInlineSnapshot(`
        "<h2>thing_read</h2>
        <hr>
        <p>
        <strong>Function</strong> - 
        <h3>SYNOPSIS</h3>
        <pre>
        <strong>kern_return_t   thing_read</strong>
                        <strong>(mach_port_t</strong>               <var>target</var>,
                         <strong>pointer_t *</strong>               <var>data</var>,
                         <strong>mach_msg_type_number_t *</strong>  <var>data_count</var><strong>);</strong>
        </pre>
        <h3>PARAMETERS</h3>
        <dl>
        <p>
        <dt> <var>target</var>
        <dd>
        [in send right]
        <p>
        <dt> <var>data</var>
        <dd>
        [out pointer to dynamic array of bytes]
        <p>
        <dt> <var>data_count</var>
        <dd>
        [out scalar]
        </dl>
        <h3>DESCRIPTION</h3>
        <p>
        The <strong>thing_read</strong> function 
        <h3>RETURN VALUES</h3>
        <p>
        Only generic errors apply.
        <h3>RELATED INFORMATION</h3>
        <p>
        Functions: 
        "
      `);
    expect(titles({ 'thing.defs': thing, 'man/x.html': '<h2>thing_read</h2>' })).toHaveLength(1);
  });

  it('is not replaced where an #if stands in it', () => {
    const cut =
      'subsystem a 1;\nroutine r$0(\n#if A\n t : mach_port_t\n#else\n u : mach_port_t\n#endif\n);';
    expect(titles({ 'a.defs': cut })).not.toContain(expect.stringContaining('skip'));
  });
});

describe('a page', () => {
  const thing =
    'subsystem thing 500; type mach_port_t = MACH_MSG_TYPE_COPY_SEND; type int = MACH_MSG_TYPE_INTEGER_32; type pointer_t = ^array[] of MACH_MSG_TYPE_BYTE; routine thing_read(target : mach_port_t; in offset : int; out data : pointer_t);';
  const page = `
    <h2>thing_read</h2>
    <hr>
    <p>
    <strong>Function</strong> - Reads.
    <h3>SYNOPSIS</h3>
    <pre>
    <strong>kern_return_t   thing_read</strong>
                    <strong>(mach_port_t</strong>  <var>target</var>,
                     <strong>int</strong>          <var>off$0set</var><strong>);</strong>
    </pre>
    <h3>PARAMETERS</h3>
    <dl>
    <p>
    <dt> <var>target</var>
    <dd>
    [in send right]
    The thing.
    </dl>
  `;

  it('gets the entries that it lacks', () => {
    expect(result({ 'thing.defs': thing, 'thing_read.html': page }, /^Describe/))
      .toMatchInlineSnapshot(`
      "<h2>thing_read</h2>
      <hr>
      <p>
      <strong>Function</strong> - Reads.
      <h3>SYNOPSIS</h3>
      <pre>
      <strong>kern_return_t   thing_read</strong>
                      <strong>(mach_port_t</strong>  <var>target</var>,
                       <strong>int</strong>          <var>offset</var><strong>);</strong>
      </pre>
      <h3>PARAMETERS</h3>
      <dl>
      <p>
      <dt> <var>target</var>
      <dd>
      [in send right]
      The thing.
      <p>
      <dt> <var>offset</var>
      <dd>
      [in scalar]

      </dl>
      "
    `);
  });

  it('gets the parameters that its synopsis lacks', () => {
    const text = result({ 'thing.defs': thing, 'thing_read.html': page }, /synopsis/);
    expect(text.slice(text.indexOf('<pre>'), text.indexOf('</pre>'))).toMatchInlineSnapshot(`
      "<pre>
      <strong>kern_return_t   thing_read</strong>
                      <strong>(mach_port_t</strong>  <var>target</var>,
                       <strong>int</strong>          <var>offset</var>,
                       <strong>pointer_t *</strong>  <var>data</var>,
                       <strong>mach_msg_type_number_t *</strong>  <var>data_count</var><strong>);</strong>
      "
    `);
  });
});

it('includes the file that declares a type', () => {
  const files = {
    'mach/types.defs': 'type thing_t = MACH_MSG_TYPE_COPY_SEND;',
    'mach/a.defs': 'subsystem a 1;\nroutine r(t : thin$0g_t);',
  };
  expect(result(files, /^Include/)).toBe(
    'subsystem a 1;\n#include <mach/types.defs>\nroutine r(t : thing_t);',
  );
});

describe('laws', () => {
  const files = {
    'thing.defs': `
      subsystem thing 500;
      #include <mach/none.defs>
      TYPE a = nope;
      routine thing_read(target : mach_port_t; offset : int; in a : int, dealloc);
      Routine thing_read(x : mach_port_t);
      /* two
         lines */ skip;  \\
      skip; 
    `,
    'thing_read.html': `
      <h2>thing_read</h2>
      <p><strong>Function</strong> - Reads.
      <h3>SYNOPSIS</h3>
      <pre><strong>kern_return_t   thing_read</strong>
      <strong>(mach_port_t</strong> <var>target</var>, <strong>offset</strong> <var>offset</var><strong>)</strong></pre>
      <h3>PARAMETERS</h3>
      <dl><dt> <var>targt</var> <dd> [in right] Where.</dl>
      <h3>RETURN VALUES</h3>
      <dl><dt> <strong>KERN_FAILUR</strong> <dd> Bad.</dl>
      <h3>RELATED INFORMATION</h3> <a href="gone.html">gone</a>,
    `,
  };

  it('every action’s edit applies and removes its diagnostic', () => {
    const before = scene(files, strict);
    let tried = 0;
    for (const file of before.snapshot.files.keys()) {
      const { diagnostics } = lintFile(before.snapshot, file);
      for (const { span } of diagnostics) {
        for (const action of codeActions(before.snapshot, span, diagnostics)) {
          const texts = after(before, action);
          const told = action.diagnostic;
          if (told === undefined) continue;
          const now = lintFile(snapshotOf(texts, strict), file).diagnostics;
          const count = (all: readonly { readonly rule: string; readonly message: string }[]) =>
            all.filter(({ rule, message }) => rule === told.rule && message === told.message)
              .length;
          expect
            .soft(count(now), `${action.title} (${told.rule}: ${told.message})`)
            .toBeLessThan(count(diagnostics));
          tried += 1;
        }
      }
    }
    expect(tried).toBeGreaterThan(20);
  });
});
