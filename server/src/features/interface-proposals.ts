import type { Dialect } from '../model/dialect.ts';
import { ruleCatalog } from '../rules/catalog.ts';
import { reservedWords, type Keyword } from '../syntax/defs/keywords.ts';
import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CompletionContext } from './completion-context.ts';
import { nothing, word, type Proposal } from './proposal.ts';
import { includePaths } from './include-paths.ts';
import { isLegalElement, isLegalFor, isLegalShape, legalFlags, type Shape } from './legal.ts';
import { conditionProposals, wrapperProposals } from './macro-proposals.ts';
import { spelled } from './spelling.ts';
import { typesIn } from './subjects.ts';
import { typeProposals } from './type-proposals.ts';

/** What may stand in an interface. */
export function interfaceProposals(
  snapshot: Snapshot,
  file: FileId,
  context: CompletionContext,
): readonly Proposal[] {
  const dialect = snapshot.unitsOf(file)[0]?.dialect ?? snapshot.project.dialect;
  switch (context.kind) {
    case 'statement':
      return [...statementSnippets, ...keywords(dialect, statementWords)];
    case 'routine-name':
      return wrapperProposals(snapshot, file);
    case 'subsystem':
      return keywords(dialect, ['kernelserver', 'kerneluser']);
    case 'argument':
      return keywords(dialect, directionWords).map((each, i) => ({ ...each, uses: -i }));
    case 'argument-type':
      return [
        ...typeProposals(snapshot, file, (type) => isLegalFor(type, context.direction, dialect)),
        ...natives(dialect, context.direction),
      ];
    case 'flag':
      return legalFlags(context.argument, dialect, (name) => typesIn(snapshot, file).get(name)).map(
        (flag) => word('flag', spelled(flag), '', { kind: 'keyword', word: flag }),
      );
    case 'spec':
      return [
        ...typeProposals(snapshot, file, (type) =>
          isLegalElement(type, context.constructors, dialect),
        ),
        ...(context.constructors.includes('|') ? [] : constructors(dialect, context.constructors)),
        ...symbolic(dialect),
      ];
    case 'clause':
      return clauseSnippets(dialect);
    case 'include':
      return includePaths(snapshot, file, context.angled).map((path) =>
        word('file', path, '', nothing),
      );
    case 'directive':
      return directives;
    case 'condition':
      return conditionProposals(snapshot, file);
    case 'rule':
      return ruleCatalog.map(({ id, title }) =>
        word('rule', id, title, { kind: 'rule', rule: id }),
      );
  }
}

/** What interfaces need of the preprocessor, in the order of its use in them. */
const directives: readonly Proposal[] = [
  ...[
    ['include', 'include <${0}>'],
    ['if', 'if ${1:CONDITION}\n${0}\n#endif'],
    ['ifdef', 'ifdef ${1:NAME}\n${0}\n#endif'],
    ['ifndef', 'ifndef ${1:NAME}\n${0}\n#endif'],
  ].map(([name = '', insert = '']) => ({
    ...word('keyword', name, '', nothing, 0),
    insert,
    isSnippet: true,
  })),
  ...['else', 'elif', 'endif', 'define', 'undef', 'error', 'warning', 'pragma', 'line'].map(
    (name) => word('keyword', name, '', nothing),
  ),
].map((each, i) => ({ ...each, uses: -i }));

const statementWords: readonly Keyword[] = [
  ...(['msgoption', 'waittime', 'nowaittime', 'sendtime', 'nosendtime'] as const),
  ...(['serverprefix', 'userprefix', 'serverdemux', 'rcsid', 'skip'] as const),
  ...(['import', 'uimport', 'simport', 'iimport', 'dimport'] as const),
  ...(['usespecialreplyport', 'consumeonsenderror', 'UserTypeLimit', 'OnStackLimit'] as const),
];

const directionWords: readonly Keyword[] = [
  ...(['in', 'out', 'inout', 'requestport', 'replyport', 'sreplyport', 'ureplyport'] as const),
  ...(['waittime', 'sendtime', 'msgoption', 'msgseqno'] as const),
  ...(['sectoken', 'serversectoken', 'usersectoken'] as const),
  ...(['audittoken', 'serveraudittoken', 'useraudittoken', 'servercontexttoken'] as const),
];

/** Those of the words that the dialect has, in the order given. */
function keywords(dialect: Dialect, wanted: readonly Keyword[]): readonly Proposal[] {
  const known = new Set(reservedWords(dialect).map(({ word: each }) => each));
  return wanted
    .filter((each) => known.has(each))
    .map((each) => word('keyword', spelled(each), '', { kind: 'keyword', word: each }));
}

function symbolic(dialect: Dialect): readonly Proposal[] {
  return reservedWords(dialect)
    .filter(({ kind }) => kind === 'symbolic')
    .map(({ word: each }) => word('type', each, '', { kind: 'keyword', word: each }, 2));
}

/** Apple's native types, which want a direction that is written. */
function natives(dialect: Dialect, direction: string | undefined): readonly Proposal[] {
  if (dialect !== 'apple' || direction === undefined) return [];
  const isIn = direction === 'in';
  return [
    ...(['in', 'out', 'inout'].includes(direction)
      ? [snippet('PointerTo', 'PointerTo(${1:T})')]
      : []),
    ...(isIn ? [snippet('ValueOf', 'ValueOf(${1:T})')] : []),
  ].map((each) => ({ ...each, rank: 2 }));
}

/** The constructors that the compiler takes under those that are open. */
function constructors(dialect: Dialect, open: readonly string[]): readonly Proposal[] {
  const shaped: readonly (readonly [Shape, Proposal])[] = [
    ['plain', snippet('array', 'array[${1:n}] of ${0}')],
    ['bounded', labelled('array[*:max]', snippet('array', 'array[*:${1:max}] of ${0}'))],
    ['unbounded', labelled('array[]', snippet('array', 'array[] of ${0}'))],
    ['out-of-line', labelled('^array[]', snippet('array', '^array[] of ${0}'))],
    ['plain', snippet('struct', 'struct[${1:n}] of ${0}')],
    ['bounded', snippet('c_string', 'c_string[*:${1:max}]')],
  ];
  const native = dialect === 'apple' && open.length === 0;
  return [
    ...shaped
      .filter(([shape]) => isLegalShape(shape, open, dialect))
      .map(([, each], i) => ({ ...each, uses: mostUsed - i })),
    ...(native ? [snippet('PointerTo', 'PointerTo(${1:T})')] : []),
  ];
}

/** Before every type. */
const mostUsed = 1_000_000;

function labelled(label: string, proposal: Proposal): Proposal {
  return { ...proposal, label };
}

function clauseSnippets(dialect: Dialect): readonly Proposal[] {
  return [
    snippet('intran', 'intran: ${1:trans_t} ${2:function}(${3:server_t})'),
    snippet('outtran', 'outtran: ${1:server_t} ${2:function}(${3:trans_t})'),
    snippet('destructor', 'destructor: ${1:function}(${2:trans_t})'),
    snippet('ctype', 'ctype: ${1:c_t}'),
    snippet('cusertype', 'cusertype: ${1:c_t}'),
    snippet('cservertype', 'cservertype: ${1:c_t}'),
    ...(dialect === 'gnu'
      ? [snippet('intranpayload', 'intranpayload: ${1:trans_t} ${2:function}')]
      : []),
  ];
}

/** Spelled as XNU's interfaces are, with the columns of their arguments. */
const statementSnippets: readonly Proposal[] = [
  snippet('routine', 'routine ${1:name}(\n\t\t${2:target}\t\t: ${3:mach_port_t}${4});'),
  snippet('simpleroutine', 'simpleroutine ${1:name}(\n\t\t${2:target}\t\t: ${3:mach_port_t}${4});'),
  snippet('type', 'type ${1:name_t} = ${0};'),
  snippet('subsystem', 'subsystem ${1:name} ${2:base};'),
];

function snippet(keyword: Keyword, insert: string): Proposal {
  const about = { kind: 'keyword', word: keyword } as const;
  return { kind: 'snippet', label: keyword, detail: '', insert, isSnippet: true, rank: 0, about };
}
