import type { ManPage, PageLink, RelatedLink, Written } from '../../syntax/man/man-page.ts';
import type { FileId } from '../../text/span.ts';
import { memo } from '../../text/memo.ts';
import { linkedFile, linkPath } from '../../workspace/link-target.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A link with its address. */
export interface AddressedLink {
  readonly text: Written;
  readonly href: Written;
}

/** Every link of a page that has an address, those of RELATED INFORMATION first. */
export function linksOf({ related, links }: ManPage): readonly AddressedLink[] {
  return [...related, ...links].filter(hasAddress);
}

function hasAddress(
  link: RelatedLink | PageLink,
): link is (RelatedLink | PageLink) & AddressedLink {
  return link.href !== undefined;
}

/** Where a link leads. */
export type Target =
  | { readonly kind: 'page'; readonly file: FileId; readonly page: ManPage }
  /** Nothing in the workspace; `elsewhere` are its pages of that file name. */
  | { readonly kind: 'missing'; readonly elsewhere: readonly FileId[] }
  /** Another site, a place in the same page, or a lone page, beside which nothing is known. */
  | { readonly kind: 'unknown' };

/** Finds the page that a link of a file means. A dump's links count from the path that it names. */
export function targetOf(file: FileId, page: ManPage, href: string, snapshot: Snapshot): Target {
  const path = linkPath(href);
  if (path === undefined || snapshot.pages.size < 2) return { kind: 'unknown' };
  const places = placesOf(snapshot);
  const from = page.sourcePath ?? file;
  const wanted = linkedFile(from, path);
  const found = places.byPath.get(wanted);
  const target = found && snapshot.page(found);
  if (found !== undefined && target !== undefined)
    return { kind: 'page', file: found, page: target };
  return { kind: 'missing', elsewhere: places.byName.get(nameOf(wanted)) ?? [] };
}

/** `b.html` of `/a/b.html`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface Places {
  readonly byPath: ReadonlyMap<string, FileId>;
  readonly byName: ReadonlyMap<string, readonly FileId[]>;
}

/** The pages by where they stand: a dump where the path that it names does. Remembered with the snapshot. */
const placesOf: (snapshot: Snapshot) => Places = memo(({ pages }) => {
  const byPath = new Map<string, FileId>();
  const byName = new Map<string, FileId[]>();
  for (const [file, { sourcePath }] of pages) {
    const path = sourcePath ?? file;
    byPath.set(path, file);
    const name = nameOf(path);
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [file]);
    else known.push(file);
  }
  return { byPath, byName };
});
