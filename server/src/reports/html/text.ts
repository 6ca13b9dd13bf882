import type { ElementContent } from 'hast';
import { h } from 'hastscript';

/** A sentence of ours, whose names stand in backticks, with each as code. */
export function sentence(text: string): ElementContent[] {
  return text
    .split('`')
    .map((part, index): ElementContent =>
      index % 2 === 1 ? h('code', breakable(part)) : { type: 'text', value: part },
    )
    .filter((node) => node.type !== 'text' || node.value !== '');
}

/** A long name that a narrow column may break behind an underscore or a slash. */
export function breakable(name: string): ElementContent[] {
  return name
    .split(/(?<=[a-z0-9][_/])(?=\w{4})/i)
    .flatMap((part, index): ElementContent[] => [
      ...(index === 0 ? [] : [h('wbr')]),
      { type: 'text', value: part },
    ]);
}

/** One row of a list of facts: what it is, and the fact. */
export function fact(
  term: string,
  value: readonly (ElementContent | string)[],
): readonly ElementContent[] {
  return [h('div', [h('dt', term), h('dd', [...value])])];
}

/** The items with a comma between each two. */
export function commaSeparated(
  items: readonly ElementContent[],
): readonly (ElementContent | string)[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [', ', item]));
}

/** A table with a heading row, which scrolls by itself where the window is narrow. */
export function table(
  headings: readonly string[],
  rows: readonly ElementContent[],
  className = 'list',
): ElementContent {
  return h('div', { className: ['scroll'] }, [
    h('table', { className: [className] }, [
      h(
        'thead',
        h(
          'tr',
          headings.map((text) => h('th', { scope: 'col' }, text)),
        ),
      ),
      h('tbody', [...rows]),
    ]),
  ]);
}
