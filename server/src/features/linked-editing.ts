import { span, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Place } from './place.ts';

/** The two names of a tag in a page, so that an edit of one is an edit of both; none where the tag has no partner. */
export function linkedEditing(snapshot: Snapshot, at: Place): readonly Span[] {
  if (snapshot.page(at.file) === undefined) return [];
  const text = snapshot.files.get(at.file)?.text ?? '';
  const tags = tagsOf(text);
  const own = tags.findIndex(({ start, end }) => start <= at.offset && at.offset <= end);
  const partner = own === -1 ? undefined : partnerOf(tags, own);
  const ends = [tags[own], partner].filter((tag) => tag !== undefined);
  if (partner === undefined) return [];
  return ends.map(({ start, end }) => span(at.file, start, end)).sort((a, b) => a.start - b.start);
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** The name's place. */
  readonly start: number;
  readonly end: number;
}

function tagsOf(text: string): readonly Tag[] {
  const pattern = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][A-Za-z0-9]*)/g;
  const tags: Tag[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, slash, name] = match;
    if (slash === undefined || name === undefined) continue;
    const start = match.index + whole.length - name.length;
    tags.push({ name: name.toLowerCase(), closes: slash !== '', start, end: start + name.length });
  }
  return tags;
}

/** The tag of the same name that closes or opens this one. */
function partnerOf(tags: readonly Tag[], own: number): Tag | undefined {
  const tag = tags[own];
  if (tag === undefined) return undefined;
  const step = tag.closes ? -1 : 1;
  let depth = 0;
  for (let i = own; i >= 0 && i < tags.length; i += step) {
    const other = tags[i];
    if (other?.name !== tag.name) continue;
    depth += other.closes === tag.closes ? 1 : -1;
    if (depth === 0) return other;
  }
  return undefined;
}
