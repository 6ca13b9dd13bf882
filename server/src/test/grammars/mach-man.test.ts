import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../shared.ts';
import { vscodeServer } from '../vscode-server.ts';
import { grammarPath } from './paths.ts';
import { textmate, type Scoped } from './textmate.ts';

const server = vscodeServer();
const corpus = sharedPath('corpus/man');

// The pages stay HTML, so Visual Studio Code's own HTML grammar is needed to see what the injections make of them.
describe.skipIf(server === undefined)('the grammar of man pages', async () => {
  const html = join(server ?? '', 'extensions/html/syntaxes');
  const injections = ['text.html.mach-man', 'text.html.mach-man.text'];
  const colour =
    server === undefined
      ? () => []
      : await textmate('text.html.derivative', {
          files: {
            'text.html.basic': join(html, 'html.tmLanguage.json'),
            'text.html.derivative': join(html, 'html-derivative.tmLanguage.json'),
            'text.html.mach-man': grammarPath('mach-man.tmLanguage.json'),
            'text.html.mach-man.text': grammarPath('mach-man-text.tmLanguage.json'),
          },
          injections,
        });
  const ours = (text: string): string => colour(text).filter(isOurs).map(line).join('\n');

  it('colours a prototype', () => {
    expect(
      ours(
        '<h2>door_open</h2>\n<strong>kern_return_t   door_open</strong>\n  <strong>(door_t</strong> <var>server</var>,\n  <strong>int</strong> <var>*flags</var><strong>);</strong>',
      ),
    ).toMatchInlineSnapshot(`
      "door_open  entity.name.function.mach
      kern_return_t  entity.name.type.mach
      door_open  entity.name.function.mach
      door_t  entity.name.type.mach
      server  variable.parameter.mach
      flags  variable.parameter.mach"
    `);
  });

  it('colours annotations, over a line’s end and around mark-up too', () => {
    expect(
      ours(
        '<strong>Function</strong> - Open.\n[pointer to in/out scalar]\n[out array of\n<var>door_t</var>]\n[in reply receive (to be converted to send-once) right]',
      ),
    ).toMatchInlineSnapshot(`
      "[  punctuation.definition.annotation.begin.mach
      pointer  storage.type.constructor.mach
      to  meta.annotation.mach
      in/out  storage.modifier.direction.mach
      scalar  storage.type.constructor.mach
      ]  punctuation.definition.annotation.end.mach
      [  punctuation.definition.annotation.begin.mach
      out  storage.modifier.direction.mach
      array  storage.type.constructor.mach
      of  meta.annotation.mach
      door_t  entity.name.type.mach
      ]  punctuation.definition.annotation.end.mach
      [  punctuation.definition.annotation.begin.mach
      in  storage.modifier.direction.mach
      reply  meta.annotation.mach
      receive  support.type.right.mach
      (to be converted to  meta.annotation.mach
      send-once  support.type.right.mach
      )  meta.annotation.mach
      right  storage.type.constructor.mach
      ]  punctuation.definition.annotation.end.mach"
    `);
  });

  it('tells return codes from other constants and routines from types', () => {
    expect(
      ours(
        '<b>System Trap</b> - Wait.\nKERN_SUCCESS MACH_RCV_TIMED_OUT MACH_RCV_LARGE D_NOWAIT D_SUCCESS\n<a href="a.html"><strong>door_close</strong></a>, <strong>door_t</strong>',
      ),
    ).toMatchInlineSnapshot(`
      "KERN_SUCCESS  constant.language.return-code.mach
      MACH_RCV_TIMED_OUT  constant.language.return-code.mach
      MACH_RCV_LARGE  variable.other.constant.mach
      D_NOWAIT  variable.other.constant.mach
      D_SUCCESS  constant.language.return-code.mach
      door_close  entity.name.function.mach
      door_t  entity.name.type.mach"
    `);
  });

  it('leaves tags, comments, scripts and other brackets alone', () => {
    expect(
      ours(
        '<strong>Function</strong> - Open.\n<!-- [in scalar] KERN_SUCCESS -->\n<img alt="KERN_SUCCESS"><script>KERN_SUCCESS</script>\nflags[3] and [see below]',
      ),
    ).toBe('');
  });

  it('leaves other HTML alone', () => {
    expect(ours('<html>\n<h2>vm_map</h2>\n<p>[in scalar] <b>vm_map</b> KERN_SUCCESS')).toBe('');
  });

  it.skipIf(corpus === undefined)('finds the annotations of real pages', () => {
    const pages = readdirSync(corpus ?? '').filter((name) => name.endsWith('.html'));
    let annotations = 0;
    for (const name of pages) {
      const tokens = colour(readFileSync(join(corpus ?? '', name), 'latin1'));
      annotations += tokens.filter(({ scopes }) =>
        scopes.includes('punctuation.definition.annotation.begin.mach'),
      ).length;
      // Only the index is no page.
      if (name !== 'index.html') expect(tokens.some(isOurs), name).toBe(true);
    }
    // 821 annotations of parameters and values, and 10 of the same form that stand in descriptions.
    expect(annotations).toBe(831);
  });
});

function isOurs({ text, scopes }: Scoped): boolean {
  return text.trim() !== '' && (scopes.at(-1) ?? '').endsWith('.mach') && !isFrame(scopes);
}

function isFrame(scopes: readonly string[]): boolean {
  return scopes.at(-1) === 'meta.man-page.mach';
}

function line({ text, scopes }: Scoped): string {
  return `${text.trim()}  ${scopes.at(-1) ?? ''}`;
}
