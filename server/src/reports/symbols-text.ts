import type { RoutineSlot } from '../model/interface.ts';
import { relativePath } from '../text/relative-path.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { rangeOf } from './range.ts';
import { interfacesByTarget, type RoutineFilter, type SymbolsOptions } from './symbols.ts';

/**
 * The symbol table for people and `grep`: a line a symbol, `FILE:LINE: KIND NAME`, then what it is.
 * A page's line carries its summary, a routine's its ids and the subsystem.
 */
export function symbolsText(
  snapshot: Snapshot,
  { folder, files }: Pick<SymbolsOptions, 'folder' | 'files'>,
): string {
  const place = (span: Span): string =>
    `${relativePath(folder, span.file)}:${rangeOf(snapshot.files, span).start.line}`;
  const lines: string[] = [];
  for (const [file, page] of snapshot.pages) {
    if (!files.has(file)) continue;
    const about = page.summary === undefined ? '' : ` - ${page.summary.text}`;
    lines.push(`${place(page.title.span)}: page ${page.title.text}${about}`);
  }
  for (const { declared, name, shapes } of snapshot.symbols.routines) {
    const [shape] = shapes;
    if (!files.has(declared.file) || shape === undefined) continue;
    const { simple, messageId, replyId } = shape.slot;
    const kind = simple ? 'simpleroutine' : 'routine';
    const ids = replyId === undefined ? `${messageId}` : `${messageId}, reply ${replyId}`;
    lines.push(`${place(declared)}: ${kind} ${name} - ${shape.subsystem.name.text} ${ids}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The routines that a query asks for, a line each with the targets in which they are what it asks for. */
export function routinesText(
  snapshot: Snapshot,
  { folder, files }: Pick<SymbolsOptions, 'folder' | 'files'>,
  where: RoutineFilter,
): string {
  const units = snapshot.units.filter(({ root }) => files.has(root));
  const lines = new Map<string, Set<string>>();
  for (const { unit, target } of interfacesByTarget(units, snapshot.project.targets)) {
    for (const slot of unit.interface.slots) {
      if (slot.kind !== 'routine' || !where({ unit, target, slot })) continue;
      const { line } = rangeOf(snapshot.files, slot.name.written).start;
      const place = `${relativePath(folder, slot.name.written.file)}:${line}`;
      const subsystem = unit.interface.subsystem?.name.text ?? '';
      const text = `${place}: ${kindAndIds(slot, subsystem)}`;
      const targets = lines.get(text);
      if (targets === undefined) lines.set(text, new Set([target.name]));
      else targets.add(target.name);
    }
  }
  return [...lines].map(([text, targets]) => `${text} (${[...targets].join(', ')})\n`).join('');
}

function kindAndIds({ simple, messageId, replyId, name }: RoutineSlot, subsystem: string): string {
  const ids = replyId === undefined ? `${messageId}` : `${messageId}, reply ${replyId}`;
  return `${simple ? 'simpleroutine' : 'routine'} ${name.text} - ${subsystem} ${ids}`;
}
