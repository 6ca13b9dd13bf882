import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { macroSignature } from './macro-signature.ts';
import { nothing, word, type Proposal } from './proposal.ts';

/** Macros for a condition: those that the workspace's interfaces test, the most tested first, then what targets define. */
export function conditionProposals(snapshot: Snapshot, file: FileId): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  const uses = testsOf(snapshot);
  const definers = definersOf(snapshot);
  for (const [name, count] of uses) {
    const targets = definers.get(name);
    const detail =
      targets === undefined ? 'defined by no target' : `defined by ${targets.join(', ')}`;
    found.set(name, { ...word('macro', name, detail, nothing, 1), uses: count });
  }
  for (const [name, targets] of definers) {
    if (found.has(name)) continue;
    found.set(name, word('macro', name, `defined by ${targets.join(', ')}`, nothing, 2));
  }
  for (const { symbol } of snapshot.symbols.inFile(file)) {
    const { kind, path, name } = parseSymbolId(symbol);
    if (kind !== 'macro' || path === '') continue;
    const about = { kind: 'symbol', symbol } as const;
    found.set(name, { ...word('macro', name, path, about, 0), uses: uses.get(name) ?? 0 });
  }
  const operator = { ...word('keyword', 'defined', '', nothing, 0), insert: 'defined(${1:NAME})' };
  return [{ ...operator, isSnippet: true }, ...found.values()];
}

/** The macros with parameters that a file knows, as they wrap the names of routines. */
export function wrapperProposals(snapshot: Snapshot, file: FileId): readonly Proposal[] {
  const found = new Map<string, Proposal>();
  for (const { symbol } of snapshot.symbols.inFile(file)) {
    const { kind, path, name } = parseSymbolId(symbol);
    if (kind !== 'macro' || path === '' || found.has(name)) continue;
    const signature = macroSignature(snapshot, file, name);
    if (signature === undefined) continue;
    const blanks = signature.parts.map(
      ({ start, end }, i) => `\${${i + 1}:${signature.label.slice(start, end)}}`,
    );
    found.set(name, {
      ...word('macro', name, signature.label, { kind: 'symbol', symbol }),
      insert: `${name}(${blanks.join(', ')})`,
      isSnippet: true,
    });
  }
  return [...found.values()];
}

/** Target names by the macro that they define. */
function definersOf({ project }: Snapshot): ReadonlyMap<string, readonly string[]> {
  const definers = new Map<string, string[]>();
  for (const { name, defines } of project.targets) {
    for (const macro of Object.keys(defines)) {
      const known = definers.get(macro);
      if (known === undefined) definers.set(macro, [name]);
      else known.push(name);
    }
  }
  return definers;
}

/** How often each macro is tested, counted once for each snapshot. */
const testsOf = memo((snapshot: Snapshot): ReadonlyMap<string, number> => {
  const all = new Map<string, number>();
  for (const { id, kind } of snapshot.files.values()) {
    const syntax = kind === 'defs' ? snapshot.syntax(id) : undefined;
    if (syntax === undefined) continue;
    for (const name of testedIn(syntax)) all.set(name, (all.get(name) ?? 0) + 1);
  }
  return all;
});

const testedIn = memo(({ directives }: FileSyntax): readonly string[] =>
  directives
    .filter(({ name }) => /^(?:if|ifdef|ifndef|elif|elifdef|elifndef)$/.test(name))
    .flatMap(({ tokens }) => tokens)
    .filter(({ kind, text }) => kind === 'identifier' && text !== 'defined')
    .map(({ text }) => text),
);
