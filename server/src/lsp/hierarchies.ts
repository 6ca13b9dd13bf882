import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type CancellationToken,
  type TypeHierarchyItem,
} from 'vscode-languageserver/node';
import type { CName } from '../features/c-mentions.ts';
import type { TypeItem } from '../features/type-hierarchy.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { SymbolId } from '../workspace/occurrence.ts';
import { sidesOf } from '../workspace/ownership-of.ts';
import type { Routine, RoutineShape } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { inTargetOrder, shownItem } from '../workspace/target-names.ts';
import { searchC, type FoundMention } from './c-search.ts';
import { locationOf, questionAbout, type Question } from './question.ts';
import type { Session } from './session.ts';

/** What an item carries: where it was asked for, and what it is. */
interface ItemData {
  readonly uri: string;
  readonly symbol: SymbolId;
}

export function toTypeItem(question: Question, item: TypeItem): readonly TypeHierarchyItem[] {
  const whole = locationOf(question, item.span);
  const name = locationOf(question, item.selection);
  if (whole === undefined || name === undefined) return [];
  const data: ItemData = { uri: question.session.uriOf(question.file.id), symbol: item.symbol };
  return [
    {
      name: item.name,
      kind: SymbolKind.Class,
      detail: item.detail,
      uri: whole.uri,
      range: whole.range,
      selectionRange: name.range,
      data,
    },
  ];
}

/** The question and the symbol that an item is about; undefined for a C function, which has none. */
export async function itemQuestion(
  session: Session,
  item: { readonly data?: unknown },
): Promise<{ readonly question: Question; readonly symbol: SymbolId } | undefined> {
  const data = item.data;
  const isOurs = typeof data === 'object' && data !== null && 'uri' in data && 'symbol' in data;
  if (!isOurs || typeof data.uri !== 'string') return undefined;
  const question = await questionAbout(session, data.uri);
  // The client gives back what the server made.
  return question && { question, symbol: data.symbol as SymbolId };
}

export function toRoutineItem(question: Question, routine: Routine): CallHierarchyItem | undefined {
  const place = locationOf(question, routine.declared);
  if (place === undefined) return undefined;
  const ids = new Set(routine.shapes.map(({ slot }) => slot.messageId));
  const data: ItemData = { uri: question.session.uriOf(question.file.id), symbol: routine.symbol };
  return {
    name: routine.name,
    kind: SymbolKind.Interface,
    detail: `routine ${[...ids].join(', ')}`,
    uri: place.uri,
    range: place.range,
    selectionRange: place.range,
    data,
  };
}

/** C functions that call the routine's user stub, each with the places of its calls. */
export async function callersOf(
  question: Question,
  routine: Routine,
  token: CancellationToken,
): Promise<CallHierarchyIncomingCall[]> {
  const names = namesOf(routine, 'userName');
  const calls = new Map<string, CallHierarchyIncomingCall>();
  for (const { file, mention } of await inFolder(question, names, token)) {
    if (mention.role !== 'call' || mention.caller === undefined) continue;
    const key = `${file.id}:${mention.caller.start}`;
    const range = question.session.convert.range(file, mention);
    const known = calls.get(key);
    if (known === undefined) {
      calls.set(key, { from: toCItem(question, file, mention.caller), fromRanges: [range] });
    } else known.fromRanges.push(range);
  }
  return [...calls.values()];
}

/** The C functions that serve the routine. */
export async function serversOf(
  question: Question,
  routine: Routine,
  token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[]> {
  const place = locationOf(question, routine.declared);
  if (place === undefined) return [];
  const found = await serverFunctions(question, routine, token);
  return found.map(({ file, mention }) => ({
    to: toCItem(question, file, mention),
    fromRanges: [place.range],
  }));
}

/**
 * Where the routine's server functions are defined in C: the kernel's where a kernel serves. A function of that name that
 * calls one of the routine's stubs is the caller's wrapper around it, and serves nothing.
 */
export async function serverFunctions(
  question: Question,
  routine: Routine,
  token: CancellationToken,
): Promise<readonly FoundMention[]> {
  const { snapshot, folder } = question;
  const server = serverOf(snapshot, folder.target, routine);
  const names = server === undefined ? [] : serverNames(routine, server);
  const stubs = namesOf(routine, 'userName').filter((name) => !names.includes(name));
  const found = await inFolder(question, [...names, ...stubs], token);
  const wrappers = new Set(
    found.flatMap(({ file, mention: { role, name, caller } }) =>
      role === 'call' && caller !== undefined && stubs.includes(name)
        ? `${file.id}:${caller.start}`
        : [],
    ),
  );
  return found.filter(
    ({ file, mention: { role, name, start } }) =>
      role === 'definition' && names.includes(name) && !wrappers.has(`${file.id}:${start}`),
  );
}

function serverOf(
  snapshot: Snapshot,
  target: string | undefined,
  routine: Routine,
): RoutineShape | undefined {
  const shown = shownItem(snapshot, target, inTargetOrder(routine.shapes));
  return shown === undefined ? undefined : sidesOf(snapshot, routine, shown).server;
}

/** The names that the server's side of a routine has in the targets that serve alike. */
function serverNames({ shapes }: Routine, server: RoutineShape): readonly string[] {
  const alike = shapes.filter(
    ({ subsystem }) => subsystem.kernelServer === server.subsystem.kernelServer,
  );
  return [...new Set([server, ...alike].map(({ slot }) => slot.serverName))];
}

/** Where C functions that interfaces name (translations, destructors) are defined. */
export async function functionsNamed(
  question: Question,
  name: string,
  token: CancellationToken,
): Promise<readonly FoundMention[]> {
  const found = await inFolder(question, [name], token);
  return found.filter(({ mention }) => mention.role === 'definition');
}

function inFolder(
  { folder }: Question,
  names: readonly string[],
  token: CancellationToken,
): Promise<readonly FoundMention[]> {
  return folder.root === undefined ? Promise.resolve([]) : searchC(folder.root, names, token);
}

function namesOf({ shapes }: Routine, side: 'userName' | 'serverName'): readonly string[] {
  return [...new Set(shapes.map(({ slot }) => slot[side]))];
}

function toCItem({ session }: Question, file: SourceFile, name: CName): CallHierarchyItem {
  const range = session.convert.range(file, name);
  return {
    name: name.name,
    kind: SymbolKind.Function,
    uri: session.uriOf(file.id),
    range,
    selectionRange: range,
  };
}
