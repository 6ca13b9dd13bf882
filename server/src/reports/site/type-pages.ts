import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { MachType } from '../../model/mach-type.ts';
import { textAt } from '../../text/source-file.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { count } from '../html/field-words.ts';
import { breakable, commaSeparated, table } from '../html/text.ts';
import type { SitePage } from './frame.ts';
import type { SitePaths } from './paths.ts';
import { placeWords } from './place-words.ts';
import { codeWords, travelWords, typeFacts, type TypeFacts } from './type-facts.ts';

/** The list of types, and a page for each: what travels, what it is in C, who translates it, which arguments have it. */
export function* typePages(snapshot: Snapshot, paths: SitePaths): Iterable<SitePage> {
  const types = typeFacts(snapshot);
  const links = paths.linksFrom('types.html');
  const rows = types.map(({ name, declarations: [type], users }) =>
    h('tr', { id: name }, [
      h('td', h('a', { href: links.type(name) }, h('code', breakable(name)))),
      h('td', type === undefined ? '' : travelWords(type)),
      h('td', { className: ['quiet'] }, type === undefined ? '' : breakable(codeWords(type))),
      h('td', { className: ['number'] }, users.length === 0 ? '–' : String(users.length)),
    ]),
  );
  yield {
    path: 'types.html',
    title: 'Types',
    body: [
      h('p', { className: ['lead'] }, `${types.length} types that interfaces declare.`),
      table(['type', 'travels as', 'MACH_MSG_TYPE_', 'routines'], rows),
    ],
  };
  for (const facts of types) yield typePage(snapshot, paths, facts);
}

function typePage(snapshot: Snapshot, paths: SitePaths, facts: TypeFacts): SitePage {
  const { name, declarations, users } = facts;
  const path = paths.type(name);
  const links = paths.linksFrom(path);
  const rows = users.map(({ routine, arguments: names }) =>
    h('tr', [
      h('td', h('a', { href: links.routine(routine) }, h('code', breakable(routine.name)))),
      h('td', [...commaSeparated(names.map((each) => h('code', each)))]),
      h(
        'td',
        { className: ['number'] },
        [...new Set(routine.shapes.map(({ slot }) => slot.messageId))].join(', '),
      ),
    ]),
  );
  return {
    path,
    title: name,
    kind: 'type',
    trail: [{ text: 'Types', href: 'types.html' }],
    body: [
      ...declarations.flatMap((type) => declaration(snapshot, type)),
      h('h2', { id: 'routines' }, 'Routines that take or return it'),
      users.length === 0
        ? h('p', { className: ['quiet'] }, 'No routine of this tree names it.')
        : table(['routine', 'argument', 'id'], rows),
    ],
  };
}

function declaration(snapshot: Snapshot, type: MachType): readonly ElementContent[] {
  const span = type.declared ?? type.name?.written;
  const text = span && textAt(snapshot.files, span);
  const facts = [...messageFacts(type), ...cFacts(type)];
  return [
    ...(text === undefined || type.declared === undefined
      ? []
      : [h('pre', h('code', `type ${text.trim().replace(/^type\s+/, '')};`))]),
    ...(span === undefined
      ? []
      : [h('p', { className: ['quiet'] }, ['declared in ', placeWords(snapshot, span)])]),
    h(
      'dl',
      { className: ['facts'] },
      facts.map(([term, value]) => h('div', [h('dt', term), h('dd', h('code', breakable(value)))])),
    ),
  ];
}

function messageFacts(type: MachType): readonly (readonly [string, string])[] {
  const { inWord, outWord, size, number, variable } = type;
  const limit = number === 0 ? 'any number' : `at most ${count(number)}`;
  return [
    ...(inWord === outWord
      ? [['travels as', inWord] as const]
      : [['sent as', inWord] as const, ['received as', outWord] as const]),
    ['in a message', travelWords(type)],
    ...(variable || number > 1
      ? [['elements', `${variable ? limit : count(number)} of ${size / 8} bytes`] as const]
      : []),
  ];
}

function cFacts(type: MachType): readonly (readonly [string, string])[] {
  const { userType, serverType, transType } = type;
  const translations = [
    ['intran', type.intran],
    ['outtran', type.outtran],
    ['destructor', type.destructor],
    ['intranpayload', type.intranPayload],
  ] as const;
  return [
    ['C type, client', userType],
    ...(serverType === userType ? [] : [['C type, server stub', serverType] as const]),
    ...(transType === serverType ? [] : [['C type, server function', transType] as const]),
    ...translations.flatMap(([word, name]) =>
      name === undefined ? [] : [[word, name.text] as const],
    ),
  ];
}
