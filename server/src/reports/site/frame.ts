import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';

export interface FramedPage {
  /** Its path in the site. */
  readonly path: string;
  readonly title: string;
  /** What stands over the title: the way back up. */
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  readonly body: readonly ElementContent[];
  readonly siteTitle: string;
}

/** A whole page: head, navigation, search field, title and body. Everything that it loads is part of the site. */
export function framed({ path, title, trail = [], body, siteTitle }: FramedPage): string {
  const up = '../'.repeat(path.split('/').length - 1);
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', {
          httpEquiv: 'content-security-policy',
          content: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:",
        }),
        h('title', title === siteTitle ? title : `${title} - ${siteTitle}`),
        h('link', { rel: 'stylesheet', href: `${up}style.css` }),
        h('script', { src: `${up}search-index.js`, defer: true }),
        h('script', { src: `${up}search.js`, defer: true }),
      ]),
      h('body', { 'data-up': up }, [
        h('a', { className: ['skip'], href: '#content' }, 'to the content'),
        h('header', [
          h('a', { className: ['home'], href: `${up}index.html` }, siteTitle),
          h(
            'nav',
            { 'aria-label': 'Site' },
            navigation.map(([text, to]) => h('a', { href: up + to }, text)),
          ),
          h('div', { className: ['search'], role: 'search' }, [
            h('label', { htmlFor: 'query' }, 'Search'),
            h('input', {
              id: 'query',
              type: 'search',
              autoComplete: 'off',
              placeholder: 'name, id or word  ( / )',
              role: 'combobox',
              'aria-expanded': 'false',
              'aria-controls': 'hits',
              'aria-autocomplete': 'list',
            }),
            h('ul', { id: 'hits', role: 'listbox', 'aria-label': 'Search results', hidden: true }),
          ]),
        ]),
        h('main', { id: 'content' }, [
          ...(trail.length === 0
            ? []
            : [
                h(
                  'p',
                  { className: ['trail'] },
                  trail.flatMap(({ text, href }) => [h('a', { href }, text), ' / ']),
                ),
              ]),
          h('h1', title),
          ...body,
        ]),
        h('footer', h('p', 'Made by machlint from the interfaces and pages themselves.')),
      ]),
    ]),
  ]);
  return `${toHtml(tree)}\n`;
}

const navigation: readonly (readonly [string, string])[] = [
  ['Names', 'names.html'],
  ['Ids', 'ids.html'],
  ['Types', 'types.html'],
  ['Codes', 'codes.html'],
  ['Pages', 'pages.html'],
  ['Coverage', 'coverage.html'],
];
