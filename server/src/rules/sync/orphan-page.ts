import { defineRule } from '../rule.ts';
import { isKnownFunction } from './known-functions.ts';

/** A page for functions that nothing in the workspace declares. */
export default defineRule({
  id: 'sync/orphan-page',
  title: 'Page for a routine that no interface declares',
  severity: 'info',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }, { snapshot }) {
    // Where no interface was read, nothing can be missing.
    if (snapshot.symbols.routines.length === 0 || page.prototypes.length === 0) return;
    const unknown = page.prototypes
      .map(({ name }) => name)
      .filter(({ text }) => !isKnownFunction(text, snapshot));
    const [first] = unknown;
    if (first === undefined) return;
    const names = [...new Set(unknown.map(({ text }) => `\`${text}\``))].join(', ');
    yield {
      span: first.span,
      message: `no interface declares ${names}: the page documents what is gone, or what is declared in C alone`,
    };
  },
});
