import type { RoutineSlot, SkipSlot, Slot } from '../model/interface.ts';
import { contains, type FileId, type Span } from '../text/span.ts';
import type { InterfaceUnit, Snapshot } from '../workspace/snapshot.ts';
import type { DocumentSymbol } from './document-symbol.ts';

/** The outline of an interface: its types, its subsystem, and the routines numbered by their ids. */
export function interfaceSymbols(snapshot: Snapshot, file: FileId): readonly DocumentSymbol[] {
  const units = snapshot.unitsOf(file);
  const found = new Map<number, DocumentSymbol>();
  const add = (symbol: DocumentSymbol | undefined): void => {
    if (symbol === undefined || symbol.span.file !== file) return;
    const known = found.get(symbol.selection.start);
    if (known === undefined) found.set(symbol.selection.start, symbol);
    else found.set(symbol.selection.start, { ...known, detail: merged(known, symbol) });
  };
  for (const unit of units) {
    add(subsystemSymbol(unit));
    for (const slot of unit.interface.slots) {
      if (slot.span.file === file) add(slotSymbol(slot));
    }
    for (const { name, declared } of unit.interface.types) {
      if (name === undefined || declared?.file !== file) continue;
      add(symbolOf('type', name.text, '', declared, name.written));
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Targets may number one routine differently: the outline then says all numbers. */
function merged(a: DocumentSymbol, b: DocumentSymbol): string {
  return a.detail.split(', ').includes(b.detail) ? a.detail : `${a.detail}, ${b.detail}`;
}

function subsystemSymbol({ interface: { subsystem, end } }: InterfaceUnit) {
  if (subsystem === undefined) return undefined;
  const { name, base, span } = subsystem;
  return symbolOf('subsystem', name.text, `${base}–${Math.max(base, end - 1)}`, span, name.written);
}

function slotSymbol(slot: Slot): DocumentSymbol {
  return slot.kind === 'routine' ? routineSymbol(slot) : skipSymbol(slot);
}

function routineSymbol({ name, messageId, span, arguments: list }: RoutineSlot): DocumentSymbol {
  const symbol = symbolOf('routine', name.text, String(messageId), span, name.written);
  const children = list
    .map((argument) => {
      const detail = `${argument.direction} ${argument.typeName.text}`;
      return symbolOf('argument', argument.name.text, detail, argument.span, argument.name.written);
    })
    .filter((child) => contains(symbol.span, child.span));
  return { ...symbol, children };
}

function skipSymbol({ messageId, count, span }: SkipSlot): DocumentSymbol {
  const last = messageId + count - 1;
  const detail = count > 1 ? `${messageId}–${last}` : String(messageId);
  return symbolOf('skip', 'skip', detail, span, span);
}

/** A name that a macro's definition wrote lies elsewhere: the symbol's own place stands for it. */
function symbolOf(
  kind: DocumentSymbol['kind'],
  name: string,
  detail: string,
  span: Span,
  written: Span,
): DocumentSymbol {
  const selection = contains(span, written) ? written : span;
  return { kind, name, detail, span, selection, children: [] };
}
