import type { Snapshot } from '../workspace/snapshot.ts';
import { completionContext } from './completion-context.ts';
import { interfaceProposals } from './interface-proposals.ts';
import { newPageProposals, pageProposals } from './page-proposals.ts';
import type { Place } from './place.ts';
import type { Completion } from './proposal.ts';

/** What may stand at a place of an interface or a page, by grammar, type, direction, dialect and section. */
export function completion(snapshot: Snapshot, at: Place): Completion | undefined {
  if (snapshot.files.get(at.file)?.kind !== 'defs') {
    return newPageProposals(snapshot, at) ?? pageProposals(snapshot, at);
  }
  const syntax = snapshot.syntax(at.file);
  const context = syntax === undefined ? undefined : completionContext(syntax, at);
  if (context === undefined) return undefined;
  return { replaced: context.replaced, proposals: interfaceProposals(snapshot, at.file, context) };
}
