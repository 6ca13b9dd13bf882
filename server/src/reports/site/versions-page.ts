import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { breakable, sentence, table } from '../html/text.ts';
import { head, type SiteFrame } from './frame.ts';
import type { Appearance, History, RoutineChange, Version } from './history.ts';
import { relativeLink } from './paths.ts';

/** The front page of a site of several versions: what each has, and what changed from one to the next. */
export function versionsPage(history: History, title: string): string {
  const { versions } = history;
  const rows = versions.map((version, index) => {
    const changes = index === 0 ? [] : history.changedIn(index);
    const counted = (kind: RoutineChange['kind']): string => {
      const number = changes.filter((each) => each.kind === kind).length;
      return index === 0 ? '' : String(number);
    };
    return h('tr', [
      h(
        'td',
        h('a', { href: relativeLink('index.html', `${version.name}/index.html`) }, version.name),
      ),
      h('td', { className: ['number'] }, String(version.routines.size)),
      ...(['new', 'gone', 'changed'] as const).map((kind) =>
        h('td', { className: ['number'] }, counted(kind)),
      ),
    ]);
  });
  const body = [
    h('h1', title),
    table(['version', 'routines', 'new', 'gone', 'changed'], rows),
    ...versions.flatMap((version, index) => {
      const before = versions[index - 1];
      return before === undefined ? [] : changesBetween(history, index, before, version);
    }),
  ];
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('head', head(title, '', false)),
      h('body', [h('div', { className: ['page'] }, h('main', { id: 'content' }, body))]),
    ]),
  ]);
  return `${toHtml(tree)}\n`;
}

/** What became of one routine, for its page in one of the versions. */
export function historySection(
  appearances: readonly Appearance[],
  from: string,
): readonly ElementContent[] {
  return [
    h('h2', { id: 'versions' }, 'Versions'),
    table(
      ['version', 'id', 'what changed'],
      appearances.map(({ version, ids, path, changes }, index) => {
        const before = appearances[index - 1];
        const href = path === undefined ? undefined : relativeLink(from, `${version.name}/${path}`);
        return h('tr', [
          h('td', href === undefined ? version.name : h('a', { href }, version.name)),
          h('td', { className: ['number'] }, ids.length === 0 ? '–' : ids.join(', ')),
          h('td', whatChanged(before, ids, changes)),
        ]);
      }),
      'changes',
    ),
  ];
}

/** The same page in every version, or where a version has none, its front page. */
export function versionLinks(versions: readonly Version[], current: string): SiteFrame['versions'] {
  return (path) =>
    versions.map(({ name, paths }) => ({
      name,
      href: relativeLink(`${current}/${path}`, `${name}/${paths.has(path) ? path : 'index.html'}`),
      isCurrent: name === current,
    }));
}

function whatChanged(
  before: Appearance | undefined,
  ids: readonly number[],
  changes: readonly string[],
): ElementContent[] {
  const quiet = (text: string): ElementContent[] => [h('span', { className: ['quiet'] }, text)];
  if (before === undefined) return [];
  if (ids.length === 0) return quiet(before.ids.length === 0 ? 'not there' : 'gone');
  if (before.ids.length === 0) return [{ type: 'text', value: 'new' }];
  if (changes.length === 0) return quiet('nothing');
  return [
    h(
      'ul',
      { className: ['change-list'] },
      changes.map((message) => h('li', sentence(message))),
    ),
  ];
}

function changesBetween(
  history: History,
  index: number,
  before: Version,
  after: Version,
): readonly ElementContent[] {
  const changes = history.changedIn(index);
  const rows = changes.map(({ file, name, kind, messages }) => {
    const there = history.of(file, name)[kind === 'gone' ? index - 1 : index];
    const href =
      there?.path === undefined
        ? undefined
        : relativeLink('index.html', `${there.version.name}/${there.path}`);
    const text = h('code', breakable(name));
    return h('tr', [
      h('td', [
        href === undefined ? text : h('a', { href }, text),
        h('div', { className: ['quiet'] }, breakable(file)),
      ]),
      h('td', kind),
      h('td', [
        h(
          'ul',
          { className: ['change-list'] },
          messages.map((message) => h('li', sentence(message))),
        ),
      ]),
    ]);
  });
  return [
    h('h2', { id: `changes-${index}` }, `From ${before.name} to ${after.name}`),
    rows.length === 0
      ? h('p', { className: ['quiet'] }, 'No routine came, went or changed.')
      : table(['routine', '', 'what changed'], rows, 'changes'),
  ];
}
