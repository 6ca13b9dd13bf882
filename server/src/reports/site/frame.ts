import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { breakable } from '../html/text.ts';
import { relativeLink } from './paths.ts';

/** One page of the site, as the modules make it. */
export interface SitePage {
  /** Its path in the site. */
  readonly path: string;
  readonly title: string;
  /** What kind of thing the title names: `routine`, `type`. */
  readonly kind?: string;
  /** What stands over the title: the way back up. */
  readonly trail?: readonly { readonly text: string; readonly href: string }[];
  readonly body: readonly ElementContent[];
}

/** What all pages of a site share. */
export interface SiteFrame {
  readonly title: string;
  /** The same page, or the front page, in other versions; empty for a site of one. */
  versions(path: string): readonly VersionLink[];
}

export interface VersionLink {
  readonly name: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** A whole page: head, navigation, search field, title, contents and body. Everything that it loads is part of the site. */
export function framed(site: SiteFrame, page: SitePage): string {
  const { path, title, body } = page;
  const up = '../'.repeat(path.split('/').length - 1);
  const contents = contentsOf(body);
  const hasContents = contents.length > 2;
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('head', head(title === site.title ? title : `${title} - ${site.title}`, up, true)),
      h('body', { 'data-up': up }, [
        h('a', { className: ['skip'], href: '#content' }, 'to the content'),
        h('header', { className: ['bar'] }, [
          h('a', { className: ['home'], href: `${up}index.html` }, site.title),
          navigation(up, path),
          search(),
        ]),
        ...versionBar(site.versions(path)),
        h('div', { className: hasContents ? ['page', 'with-contents'] : ['page'] }, [
          h('main', { id: 'content' }, [
            ...trail(page),
            heading(page),
            ...body,
            h(
              'footer',
              'Made by machlint from the interfaces and the pages themselves. It works without a server and without a network.',
            ),
          ]),
          ...(hasContents ? [contentsList(contents)] : []),
        ]),
      ]),
    ]),
  ]);
  return `${toHtml(tree)}\n`;
}

/** The head of every page. Nothing but the site's own style and scripts is ever loaded, nothing is ever sent. */
export function head(title: string, up: string, searches: boolean): Element[] {
  const policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: 'content-security-policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('title', title),
    h('link', { rel: 'icon', href: icon }),
    h('link', { rel: 'stylesheet', href: `${up}style.css` }),
    ...(searches ? [h('script', { src: `${up}search.js`, defer: true })] : []),
  ];
}

/** A port: a ring with a dot. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="#2b6cb0" stroke-width="3"/><circle cx="8" cy="8" r="2" fill="#2b6cb0"/></svg>',
  );

const sections: readonly (readonly [string, string])[] = [
  ['Routines', 'names.html'],
  ['Ids', 'ids.html'],
  ['Types', 'types.html'],
  ['Return codes', 'codes.html'],
  ['Man pages', 'pages.html'],
  ['Coverage', 'coverage.html'],
];

function navigation(up: string, path: string): Element {
  return h(
    'nav',
    { 'aria-label': 'Site' },
    sections.map(([text, to]) =>
      h('a', { href: up + to, 'aria-current': path === to ? 'page' : undefined }, text),
    ),
  );
}

function search(): Element {
  return h('div', { className: ['search'], role: 'search' }, [
    h('label', { htmlFor: 'query' }, 'Search'),
    h('input', {
      id: 'query',
      type: 'search',
      autoComplete: 'off',
      spellCheck: 'false',
      placeholder: 'Name, id or words',
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-controls': 'hits',
      'aria-autocomplete': 'list',
    }),
    h('kbd', { 'aria-hidden': 'true' }, '/'),
    h('ul', { id: 'hits', role: 'listbox', 'aria-label': 'Search results', hidden: true }),
    h('p', { id: 'search-status', role: 'status', className: ['unseen'] }),
  ]);
}

function versionBar(versions: readonly VersionLink[]): Element[] {
  if (versions.length === 0) return [];
  return [
    h('nav', { className: ['versions'], 'aria-label': 'Versions' }, [
      h('span', { className: ['quiet'] }, 'Version'),
      ...versions.map(({ name, href, isCurrent }) =>
        h('a', { href, 'aria-current': isCurrent ? 'true' : undefined }, name),
      ),
    ]),
  ];
}

function trail({ path, trail: steps = [] }: SitePage): Element[] {
  if (steps.length === 0) return [];
  return [
    h('nav', { className: ['trail'], 'aria-label': 'Where you are' }, [
      ...steps.flatMap(({ text, href }) => [
        h('a', { href: relativeLink(path, href) }, text),
        ' / ',
      ]),
    ]),
  ];
}

function heading({ title, kind }: SitePage): Element {
  return h('h1', [
    ...breakable(title),
    ...(kind === undefined ? [] : [' ', h('span', { className: ['kind'] }, kind)]),
  ]);
}

interface Entry {
  readonly id: string;
  readonly text: string;
}

/** The second-level headings of a page that are anchors. */
function contentsOf(body: readonly ElementContent[]): readonly Entry[] {
  return body.flatMap((node) => {
    if (node.type !== 'element' || node.tagName !== 'h2') return [];
    const { id } = node.properties;
    return typeof id === 'string' ? [{ id, text: textOf(node) }] : [];
  });
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}

function contentsList(entries: readonly Entry[]): Element {
  return h('nav', { className: ['contents'], 'aria-label': 'On this page' }, [
    h('p', 'On this page'),
    h(
      'ul',
      entries.map(({ id, text }) => h('li', h('a', { href: `#${id}` }, text))),
    ),
  ]);
}
