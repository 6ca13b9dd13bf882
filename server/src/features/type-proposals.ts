import type { MachType } from '../model/mach-type.ts';
import type { FileSyntax } from '../syntax/cpp/file-syntax.ts';
import { memo } from '../text/memo.ts';
import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { symbolId, workspacePath } from '../workspace/symbol-id.ts';
import { word, type Proposal } from './proposal.ts';
import { typesIn } from './subjects.ts';
import { specOf } from './type-hierarchy.ts';

/** The types that an interface can name, of those that are legal; what the workspace's arguments use most comes first. */
export function typeProposals(
  snapshot: Snapshot,
  file: FileId,
  isLegal: (type: MachType) => boolean,
): readonly Proposal[] {
  const uses = usesOfTypes(snapshot);
  return [...typesIn(snapshot, file)].flatMap(([name, type]) => {
    if (!isLegal(type)) return [];
    const declared = type.name?.written.file ?? file;
    const path = workspacePath(snapshot.project.roots, declared);
    const about = { kind: 'symbol', symbol: symbolId('type', path, name) } as const;
    const detail = type.declared === undefined ? path : `= ${specOf(snapshot, type.declared)}`;
    return { ...word('type', name, detail, about, 0), uses: uses.get(name) ?? 0, origin: path };
  });
}

/** How often each type stands behind a colon, as arguments have theirs: counted once for each snapshot. */
const usesOfTypes = memo((snapshot: Snapshot): ReadonlyMap<string, number> => {
  const all = new Map<string, number>();
  for (const { id, kind } of snapshot.files.values()) {
    const syntax = kind === 'defs' ? snapshot.syntax(id) : undefined;
    if (syntax === undefined) continue;
    for (const [name, count] of usesIn(syntax)) all.set(name, (all.get(name) ?? 0) + count);
  }
  return all;
});

const usesIn = memo(({ tokens }: FileSyntax): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  tokens.forEach(({ text, kind }, i) => {
    if (kind === 'identifier' && tokens[i - 1]?.text === ':')
      uses.set(text, (uses.get(text) ?? 0) + 1);
  });
  return uses;
});
