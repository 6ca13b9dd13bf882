import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { fc } from '../test/property.ts';
import { code, link, plain, table } from './markdown.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** The kinds of mark-up in a text, and the text that a reader sees. */
function rendered(markdown: string): { readonly kinds: string; readonly text: string } {
  const kinds = new Set<string>();
  let text = '';
  const visit = (node: Node): void => {
    kinds.add(node.type);
    text += node.value ?? '';
    node.children?.forEach(visit);
  };
  visit(unified().use(remarkParse).parse(markdown));
  return { kinds: [...kinds].sort().join(' '), text };
}

describe('plain', () => {
  it('leaves names readable', () => {
    expect(plain('the mach_port_t of task_self')).toBe('the mach_port_t of task_self');
  });

  it('shows mark-up instead of obeying it', () => {
    const hostile = '[run](command:evil) <img src=x onerror=alert(1)> **x** `y` # z';
    expect(rendered(plain(hostile))).toEqual({ kinds: 'paragraph root text', text: hostile });
  });

  it('shows any text as it is', () => {
    const piece = fc.constantFrom(
      ...'*_`[]()<>!#-+=.1|~\\&:;a '.split(''),
      '&lt;',
      'command:x',
      'https://a.b',
      '\n',
      '\t',
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const { kinds, text: shown } = rendered(plain(text));
          expect(shown).toBe(text.trim().replace(/\s+/g, ' '));
          expect(['root', 'paragraph root text']).toContain(kinds);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('code', () => {
  it('holds any text, back quotes too', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const plainText = text.replace(/\s+/g, ' ').trim();
        fc.pre(plainText !== '');
        expect(rendered(`x ${code(text)} x`).text).toBe(`x ${plainText} x`);
      }),
    );
  });
});

it('keeps a bar inside its cell', () => {
  expect(table(['a', 'b'], [['x|y', '`z`']])).toBe('| a | b |\n| --- | --- |\n| x\\|y | `z` |');
});

it('writes no link without an address', () => {
  expect(link('a', undefined)).toBe('a');
  expect(link('a', 'file:///x%20y#L3')).toBe('[a](<file:///x%20y#L3>)');
});
