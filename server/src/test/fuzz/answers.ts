import type { FileId, Span } from '../../text/span.ts';
import { span } from '../../text/span.ts';
import { lintFile } from '../../rules/engine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { codeLenses } from '../../features/code-lenses.ts';
import { completion } from '../../features/completion.ts';
import { definition, typeDefinition } from '../../features/definition.ts';
import { documentLinks } from '../../features/document-links.ts';
import { documentSymbols } from '../../features/document-symbols.ts';
import { folding } from '../../features/folding.ts';
import { format } from '../../features/format.ts';
import { hover } from '../../features/hover.ts';
import { inlayHints } from '../../features/inlay-hints.ts';
import { linkedEditing } from '../../features/linked-editing.ts';
import { references } from '../../features/references.ts';
import { prepareRename, rename } from '../../features/rename.ts';
import { selectionRange } from '../../features/selection-range.ts';
import { semanticTokens } from '../../features/semantic-tokens.ts';
import { signatureHelp } from '../../features/signature-help.ts';

/** Every answer at every kind of request; what it is depends on the texts alone. */
export function answers(snapshot: Snapshot, file: FileId, offset: number): readonly unknown[] {
  const at = { file, offset };
  const whole = span(file, 0, snapshot.files.get(file)?.text.length ?? 0);
  const all = { ids: true, rights: true, implicitIn: true, expandedNames: true };
  const linkTo = ({ file: target }: Span): string => target;
  return [
    lintFile(snapshot, file).diagnostics,
    hover({ snapshot, target: undefined, linkTo }, at),
    completion(snapshot, at),
    definition(snapshot, at),
    typeDefinition(snapshot, at),
    references(snapshot, at),
    prepareRename(snapshot, at),
    rename(snapshot, at, 'another_name'),
    signatureHelp(snapshot, at),
    selectionRange(snapshot, at),
    linkedEditing(snapshot, at),
    documentSymbols(snapshot, file),
    documentLinks(snapshot, file),
    folding(snapshot, file),
    semanticTokens(snapshot, file),
    inlayHints(snapshot, whole, all),
    codeLenses(snapshot, file, { references: true, pages: true }),
    format(snapshot, file, { insertSpaces: false }),
  ];
}
