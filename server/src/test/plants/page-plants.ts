import type { ManPage } from '../../syntax/man/man-page.ts';
import { fileId, span, type FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { matches, misspelt, removing, replacing, textAt } from './plant.ts';
import type { Plant, PlantKind } from './plant.ts';

/** Faults that show in a page alone. */
export const pagePlants: readonly PlantKind[] = [
  {
    name: 'misspell a return code',
    caughtBy: ['man/unknown-return-code', 'codes/misspelt', 'codes/unknown'],
    sites: onPages((snapshot, page) =>
      page.returnCodes
        .filter(({ isCode, code: { text } }) => isCode && snapshot.returnCodes.has(text))
        .map(({ code: { span: at, text } }) => {
          const wrong = misspelt(text);
          return replacing(at, wrong, `\`${text}\` becomes \`${wrong}\``);
        }),
    ),
  },
  {
    name: 'list a return code twice',
    caughtBy: ['man/duplicate-return-code'],
    sites: onPages((_, page) =>
      page.returnCodes.flatMap((entry, index) => {
        const before = page.returnCodes[index - 1];
        const isPair = before?.isCode === true && entry.isCode && before.list === entry.list;
        if (!isPair) return [];
        const what = `\`${entry.code.text}\` becomes \`${before.code.text}\``;
        return [replacing(entry.code.span, before.code.text, what)];
      }),
    ),
  },
  {
    name: 'return a code of another family',
    caughtBy: ['codes/wrong-family'],
    sites: onPages((_, page) => {
      const types = page.prototypes.map(({ returnType }) => returnType.text);
      if (types.some((type) => type !== 'kern_return_t' && type !== 'boolean_t')) return [];
      const other = types[0] === 'boolean_t' ? 'KERN_FAILURE' : 'TRUE';
      return page.returnCodes
        .filter(({ isCode }) => isCode && types.length > 0)
        .map(({ code }) => replacing(code.span, other, `\`${code.text}\` becomes \`${other}\``));
    }),
  },
  {
    name: 'rename an entry of PARAMETERS',
    caughtBy: ['man/param-name-mismatch', 'man/param-undocumented'],
    sites: onPages((_, page) => {
      const declared = new Set(
        page.prototypes.flatMap(({ params }) => params.map(({ name }) => name.text)),
      );
      return page.params
        .filter(({ name }) => declared.has(name.text))
        .map(({ name }) => {
          const other = `new_${name.text}`;
          return replacing(name.span, other, `\`${name.text}\` becomes \`${other}\``);
        });
    }),
  },
  {
    name: 'lose an entry of PARAMETERS',
    caughtBy: ['man/param-undocumented', 'man/param-name-mismatch'],
    sites: onPages((_, page) => {
      const declared = new Set(
        page.prototypes.flatMap(({ params }) => params.map(({ name }) => name.text)),
      );
      return page.params
        .filter(({ name }) => declared.has(name.text) && page.params.length > 1)
        .map((entry) => removing(entry.span, `the entry of \`${entry.name.text}\` is gone`));
    }),
  },
  {
    name: 'lose an annotation',
    caughtBy: ['man/missing-annotation', 'man/annotation-not-bracketed'],
    sites: onPages((_, page) =>
      page.params.flatMap(({ annotation, name }) =>
        annotation === undefined
          ? []
          : [removing(annotation.span, `\`${name.text}\` loses \`[${annotation.text}]\``)],
      ),
    ),
  },
  {
    name: 'break a link',
    caughtBy: ['man/broken-link'],
    sites: onPages((snapshot, page, file) =>
      page.related.flatMap(({ href }) => {
        const folder = file.slice(0, file.lastIndexOf('/') + 1);
        if (href === undefined || !snapshot.pages.has(fileId(`${folder}${href.text}`))) return [];
        const wrong = misspelt(href.text);
        return [replacing(href.span, wrong, `\`${href.text}\` becomes \`${wrong}\``)];
      }),
    ),
  },
  {
    name: 'lead a link to another page',
    caughtBy: ['man/link-text-mismatch', 'man/self-link', 'man/duplicate-related-link'],
    sites: onPages((_, page) =>
      page.related.flatMap(({ href, text }, index) => {
        const other = page.related[index + 1]?.href?.text;
        const isOwn = href?.text === `${text.text}.html`;
        if (href === undefined || other === undefined || other === href.text || !isOwn) return [];
        return [replacing(href.span, other, `the link on \`${text.text}\` leads to \`${other}\``)];
      }),
    ),
  },
  {
    name: 'open an element twice',
    caughtBy: ['man/unclosed-strong', 'man/doubled-start-tag'],
    sites: inPages(/<strong>\w+(<\/strong>)/g, '<strong>', '`</strong>` becomes `<strong>`'),
  },
  {
    name: 'write a bare angle bracket',
    caughtBy: ['man/raw-angle-bracket'],
    sites: inPages(/(&lt;|&#60;)\s*(?:<\w+>)?\w+\/\w/g, '<', '`&lt;` of an include becomes `<`'),
  },
  {
    name: 'put the type in the place of the name',
    caughtBy: ['man/synopsis-name-is-type'],
    sites: onPages((_, page) =>
      page.prototypes.flatMap(({ params }) =>
        params.flatMap(({ name, ctype }) =>
          /^\w+_t$/.test(ctype.text)
            ? [replacing(name.span, ctype.text, `\`${name.text}\` becomes \`${ctype.text}\``)]
            : [],
        ),
      ),
    ),
  },
  {
    name: 'put another parameter in the place of the type',
    caughtBy: ['man/synopsis-type-is-param-name'],
    sites: onPages((_, page) =>
      page.prototypes.flatMap(({ params }) =>
        params.flatMap(({ name, ctype }, index) => {
          const other = params[index - 1]?.name.text;
          if (other === undefined || !/^\w+_t$/.test(ctype.text)) return [];
          return [
            replacing(ctype.span, other, `the type of \`${name.text}\` becomes \`${other}\``),
          ];
        }),
      ),
    ),
  },
  {
    name: 'rename a field',
    caughtBy: ['man/field-name-mismatch', 'man/field-undocumented'],
    sites: onPages((_, page) => {
      const members = new Set(
        page.structs.flatMap((struct) => struct.members.map(({ name }) => name.text)),
      );
      return page.fields
        .filter(({ name }) => members.has(name.text))
        .map(({ name }) => {
          const wrong = misspelt(name.text);
          return replacing(name.span, wrong, `the field \`${name.text}\` becomes \`${wrong}\``);
        });
    }),
  },
];

type SitesOnPage = (snapshot: Snapshot, page: ManPage, file: FileId) => readonly Plant[];

export function onPages(sites: SitesOnPage): PlantKind['sites'] {
  return (snapshot) =>
    [...snapshot.pages].flatMap(([file, page]) => sites(snapshot, page, file).filter(isPlaced));
}

/** A name that is not there has an empty span. */
function isPlaced({ edits }: Plant): boolean {
  return edits.every(({ span: { start, end } }) => end > start);
}

function inPages(pattern: RegExp, insert: string, what: string): PlantKind['sites'] {
  return onPages((snapshot, _, file) =>
    matches(snapshot, file, pattern).map((at) =>
      replacing(at, insert, `${what} in \`${textAt(snapshot, lineAround(snapshot, at)).trim()}\``),
    ),
  );
}

function lineAround(snapshot: Snapshot, at: { file: FileId; start: number; end: number }) {
  const text = snapshot.files.get(at.file)?.text ?? '';
  const end = text.indexOf('\n', at.end);
  return span(at.file, text.lastIndexOf('\n', at.start) + 1, end < 0 ? text.length : end);
}
