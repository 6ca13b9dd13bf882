import type { Argument, RoutineSlot, Slot } from '../model/interface.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';

/** Which hints are wanted: each can be switched off. */
export interface HintOptions {
  readonly ids: boolean;
  readonly rights: boolean;
  readonly implicitIn: boolean;
  readonly expandedNames: boolean;
}

/** A few words that the editor shows at an offset, not in the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly side: 'before' | 'after';
}

/** Ids at the line's end, rights behind types, directions that are not written, names that macros make. */
export function inlayHints(
  snapshot: Snapshot,
  within: Span,
  options: HintOptions,
): readonly InlayHint[] {
  const source = snapshot.files.get(within.file);
  if (source === undefined) return [];
  const hints = new Map<string, { offset: number; labels: Set<string>; side: InlayHint['side'] }>();
  const add = (kind: string, { offset, label, side }: InlayHint): void => {
    if (offset < within.start || offset > within.end) return;
    const key = `${kind} ${offset}`;
    const known = hints.get(key);
    if (known === undefined) hints.set(key, { offset, labels: new Set([label]), side });
    else known.labels.add(label);
  };
  for (const unit of snapshot.unitsOf(within.file)) {
    for (const [kind, hint] of hintsOf(unit, source, options)) add(kind, hint);
  }
  return [...hints.values()]
    .map(({ offset, labels, side }) => ({ offset, label: [...labels].join(' / '), side }))
    .sort((a, b) => a.offset - b.offset);
}

/** What one unit has to say about the file, each with its kind: targets may differ in what they say of one kind. */
function* hintsOf(
  { interface: { slots } }: InterfaceUnit,
  source: SourceFile,
  options: HintOptions,
): Generator<readonly [string, InlayHint]> {
  for (const slot of slots) {
    const at = slot.kind === 'routine' ? slot.name.written : slot.span;
    if (at.file !== source.id) continue;
    if (options.ids) yield ['id', idHint(slot, source, at)];
    if (slot.kind === 'skip') continue;
    if (options.expandedNames) yield* nameHints(slot, source);
    for (const argument of slot.arguments) {
      if (argument.span.file !== source.id) continue;
      if (options.implicitIn) yield* directionHints(argument, source);
      if (options.rights) yield* rightHints(argument, source);
    }
  }
}

function idHint(slot: Slot, source: SourceFile, at: Span): InlayHint {
  const lineEnd = source.lines.lineEnd(source.lines.position(at.end).line);
  const { messageId } = slot;
  const isMany = slot.kind === 'skip' && slot.count > 1;
  const label = isMany ? `${messageId}–${messageId + slot.count - 1}` : String(messageId);
  return { offset: lineEnd, label, side: 'after' };
}

function* nameHints({ name }: RoutineSlot, { id, text }: SourceFile) {
  const { written, call } = name;
  if (call?.file !== id || text.slice(written.start, written.end) === name.text) return;
  yield ['name', { offset: call.end, label: name.text, side: 'after' }] as const;
}

function* directionHints({ direction, directionSpan, name }: Argument, { id }: SourceFile) {
  if (directionSpan !== undefined || name.written.file !== id) return;
  const label = direction === 'requestport' ? 'requestport' : 'in';
  yield ['direction', { offset: name.written.start, label, side: 'before' }] as const;
}

function* rightHints({ right, typeName }: Argument, { id }: SourceFile) {
  if (right === undefined || right.sender === 'name' || typeName.written.file !== id) return;
  const label = right.disposition.toLowerCase().replaceAll('_', ' ');
  yield ['right', { offset: typeName.written.end, label, side: 'after' }] as const;
}
