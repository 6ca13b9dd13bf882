import type { FileId } from '../text/span.ts';
import { pagesAbout } from '../workspace/pages-about.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { codeCard } from './card-code.ts';
import { cardContext, type CardContext, type CardOptions } from './card-layout.ts';
import { pageCard } from './card-page.ts';
import { routineCard } from './card-routine.ts';
import { typeCard } from './card-type.ts';

/**
 * Everything known of a name, for a terminal: a card for each routine, page, type and return code that has it.
 * Undefined where nothing has it.
 */
export function cards(snapshot: Snapshot, name: string, options: CardOptions): string | undefined {
  const context = cardContext(snapshot, options);
  const routines = snapshot.symbols.routinesNamed(name);
  const code = snapshot.returnCodes.get(name);
  const found = [
    ...routines.map((routine) => routineCard(routine, pagesAbout(snapshot, routine)[0], context)),
    ...(routines.length > 0 ? [] : pagesOf(context, name)).map((file) => pageCard(file, context)),
    ...typeCard(name, context),
    ...(code === undefined ? [] : [codeCard(code, context)]),
  ];
  if (found.length === 0) return undefined;
  return found.map((lines) => lines.map((line) => `${line.trimEnd()}\n`).join('')).join('\n');
}

/** Pages by the name that they document, or by that of their file. */
function pagesOf({ snapshot }: CardContext, name: string): readonly FileId[] {
  const documented = snapshot.symbols.pagesNamed(name);
  if (documented.length > 0) return documented;
  const endings = [`/${name}`, `/${name}.html`];
  return [...snapshot.pages.keys()].filter((file) => endings.some((end) => file.endsWith(end)));
}
