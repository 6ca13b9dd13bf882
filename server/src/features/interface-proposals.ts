import type { Dialect } from '../model/dialect.ts';
import type { MachType } from '../model/mach-type.ts';
import { ruleCatalog } from '../rules/catalog.ts';
import { directiveNames } from '../syntax/cpp/file-syntax.ts';
import { reservedWords, type Keyword } from '../syntax/defs/keywords.ts';
import type { FileId } from '../text/span.ts';
import { parseSymbolId, symbolId, workspacePath } from '../workspace/symbol-id.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CompletionContext } from './completion-context.ts';
import { nothing, word, type Proposal } from './proposal.ts';
import { includePaths } from './include-paths.ts';
import { isLegalElement, isLegalFor, isLegalShape, legalFlags, type Shape } from './legal.ts';
import { typesIn } from './subjects.ts';

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
    case 'subsystem':
      return keywords(dialect, ['kernelserver', 'kerneluser']);
    case 'argument':
      return keywords(dialect, directionWords);
    case 'argument-type':
      return [
        ...types(snapshot, file, (type) => isLegalFor(type, context.direction, dialect)),
        ...natives(dialect, context.direction),
      ];
    case 'flag':
      return legalFlags(context.argument, dialect, (name) => typesIn(snapshot, file).get(name)).map(
        (flag) => word('flag', flag, '', { kind: 'keyword', word: flag }),
      );
    case 'spec':
      return [
        ...types(snapshot, file, (type) => isLegalElement(type, context.constructors, dialect)),
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
      return directiveNames.map((name) => word('keyword', name, '', nothing));
    case 'condition':
      return macros(snapshot, file);
    case 'rule':
      return ruleCatalog.map(({ id, title }) =>
        word('rule', id, title, { kind: 'rule', rule: id }),
      );
  }
}

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
    .map((each) => word('keyword', each, '', { kind: 'keyword', word: each }));
}

function symbolic(dialect: Dialect): readonly Proposal[] {
  return reservedWords(dialect)
    .filter(({ kind }) => kind === 'symbolic')
    .map(({ word: each }) => word('type', each, '', { kind: 'keyword', word: each }, 2));
}

function types(
  snapshot: Snapshot,
  file: FileId,
  isLegal: (type: MachType) => boolean,
): readonly Proposal[] {
  const pathOf = (id: FileId): string => workspacePath(snapshot.project.roots, id);
  return [...typesIn(snapshot, file)].flatMap(([name, type]) => {
    if (!isLegal(type)) return [];
    const declared = type.name?.written.file ?? file;
    const symbol = symbolId('type', pathOf(declared), name);
    return word('type', name, pathOf(declared), { kind: 'symbol', symbol }, 0);
  });
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
    ...shaped.filter(([shape]) => isLegalShape(shape, open, dialect)).map(([, each]) => each),
    ...(native ? [snippet('PointerTo', 'PointerTo(${1:T})')] : []),
  ];
}

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

/** Macros that the file or what it includes knows, and those that the targets define. */
function macros(snapshot: Snapshot, file: FileId): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { name, defines } of snapshot.project.targets) {
    for (const macro of Object.keys(defines)) {
      if (!found.has(macro)) found.set(macro, word('macro', macro, `target ${name}`, nothing));
    }
  }
  for (const { symbol } of snapshot.symbols.inFile(file)) {
    const { kind, path, name } = parseSymbolId(symbol);
    if (kind === 'macro') found.set(name, word('macro', name, path, { kind: 'symbol', symbol }, 0));
  }
  return [{ ...word('keyword', 'defined', '', nothing) }, ...found.values()];
}
