import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import type { DocumentSymbol } from './document-symbol.ts';
import { documentSymbols } from './document-symbols.ts';

const page = `
  <h2>thing_read</h2>
  <hr>
  <p><strong>Function</strong> - Reads a thing.
  <h3>SYNOPSIS</h3>
  <pre>
  <strong>kern_return_t   thing_read</strong>
                  <strong>(mach_port_t</strong>  <var>target</var><strong>);</strong>
  </pre>
  <h3>PARAMETERS</h3>
  <dl>
  <dt> <var>target</var>
  <dd>[in thing send right] The thing.
  </dl>
  <h3>RETURN VALUES</h3>
  <dl>
  <dt> <strong>KERN_FAILURE</strong>
  <dd>Nothing was read.
  </dl>
`;

/** One line a symbol, indented by depth. */
export function outline(symbols: readonly DocumentSymbol[], depth = 0): string {
  return symbols
    .map(({ kind, name, detail, children }) => {
      const line = `${'  '.repeat(depth)}${kind} ${name}${detail === '' ? '' : `: ${detail}`}`;
      return [line, outline(children, depth + 1)].filter((part) => part !== '').join('\n');
    })
    .join('\n');
}

it('shows the sections of a page and what stands in them', () => {
  const { snapshot } = scene({ 'thing_read.html': page });
  const [file] = snapshot.files.keys();
  expect(outline(file === undefined ? [] : documentSymbols(snapshot, file))).toMatchInlineSnapshot(`
    "page thing_read: Reads a thing.
      section SYNOPSIS
        routine thing_read: kern_return_t
      section PARAMETERS
        argument target: in thing send right
      section RETURN VALUES
        code KERN_FAILURE"
  `);
});
