import type { FileId } from '../text/span.ts';
import type { Snapshot } from './snapshot.ts';

/** The file that a page's relative link names, where the workspace has it. */
export function linkTarget(snapshot: Snapshot, page: FileId, href: string): FileId | undefined {
  const [path = ''] = href.split('#');
  if (path === '' || /^[a-z]+:/i.test(path) || path.startsWith('/')) return undefined;
  const folders = page.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.') folders.push(part);
  }
  const target = folders.join('/') as FileId;
  return snapshot.files.has(target) ? target : undefined;
}
