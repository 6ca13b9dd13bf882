import type { ManPage, Prototype } from '../syntax/man/man-page.ts';
import type { FileId } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { block, code, link, paragraphs, plain, startOf, type LinkTo } from './markdown.ts';

/** Every page that documents a name, with its prototypes. */
export function describePages(
  snapshot: Snapshot,
  name: string,
  linkTo: LinkTo,
): string | undefined {
  const files = snapshot.symbols.pagesNamed(name);
  if (files.length === 0) return undefined;
  return paragraphs(...files.map((file) => describePageFile(snapshot, file, linkTo)));
}

/** A page in short: what it documents, its summary, the way to it. */
export function describePageFile(
  snapshot: Snapshot,
  file: FileId,
  linkTo: LinkTo,
): string | undefined {
  const page = snapshot.page(file);
  if (page === undefined) return undefined;
  return paragraphs(
    page.prototypes.length === 0 ? undefined : block('c', page.prototypes.map(inC).join('\n')),
    summaryLine(page, file, linkTo),
  );
}

/** `**Function** – Creates a thing. (page)`: one line, for hovers of other things. */
export function summaryLine(page: ManPage, file: FileId, linkTo: LinkTo): string {
  const kind = page.interfaceKind === undefined ? '' : `**${plain(page.interfaceKind.text)}** – `;
  const summary = plain(page.summary?.text ?? page.title.text);
  return `${kind}${summary} (${link('page', linkTo(startOf(file)))})`;
}

/** A parameter as its page tells of it. */
export function describeParameter(
  snapshot: Snapshot,
  file: FileId,
  name: string,
  linkTo: LinkTo,
): string | undefined {
  const page = snapshot.page(file);
  if (page === undefined) return undefined;
  const entry = page.params.find((param) => param.name.text === name);
  const declared = page.prototypes
    .flatMap(({ params }) => params)
    .find((param) => param.name.text === name);
  if (entry === undefined && declared === undefined) return undefined;
  return paragraphs(
    declared === undefined ? undefined : block('c', `${declared.ctype.text} ${name}`),
    entry?.annotation === undefined ? undefined : code(entry.annotation.text),
    entry === undefined ? undefined : plain(entry.text.text),
    `Parameter of ${link(code(page.title.text), linkTo(startOf(file)))}`,
  );
}

function inC({ returnType, name, params }: Prototype): string {
  const list = params.map((param) => {
    const written = param.ctype.text;
    const type = written.endsWith('*') ? `${written.slice(0, -1).trimEnd()} *` : written;
    return type.endsWith('*') ? type + param.name.text : `${type} ${param.name.text}`;
  });
  const head = `${returnType.text} ${name.text}`.trim();
  return `${head}(${list.length === 0 ? 'void' : list.join(', ')});`;
}
