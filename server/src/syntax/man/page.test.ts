import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sourceFile, type SourceFile } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import type { ManPage, PageFault, Written } from './man-page.ts';
import { readPage } from './page.ts';

const folder = fileURLToPath(new URL('../../../../fixtures/man', import.meta.url));
const fixtures = readdirSync(folder).filter((name) => !name.endsWith('.facts'));

it.each(fixtures)('reads %s', async (name) => {
  const file = page(readFileSync(`${folder}/${name}`, 'utf8'));
  await expect(print(file, read(file))).toMatchFileSnapshot(`${folder}/${name}.facts`);
});

it.each(fixtures)('reads the same facts in %s whatever ends its lines', (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  const facts = texts(read(page(text)));
  expect(texts(read(page(text.replaceAll('\n', '\r\n'))))).toEqual(facts);
  expect(texts(read(page(text.replaceAll('\n', '\r'))))).toEqual(facts);
});

it('reads the same facts in a page and in its dump, each at its own place', () => {
  const text = readFileSync(`${folder}/function.html`, 'utf8');
  const lines = text.replace(/[^\S\n]+$/gm, '').split('\n');
  const numbered = lines.map((line, index) =>
    index === lines.length - 1 ? `${index + 1}` : `${index + 1}*89abcdefSLamp Works${line}`,
  );
  const first = 'xref: /lamps-1.0/man/lamp_open.html (revision 89abcdef0123)';
  const dump = page([first, ...numbered].join('\n'));
  const read1 = read(page(text));
  const read2 = read(dump);
  expect(texts({ ...read2, sourcePath: undefined })).toEqual(texts(read1));
  for (const { name } of read2.prototypes) {
    expect(dump.text.slice(name.span.start, name.span.end)).toBe(name.text);
  }
});

it('reads nothing of a file that is no page', () => {
  expect(readPage(sourceFile(fileId('/a.defs'), 'defs', '<h2>f</h2>'))).toBeUndefined();
});

it('says where it stopped in elements that are too deep in one another', () => {
  const start = '<h2>f</h2><hr><p><strong>Function</strong> - x<h3>SYNOPSIS</h3>';
  const file = page(`${start}${'<div>'.repeat(10_000)}</pre>`);
  const { title, problems } = read(file);
  expect(title.text).toBe('f');
  expect(problems.map(({ message, span }) => `${span.start} ${message}`)).toMatchInlineSnapshot(`
    [
      "1343 the page has elements more than 256 deep in one another: what follows is not read",
    ]
  `);
});

function page(text: string): SourceFile {
  return sourceFile(fileId('/lamp.html'), 'man', text);
}

function read(file: SourceFile): ManPage {
  const found = readPage(file);
  if (found === undefined) throw new Error('no page');
  return found;
}

/** All facts without their places. */
function texts(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'span' || key === 'fix' ? undefined : part,
    ),
  );
}

/** Every fact on a line, with its place and, where it is another text, the source that it came from. */
function print(file: SourceFile, { faults, problems, sections, ...facts }: ManPage): string {
  const lines: string[] = [];
  const place = ({ start }: Written['span']): string => {
    const { line, character } = file.lines.position(start);
    return `${line + 1}:${character + 1}`;
  };
  const source = ({ start, end }: Written['span']): string =>
    JSON.stringify(file.text.slice(start, end));
  const add = (path: string, value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      lines.push(`${path} ${value}`);
    } else if (typeof value !== 'object' || value === null) {
      return;
    } else if (Array.isArray(value)) {
      value.forEach((item, index) => add(`${path}[${index}]`, item));
    } else {
      const { text, span, ...rest } = value as { text?: unknown; span?: Written['span'] };
      if (span !== undefined) {
        const isSame = typeof text !== 'string' || source(span) === JSON.stringify(text);
        lines.push(
          `${path} ${place(span)} ${source(span)}${isSame ? '' : ` ${JSON.stringify(text)}`}`,
        );
      }
      const parts = typeof text === 'string' ? rest : { ...rest, text };
      for (const [key, item] of Object.entries(parts))
        add(path === '' ? key : `${path}.${key}`, item);
    }
  };
  add('', facts);
  for (const { name, span } of sections) {
    const end = file.lines.position(span.end);
    lines.push(`section ${name} ${place(span)} to ${end.line + 1}:${end.character + 1}`);
  }
  for (const { kind, span, message, fix } of faults) {
    lines.push(`fault ${kind} ${place(span)} ${source(span)} ${message}${mended(file, fix)}`);
  }
  for (const { span, message } of problems) lines.push(`problem ${place(span)} ${message}`);
  return `${lines.join('\n')}\n`;
}

function mended(file: SourceFile, fix: PageFault['fix']): string {
  if (fix === undefined) return '';
  const edits = fix.edits.map(
    ({ span, insert }) =>
      `${JSON.stringify(file.text.slice(span.start, span.end))} => ${JSON.stringify(insert)}`,
  );
  return `; ${fix.title}: ${edits.join(', ')}`;
}
