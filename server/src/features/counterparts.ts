import { touches, type Span } from '../text/span.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Routine } from '../workspace/routine.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import type { Place } from './place.ts';

/**
 * The other side of what stands at a place. In an interface: the pages of the routine under the cursor, or around it.
 * On a page: the declaration of the routine under the cursor, or of those that the page documents.
 */
export function counterparts(snapshot: Snapshot, at: Place): readonly Span[] {
  const page = snapshot.page(at.file);
  const named = routineNamedAt(snapshot, at);
  if (page === undefined) {
    const routine = named ?? routineAround(snapshot, at);
    return routine === undefined ? [] : pageTitles(snapshot, routine);
  }
  if (named !== undefined) return [named.declared];
  const documented = page.prototypes.flatMap(({ name }) => [
    ...snapshot.symbols.routinesNamed(name.text),
  ]);
  return [...new Set(documented)].map(({ declared }) => declared);
}

function routineNamedAt(snapshot: Snapshot, at: Place): Routine | undefined {
  const symbol = snapshot.symbols.at(at.file, at.offset)?.symbol;
  const isRoutine = symbol !== undefined && parseSymbolId(symbol).kind === 'routine';
  return isRoutine ? snapshot.symbols.routine(symbol) : undefined;
}

/** The routine in whose declaration a place lies: among its arguments, or on its keyword. */
function routineAround({ symbols }: Snapshot, { file, offset }: Place): Routine | undefined {
  return symbols
    .routinesIn(file)
    .find(({ shapes }) =>
      shapes.some(({ slot: { span } }) => span.file === file && touches(span, offset)),
    );
}

/** The routine at a place, by name or by being inside its declaration; on a page also the one that it documents. */
export function routineMeantAt(snapshot: Snapshot, at: Place): Routine | undefined {
  const [prototype] = snapshot.page(at.file)?.prototypes ?? [];
  return (
    routineNamedAt(snapshot, at) ??
    routineAround(snapshot, at) ??
    (prototype === undefined ? undefined : snapshot.symbols.routinesNamed(prototype.name.text)[0])
  );
}

function pageTitles(snapshot: Snapshot, routine: Routine): readonly Span[] {
  return pagesAbout(snapshot, routine).flatMap((file) => snapshot.page(file)?.title.span ?? []);
}
