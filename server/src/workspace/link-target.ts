import { fileId, type FileId } from '../text/span.ts';
import type { Snapshot } from './snapshot.ts';

/** The file that a page's link names, where the workspace has it. */
export function linkTarget(snapshot: Snapshot, page: FileId, href: string): FileId | undefined {
  const path = linkPath(href);
  if (path === undefined) return undefined;
  const target = linkedFile(page, path);
  return snapshot.files.has(target) ? target : undefined;
}

/** The path in a link as written, without query and fragment; undefined for other sites and places in the same page. */
export function linkPath(href: string): string | undefined {
  const path = href.replace(/[?#].*/s, '');
  return path === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(path) ? undefined : path;
}

/** What a link's path means in a page that stands at another path. */
export function linkedFile(page: string, path: string): FileId {
  const parts = path.startsWith('/') ? [] : page.split('/').slice(0, -1);
  for (const part of decoded(path).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return fileId(parts.join('/'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
