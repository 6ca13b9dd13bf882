import { h } from 'hastscript';
import type { ReturnCode } from '../../model/return-code.ts';
import { groupBy } from '../../text/group-by.ts';
import type { FileId } from '../../text/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { breakable, commaSeparated, fact, table } from '../html/text.ts';
import type { SitePage } from './frame.ts';
import type { SitePaths } from './paths.ts';
import { placeWords } from './place-words.ts';

/** The list of return codes by family and value, and a page for each: what it means, and which pages name it. */
export function* codePages(snapshot: Snapshot, paths: SitePaths): Iterable<SitePage> {
  const links = paths.linksFrom('codes.html');
  const naming = pagesByCode(snapshot);
  const families = groupBy(snapshot.returnCodes.values(), ({ family }) => family);
  yield {
    path: 'codes.html',
    title: 'Return codes',
    body: [...families].flatMap(([family, codes]) => [
      h('h2', { id: `family-${family}` }, familyWords[family]),
      table(
        ['code', 'value', 'meaning', 'pages'],
        [...codes]
          .sort((a, b) => (a.value >>> 0) - (b.value >>> 0))
          .map(({ name, value, meaning }) =>
            h('tr', { id: name }, [
              h('td', h('a', { href: links.code(name) }, h('code', breakable(name)))),
              h('td', { className: ['number'] }, valueWords(value)),
              h('td', meaning),
              h('td', { className: ['number'] }, String(naming.get(name)?.length ?? '–')),
            ]),
          ),
      ),
    ]),
  };
  for (const code of snapshot.returnCodes.values()) {
    yield codePage(snapshot, paths, code, naming.get(code.name) ?? []);
  }
}

/** Small codes in decimal, those with bits in them in hexadecimal. */
export function valueWords(value: number): string {
  return Math.abs(value) < 0x1000 ? String(value) : `0x${(value >>> 0).toString(16)}`;
}

interface Named {
  readonly file: FileId;
  readonly text: string;
}

function codePage(
  snapshot: Snapshot,
  paths: SitePaths,
  { name, value, meaning, family, declared }: ReturnCode,
  naming: readonly Named[],
): SitePage {
  const path = paths.code(name);
  const links = paths.linksFrom(path);
  const sameValue = [...snapshot.returnCodes.values()].filter(
    (other) => other.value === value && other.name !== name,
  );
  return {
    path,
    title: name,
    kind: 'return code',
    trail: [{ text: 'Return codes', href: 'codes.html' }],
    body: [
      ...(meaning === '' ? [] : [h('p', { className: ['lead'] }, meaning)]),
      h('dl', { className: ['facts'] }, [
        ...fact('value', [h('span', { className: ['id'] }, String(value))]),
        ...fact('as 32 bits', [h('code', `0x${(value >>> 0).toString(16).padStart(8, '0')}`)]),
        ...(value === 0 ? [] : fact('mach/error.h', [errorWords(value)])),
        ...fact('family', [familyWords[family]]),
        ...(sameValue.length === 0
          ? []
          : fact(
              'same value',
              commaSeparated(
                sameValue.map((other) =>
                  h('a', { href: links.code(other.name) }, h('code', other.name)),
                ),
              ),
            )),
        ...fact('defined in', [
          declared === undefined ? 'built into machlint' : placeWords(snapshot, declared),
        ]),
      ]),
      h('h2', { id: 'pages' }, 'Man pages that name it'),
      naming.length === 0
        ? h('p', { className: ['quiet'] }, 'No page of this tree names it.')
        : table(
            ['page', 'as the page has it'],
            naming.map(({ file, text }) =>
              h('tr', [
                h('td', h('a', { href: links.page(file) }, snapshot.page(file)?.title.text ?? '')),
                h('td', text),
              ]),
            ),
          ),
    ],
  };
}

/** The three parts of an error as `err_get_system`, `err_get_sub` and `err_get_code` take them out. */
function errorWords(value: number): string {
  const bits = value >>> 0;
  return `system ${bits >>> 26}, subsystem ${(bits >>> 14) & 0xfff}, code ${bits & 0x3fff}`;
}

function pagesByCode(snapshot: Snapshot): ReadonlyMap<string, readonly Named[]> {
  const naming = new Map<string, Named[]>();
  for (const [file, page] of snapshot.pages) {
    for (const { code, text } of page.returnCodes) {
      const list = naming.get(code.text) ?? [];
      if (!list.some((each) => each.file === file)) list.push({ file, text: text.text });
      naming.set(code.text, list);
    }
  }
  return naming;
}

const familyWords: Readonly<Record<ReturnCode['family'], string>> = {
  kern: 'Kernel calls (kern_return_t)',
  mach_msg: 'Sending and receiving (mach_msg_return_t)',
  mig: 'MIG stubs',
  boolean: 'Truth values',
  device: 'Devices',
  other: 'Others',
};
