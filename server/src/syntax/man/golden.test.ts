import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { sharedPath } from '../../test/shared.ts';
import { readPage } from './page.ts';
import type { ManPage, Written } from './man-page.ts';

const golden = sharedPath('golden/man.json');
const corpus = sharedPath('corpus/man');
const dumps = sharedPath('corpus/xref');

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

  it.each(files)('%s has every text that it gives at its span', (name) => {
    const text = readFileSync(`${corpus}/${name}`, 'utf8');
    expect(misplaced(page(name, text), text)).toEqual([]);
  });

  it('reads the same facts whatever ends the lines', () => {
    for (const name of files) {
      const text = readFileSync(`${corpus}/${name}`, 'utf8');
      const expected = withoutPlaces(page(name, text));
      for (const lineBreak of ['\r\n', '\r']) {
        const changed = text.replaceAll('\n', lineBreak);
        const read = page(name, changed);
        expect(withoutPlaces(read)).toEqual(expected);
        expect(misplaced(read, changed)).toEqual([]);
      }
    }
  });
});

describe.skipIf(dumps === undefined)('dumps of a cross-reference viewer', () => {
  it.each(dumps === undefined ? [] : readdirSync(dumps))(
    '%s gives the facts of its page',
    (name) => {
      const text = readFileSync(`${dumps}/${name}`, 'utf8');
      const dump = page(name, text);
      expect(misplaced(dump, text)).toEqual([]);
      const original = /[^/]+$/.exec(dump.sourcePath ?? '')?.[0] ?? '';
      const expected = page(original, readFileSync(`${corpus}/${original}`, 'utf8'));
      expect(withoutPlaces({ ...dump, sourcePath: undefined })).toEqual(withoutPlaces(expected));
    },
  );
});

function page(name: string, text: string): ManPage {
  const read = readPage(sourceFile(fileId(name), 'man', text));
  if (read === undefined) throw new Error(`${name} is no page`);
  return read;
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'span' || key === 'fix' ? undefined : part,
    ),
  );
}

/** Texts whose first or last word is not that of the source at their span. */
function misplaced(value: unknown, source: string): readonly string[] {
  return everyWritten(value).flatMap(({ text, span: { start, end } }) => {
    // Tags and the prefixes of a dump are no words; of references the pages have these alone.
    const words = source
      .slice(start, end)
      .replace(/(^|[\r\n])\d+\*[0-9a-f]{8}SApple OSS Distributions/g, '$1')
      .replace(/<(?!mach\/|exception|Ctrl)[^>]*>/g, ' ')
      .replace(/&(?:lt|gt|nbsp);?/g, (reference) =>
        /l/.test(reference) ? '<' : /g/.test(reference) ? '>' : ' ',
      );
    const letters = (part: string): string => part.replace(/[^A-Za-z0-9_]/g, '');
    const isThere =
      letters(words).startsWith(letters(text.slice(0, 12))) &&
      letters(words).endsWith(letters(text.slice(-12)));
    return isThere ? [] : [`${start} ${text}`];
  });
}

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
  const isWritten = 'span' in value && 'text' in value && typeof value.text === 'string';
  const own = isWritten ? [value as Written] : [];
  return [...own, ...Object.values(value).flatMap(everyWritten)];
}
