import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { sharedPath } from '../../test/shared.ts';
import { readPage } from './page.ts';
import type { ManPage, Written } from './man-page.ts';

const golden = sharedPath('golden/man.json');
const corpus = sharedPath('corpus/man');

describe.skipIf(golden === undefined || corpus === undefined)(
  'pages of XNU compared by hand',
  () => {
    for (const expected of goldenPages()) {
      it(expected.page, () => {
        const text = readFileSync(`${corpus}/${expected.page}`, 'utf8');
        const page = readPage(sourceFile(fileId(expected.page), 'man', text));
        expect(page && facts(page, expected)).toEqual(expected);
      });
    }
  },
);

describe.skipIf(corpus === undefined)('all pages of XNU', () => {
  const files = corpus === undefined ? [] : readdirSync(corpus);

  it.each(files)('%s holds every text that it gives at its span', (name) => {
    const text = readFileSync(`${corpus}/${name}`, 'utf8');
    const page = readPage(sourceFile(fileId(name), 'man', text));
    for (const written of everyWritten(page)) {
      const { start, end } = written.span;
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
  });
});

interface GoldenPage {
  readonly page: string;
  readonly params: readonly { readonly text_begins_with: string }[];
  readonly fields?: readonly { readonly text_begins_with: string }[];
  readonly return_text: string | null;
}

function goldenPages(): readonly GoldenPage[] {
  if (golden === undefined) return [];
  const table = JSON.parse(readFileSync(golden, 'utf8')) as {
    readonly pages: readonly GoldenPage[];
  };
  return table.pages;
}

/** The page in the golden table's form; of the texts only as much as the table has. */
function facts(page: ManPage, expected: GoldenPage): unknown {
  const isStructure = page.interfaceKind?.text === 'Structure';
  const names = (written: readonly Written[]): readonly string[] => written.map(({ text }) => text);
  const prefix = (text: string | undefined, like: string | null | undefined): string | null =>
    text === undefined ? null : text.slice(0, like?.length ?? 60);
  return {
    page: expected.page,
    title: page.title.text,
    interface_kind: page.interfaceKind?.text,
    summary: page.summary?.text,
    includes: names(page.includes),
    routines: page.prototypes.map(({ name, returnType, params }) => ({
      name: name.text,
      return_type: returnType.text,
      params: params.map((param) => ({ name: param.name.text, ctype: param.ctype.text })),
    })),
    params: page.params.map(({ name, annotation, values, text }, index) => ({
      name: name.text,
      annotation: annotation?.text ?? null,
      direction: annotation?.direction ?? null,
      right: annotation?.right ?? null,
      text_begins_with: prefix(text.text, expected.params[index]?.text_begins_with),
      ...(values.length > 0 && { values: names(values) }),
      ...(annotation?.convertedTo && { converted_to: annotation.convertedTo }),
    })),
    return_codes: page.returnCodes.filter(({ isCode }) => isCode).map(({ code }) => code.text),
    return_text: prefix(page.returnText?.text, expected.return_text),
    related: page.related.map(({ text, href, group }) => ({
      text: text.text,
      href: href?.text ?? null,
      group: group ?? null,
    })),
    ...(isStructure && {
      structs: page.structs.map(({ kind, tag, typedef, members }) => ({
        kind,
        tag: tag?.text ?? null,
        typedef: typedef?.text ?? null,
        members: members.map(({ name, ctype, bits, array }) => ({
          name: name.text,
          ctype: ctype.text,
          ...(bits !== undefined && { bits }),
          ...(array !== undefined && { array }),
        })),
      })),
      fields: page.fields.map(({ name, values, text }, index) => ({
        name: name.text,
        text_begins_with: prefix(text.text, expected.fields?.[index]?.text_begins_with),
        ...(values.length > 0 && { values: names(values) }),
      })),
    }),
    ...(page.typedefs.length > 0 && {
      typedefs: page.typedefs.map(({ name, ctype }) => ({ name: name.text, ctype: ctype.text })),
    }),
    ...(page.defines.length > 0 && {
      defines: page.defines.map(({ name, value }) => ({ name: name.text, value })),
    }),
  };
}

function everyWritten(value: unknown): Written[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(everyWritten);
  const own = 'text' in value && 'span' in value ? [value as Written] : [];
  return [...own, ...Object.values(value).flatMap(everyWritten)];
}
