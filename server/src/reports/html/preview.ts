import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { hasTarget } from '../../model/target.ts';
import type { FileId, Span } from '../../text/span.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import { sidesOf } from '../../workspace/ownership-of.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { argumentTable } from './argument-table.ts';
import type { Links } from './links.ts';
import { manArticle } from './man-article.ts';
import { messages } from './messages.ts';
import { wrapPrototype } from './routine-article.ts';

/** A piece of HTML for an editor's own view. A link reads `#link-N`, and means `links[N]`: the editor jumps there. */
export interface Preview {
  readonly title: string;
  readonly html: string;
  readonly links: readonly Span[];
}

/** A man page as its readers see it; undefined where the file is none. */
export function pagePreview(snapshot: Snapshot, file: FileId): Preview | undefined {
  const page = snapshot.page(file);
  if (page === undefined) return undefined;
  const numbers = numberedLinks(snapshot);
  const routines = [...new Set(page.prototypes.map(({ name }) => name.text))].flatMap((name) => [
    ...snapshot.symbols.routinesNamed(name),
  ]);
  const declared = routines.flatMap((routine) => interfaceLine(routine, numbers.links));
  return numbers.preview(page.title.text, [
    ...declared,
    h('h2', page.title.text),
    ...manArticle(snapshot, file, numbers.links, 3),
  ]);
}

/** A routine's prototypes, arguments and messages as a target sees them; the first that reads it where none is named. */
export function layoutPreview(
  snapshot: Snapshot,
  routine: Routine,
  target: string | undefined,
): Preview {
  const numbers = numberedLinks(snapshot);
  const shape = shownShape(snapshot, routine, target);
  if (shape === undefined) return numbers.preview(routine.name, []);
  const { slot } = shape;
  const ids =
    slot.replyId === undefined ? `${slot.messageId}` : `${slot.messageId}, ${slot.replyId}`;
  return numbers.preview(`${slot.name.text}: messages`, [
    h('h2', h('a', { href: numbers.links.routine(routine) ?? '' }, slot.name.text)),
    h('p', { className: ['quiet'] }, `${shape.subsystem.name.text} ${ids}`),
    h('pre', wrapPrototype(slot.userPrototype)),
    ...messages(snapshot, shape),
    h('h3', 'Arguments'),
    argumentTable(shape, sidesOf(snapshot, routine, shape), numbers.links),
  ]);
}

function shownShape(
  { project }: Snapshot,
  { shapes }: Routine,
  target: string | undefined,
): RoutineShape | undefined {
  const index = project.targets.findIndex(({ name }) => name === target);
  return shapes.find(({ targets }) => index !== -1 && hasTarget(targets, index)) ?? shapes[0];
}

/** From a page to the interface that it documents. */
function interfaceLine(routine: Routine, links: Links): readonly ElementContent[] {
  const [shape] = routine.shapes;
  if (shape === undefined) return [];
  const { slot, subsystem } = shape;
  return [
    h('p', { className: ['quiet'] }, [
      'Interface: ',
      h('a', { href: links.routine(routine) ?? '' }, slot.name.text),
      `, ${slot.simple ? 'simpleroutine' : 'routine'} ${slot.messageId} of ${subsystem.name.text}`,
    ]),
  ];
}

/** Links that are numbers in the order in which they are asked for, and the places that they mean. */
function numberedLinks(snapshot: Snapshot): {
  readonly links: Links;
  readonly preview: (title: string, body: readonly ElementContent[]) => Preview;
} {
  const places: Span[] = [];
  const to = (place: Span | undefined): string | undefined => {
    if (place === undefined) return undefined;
    const known = places.findIndex(
      ({ file, start, end }) => file === place.file && start === place.start && end === place.end,
    );
    return `#link-${known === -1 ? places.push(place) - 1 : known}`;
  };
  const links: Links = {
    routine: ({ declared }) => to(declared),
    page: (file) => to(snapshot.page(file)?.title.span),
    subsystem: (root) =>
      to(
        snapshot.unitsOf(root).find((unit) => unit.root === root)?.interface.subsystem?.name
          .written,
      ),
    type: () => undefined,
    code: (name) => to(snapshot.returnCodes.get(name)?.declared),
  };
  return {
    links,
    preview: (title, body) => ({ title, html: toHtml([...body]), links: places }),
  };
}
