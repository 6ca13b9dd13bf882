import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { parseSymbolId } from '../workspace/symbol-id.ts';
import { describeCode } from './describe-code.ts';
import { describePageFile, describePages, describeParameter } from './describe-page.ts';
import { fileNamed } from './file-named.ts';
import type { LinkTo } from './markdown.ts';
import type { Place } from './place.ts';

export interface Hover {
  /** What it is about: the name under the cursor. */
  readonly span: Span;
  readonly markdown: string;
}

/** What a person wants to know about the thing under the cursor. */
export function hover(snapshot: Snapshot, at: Place, linkTo: LinkTo): Hover | undefined {
  const occurrence = snapshot.symbols.at(at.file, at.offset);
  if (occurrence === undefined) return undefined;
  const markdown = describe(snapshot, occurrence.symbol, linkTo);
  return markdown === undefined ? undefined : { span: occurrence.span, markdown };
}

function describe(
  snapshot: Snapshot,
  symbol: Parameters<typeof parseSymbolId>[0],
  linkTo: LinkTo,
): string | undefined {
  const { kind, path, name } = parseSymbolId(symbol);
  switch (kind) {
    case 'code':
      return describeCode(snapshot, name);
    case 'page':
      return describePages(snapshot, name, linkTo);
    case 'parameter': {
      const file = fileNamed(snapshot, path);
      return file === undefined ? undefined : describeParameter(snapshot, file, name, linkTo);
    }
    case 'file': {
      const file = fileNamed(snapshot, path);
      return file === undefined ? undefined : describePageFile(snapshot, file, linkTo);
    }
    case 'routine':
    case 'argument':
    case 'type':
    case 'function':
    case 'subsystem':
    case 'macro':
    case 'name':
      return undefined;
  }
}
