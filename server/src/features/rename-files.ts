import type { Edit } from '../text/edit.ts';
import { relativePath } from '../text/relative-path.ts';
import { fileId, span, type FileId, type Span } from '../text/span.ts';
import type { Inclusion } from '../syntax/cpp/unit.ts';
import { folderOf, resolvePath } from '../text/resolve-path.ts';
import { textAt } from '../text/source-file.ts';
import { linkedFile, linkPath, linkTarget } from '../workspace/link-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A file or folder that gets another name or place. */
export interface FileMove {
  readonly from: FileId;
  readonly to: FileId;
}

/** The edits that let includes and links mean the same files after the moves; they speak of the files as they are now. */
export function renameFiles(snapshot: Snapshot, moves: readonly FileMove[]): readonly Edit[] {
  // What leads here from files that are not read would not follow.
  if (!snapshot.isWhole) return [];
  const newPlace = (file: FileId): FileId => moved(file, moves);
  const isMoved = (file: FileId): boolean => newPlace(file) !== file;
  return [
    ...[...snapshot.pages.keys()].flatMap((page) => linksIn(snapshot, page, newPlace)),
    ...includesEverywhere(snapshot).flatMap((inclusion) =>
      includeEdit(inclusion, newPlace, isMoved),
    ),
  ];
}

/** A folder takes along all that lies in it. */
function moved(file: FileId, moves: readonly FileMove[]): FileId {
  const move = moves.find(({ from }) => file === from || file.startsWith(`${from}/`));
  return move === undefined ? file : fileId(move.to + file.slice(move.from.length));
}

function linksIn(
  snapshot: Snapshot,
  page: FileId,
  newPlace: (file: FileId) => FileId,
): readonly Edit[] {
  const { related = [], links = [] } = snapshot.page(page) ?? {};
  return [...related, ...links].flatMap(({ href }) => {
    const target = href === undefined ? undefined : linkTarget(snapshot, page, href.text);
    if (href === undefined || target === undefined) return [];
    const path = linkPath(href.text) ?? '';
    if (linkedFile(newPlace(page), path) === newPlace(target)) return [];
    const at = pathSpan(snapshot, href.span, path);
    const now = encodeURI(relativePath(folderOf(newPlace(page)), newPlace(target)));
    return at === undefined ? [] : [{ span: at, insert: now }];
  });
}

/** Where the path stands in a link as written; undefined where it is written with references (`&amp;`). */
function pathSpan({ files }: Snapshot, href: Span, path: string): Span | undefined {
  const written = textAt(files, href) ?? '';
  const at = written.indexOf(path);
  return at === -1 ? undefined : span(href.file, href.start + at, href.start + at + path.length);
}

/** Every include that is found in some target, each once. */
function includesEverywhere({ units }: Snapshot): readonly Inclusion[] {
  const found = new Map<string, Inclusion>();
  for (const { unit } of units) {
    for (const inclusion of unit.includes) {
      const { file, start } = inclusion.span;
      if (inclusion.file !== undefined) found.set(`${file}:${start}`, inclusion);
    }
  }
  return [...found.values()];
}

function includeEdit(
  { path, angled, span: at, file: target }: Inclusion,
  newPlace: (file: FileId) => FileId,
  isMoved: (file: FileId) => boolean,
): readonly Edit[] {
  if (target === undefined || (!isMoved(target) && !isMoved(at.file))) return [];
  const isBeside = !angled && resolvePath(folderOf(at.file), path) === target;
  const now = isBeside
    ? relativePath(folderOf(newPlace(at.file)), newPlace(target))
    : fromSameFolder(path, target, newPlace(target));
  if (now === undefined || now === path) return [];
  return [{ span: span(at.file, at.start + 1, at.end - 1), insert: now }];
}

/** The include folder that the path was relative to is kept; undefined where the file leaves that folder. */
function fromSameFolder(path: string, before: FileId, after: FileId): string | undefined {
  if (!before.endsWith(`/${path}`)) return undefined;
  const base = before.slice(0, before.length - path.length);
  return after.startsWith(base) ? after.slice(base.length) : undefined;
}
