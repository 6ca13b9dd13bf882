import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import {
  blockElements,
  emphasisElements,
  headingElements,
  knownElements,
  optionalEndElements,
  voidElements,
} from './elements.ts';
import type { FaultKind, PageFault } from './man-page.ts';
import type { Tag } from './tags.ts';

/**
 * The damage among a page's tags. A browser mends it in silence, and often otherwise than was meant: the tree keeps no
 * trace of a stray end tag, and clones an unclosed element up to the end of the page. One cause gives one fault.
 */
export function markupFaults(
  source: string,
  tags: readonly Tag[],
  toSpan: (start: number, end: number) => Span,
): readonly PageFault[] {
  const faults: PageFault[] = [];
  const report: Report = (kind, at, message, mend) => {
    const fix = mend && {
      title: mend.title,
      edits: mend.edits.map(([start, end, insert]): Edit => ({ span: toSpan(start, end), insert })),
    };
    faults.push({ kind, span: toSpan(at.start, at.end), message, fix });
  };
  const walk: Walk = { source, tags, report, open: [], givenUp: new Map(), swapped: new Set() };
  for (const [index, tag] of tags.entries()) {
    if (walk.swapped.has(tag)) continue;
    if (!knownElements.has(tag.name)) checkUnknown(walk, tag);
    else if (tag.isEnd) checkEndTag(walk, tag, index);
    else checkStartTag(walk, tag, index);
  }
  giveUp(walk, walk.open);
  return faults;
}

interface Walk {
  readonly source: string;
  readonly tags: readonly Tag[];
  readonly report: Report;
  /** Start tags of elements that need an end tag and have none yet. */
  readonly open: Tag[];
  /** How many elements of a name were reported as unclosed: their end tags may come late, which is no second fault. */
  readonly givenUp: Map<string, number>;
  /** Start tags that were reported together with the end tag before them. */
  readonly swapped: Set<Tag>;
}

type Report = (kind: FaultKind, at: Tag, message: string, mend?: Mending) => void;

interface Mending {
  readonly title: string;
  /** Start, end, and what to put there. */
  readonly edits: readonly (readonly [number, number, string])[];
}

/** A raw `<` before a letter. Within `\*L<mach/host_info.h>\*O` the leftover of troff is the fault. */
function checkUnknown({ source, report }: Walk, tag: Tag): void {
  if (tag.isEnd || source.slice(Math.max(0, tag.start - 3), tag.start) === '\\*L') return;
  const words = source.slice(tag.start, tag.end).replace(/\s+/g, ' ');
  const message = `\`${words}\` is taken for a tag, so a reader does not see it, expected \`&lt;\` and \`&gt;\``;
  report('raw-angle-bracket', tag, message, {
    title: 'write `&lt;` and `&gt;`',
    edits: [
      [tag.start, tag.start + 1, '&lt;'],
      [tag.end - 1, tag.end, '&gt;'],
    ],
  });
}

function checkStartTag(walk: Walk, tag: Tag, index: number): void {
  const { open, report } = walk;
  const { name } = tag;
  const last = open.at(-1);
  if (last?.name === name && headingElements.has(name)) {
    const message = `\`<${name}>\` ends a heading, expected \`</${name}>\``;
    report('bad-end-tag', tag, message, addSlash(tag));
    open.pop();
  } else if (last?.name === name && emphasisElements.has(name)) {
    checkSecondStart(walk, last, tag, index);
  } else {
    if (blockElements.has(name)) giveUp(walk, takeEmphasis(open));
    if (!voidElements.has(name) && !optionalEndElements.has(name)) open.push(tag);
  }
}

/** `<strong>` while `<strong>` is open: it lacks its slash, is doubled, or the first lacks its end. */
function checkSecondStart(walk: Walk, first: Tag, second: Tag, index: number): void {
  const { open, report, tags, source } = walk;
  const { name } = second;
  const next = tags[index + 1];
  if (isBlankBetween(source, first, second)) {
    report('doubled-start-tag', second, `\`<${name}>\` is doubled`, removal(second));
  } else if (next?.name === name && next.isEnd && !isBlankBetween(source, second, next)) {
    giveUp(walk, open.splice(-1));
    open.push(second);
  } else {
    const message = `\`<${name}>\` opens a second element where the first was to end, expected \`</${name}>\``;
    report('unclosed-strong', second, message, addSlash(second));
    open.pop();
  }
}

function checkEndTag(walk: Walk, tag: Tag, index: number): void {
  const { open, source, tags, report } = walk;
  const { name } = tag;
  if (tag.hasAttributes) reportSwallowing(walk, tag);
  if (open.at(-1)?.name === name) {
    open.pop();
    return;
  }
  if (voidElements.has(name) || optionalEndElements.has(name)) return;
  const at = open.findLastIndex((candidate) => candidate.name === name);
  if (at < 0) {
    checkStray(walk, tag, index);
    return;
  }
  const inner = open.slice(at + 1);
  const next = tags[index + 1];
  const isCrossed = inner.length === 1 && next?.isEnd === true && next.name === inner[0]?.name;
  if (isCrossed && isBlankBetween(source, tag, next)) {
    const swapped = `</${next.name}>${source.slice(tag.end, next.start)}</${name}>`;
    const message = `\`</${name}>\` stands before the \`</${next.name}>\` of what it holds`;
    report('misnested-tags', tag, message, {
      title: 'swap the end tags',
      edits: [[tag.start, next.end, swapped]],
    });
    open.splice(at, 1);
  } else {
    open.length = at;
    giveUp(walk, inner);
  }
}

/** An end tag for which nothing is open. */
function checkStray(
  { source, tags, report, givenUp, swapped }: Walk,
  tag: Tag,
  index: number,
): void {
  const { name } = tag;
  const late = givenUp.get(name) ?? 0;
  if (late > 0) {
    givenUp.set(name, late - 1);
    return;
  }
  const next = tags[index + 1];
  const isSwapped =
    emphasisElements.has(name) &&
    next?.name === name &&
    !next.isEnd &&
    !isBlankBetween(source, tag, next) &&
    tags[index + 2]?.name !== name;
  if (!isSwapped) {
    report('stray-end-tag', tag, `\`</${name}>\` closes nothing`, removal(tag));
    return;
  }
  swapped.add(next);
  report('stray-end-tag', tag, `\`</${name}>\` and \`<${name}>\` are swapped`, {
    title: 'swap the tags',
    edits: [
      [tag.start, tag.end, `<${name}>`],
      [next.start, next.end, `</${name}>`],
    ],
  });
}

/** `</dl` without its `>` takes the next tag for an attribute. */
function reportSwallowing({ source, report }: Walk, tag: Tag): void {
  const nameEnd = tag.start + 2 + tag.name.length;
  const isSwallowing = source.slice(nameEnd, tag.end).includes('<');
  const message = `the end tag \`</${tag.name}\` runs on to the next \`>\`, expected \`</${tag.name}>\``;
  report('bad-end-tag', tag, message, {
    title: `write \`</${tag.name}>\``,
    edits: isSwallowing ? [[nameEnd, nameEnd, '>']] : [[nameEnd, tag.end - 1, '']],
  });
}

function giveUp({ report, givenUp }: Walk, tags: readonly Tag[]): void {
  for (const tag of tags) {
    givenUp.set(tag.name, (givenUp.get(tag.name) ?? 0) + 1);
    if (emphasisElements.has(tag.name)) {
      report('unclosed-strong', tag, `\`<${tag.name}>\` is never closed`);
    }
  }
}

/** Takes the emphasis off the end of the open elements: a block that begins inside it shows that it was not ended. */
function takeEmphasis(open: Tag[]): readonly Tag[] {
  const outer = open.findLastIndex(({ name }) => !emphasisElements.has(name));
  return open.splice(outer + 1);
}

function isBlankBetween(source: string, from: Tag, to: Tag): boolean {
  return source.slice(from.end, to.start).trim() === '';
}

function addSlash(tag: Tag): Mending {
  return { title: `write \`</${tag.name}>\``, edits: [[tag.start + 1, tag.start + 1, '/']] };
}

function removal(tag: Tag): Mending {
  return { title: 'remove the tag', edits: [[tag.start, tag.end, '']] };
}
