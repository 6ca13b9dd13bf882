import { linkTarget } from '../workspace/link-target.ts';
import type { FileId, Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface DocumentLink {
  readonly span: Span;
  readonly target: FileId;
}

/** The includes of an interface and the links of a page whose files the workspace has. */
export function documentLinks(snapshot: Snapshot, file: FileId): readonly DocumentLink[] {
  const page = snapshot.page(file);
  if (page !== undefined) {
    return [...page.related, ...page.links].flatMap(({ href }) => {
      const target = href === undefined ? undefined : linkTarget(snapshot, file, href.text);
      return href === undefined || target === undefined ? [] : [{ span: href.span, target }];
    });
  }
  const found = new Map<number, DocumentLink>();
  for (const { unit } of snapshot.unitsOf(file)) {
    for (const { span, file: target } of unit.includes) {
      if (span.file !== file || target === undefined || found.has(span.start)) continue;
      found.set(span.start, { span: withoutDelimiters(span), target });
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function withoutDelimiters({ file, start, end }: Span): Span {
  return { file, start: start + 1, end: Math.max(start + 1, end - 1) };
}
