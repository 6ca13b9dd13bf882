import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sharedPath, xnuTree } from '../../test/shared.ts';
import { lazy } from '../../text/lazy.ts';
import { sourceFile, type FileKind } from '../../text/source-file.ts';
import { fileId } from '../../text/span.ts';
import { defaultConfig } from '../../workspace/config.ts';
import { openWorkspace } from '../../workspace/workspace.ts';
import { lint } from '../engine.ts';

/** Documented routines of XNU 8796, compared with their interfaces by a person. */
interface Table {
  readonly routines: readonly {
    readonly page: string;
    readonly routine: string;
    readonly findings: readonly {
      readonly kind: string;
      readonly line: number;
      readonly alt_lines?: readonly number[];
      readonly param?: string;
      readonly confidence: 'certain' | 'likely';
      readonly duplicate_of?: unknown;
    }[];
  }[];
  readonly orphan_pages: readonly { readonly page: string; readonly confidence: string }[];
  readonly only_in_headers: readonly { readonly page: string; readonly routine: string }[];
  readonly generated_by_mig: readonly { readonly page: string }[];
}

const path = sharedPath('golden/sync.json');
const xnu = xnuTree();

describe.skipIf(path === undefined || xnu === undefined)('pages of XNU 8796', () => {
  const read = lazy(() => ({
    table: JSON.parse(readFileSync(path ?? '', 'utf8')) as Table,
    said: findings(xnu ?? ''),
  }));

  it('tells every certain difference', () => {
    const { table, said } = read();
    const certain = table.routines.flatMap(({ page, findings }) =>
      findings
        .filter(({ confidence, duplicate_of }) => confidence === 'certain' && !duplicate_of)
        .filter(({ kind }) => kind !== 'return-code-impossible')
        .map((finding) => ({ page, ...finding })),
    );
    const missed = certain.filter((one) => !said.some((finding) => matches(finding, one)));
    expect(missed).toEqual([]);
    expect(certain.length).toBeGreaterThan(25);
  });

  it('tells nothing that the table calls false', () => {
    const { table, said } = read();
    const listed = new Map(
      table.routines.map((entry) => [`${entry.page} ${entry.routine}`, entry]),
    );
    const wrong = said.filter((finding) => {
      if (!kinds.has(finding.kind)) return false;
      const pages = table.routines.filter(({ page }) => page === finding.page);
      const isListed = pages.some(({ page, routine }) => {
        return listed.has(`${page} ${routine}`) && finding.message.includes(`\`${routine}\``);
      });
      const known = pages.flatMap((entry) => entry.findings);
      return isListed && !known.some((one) => matches(finding, { page: finding.page, ...one }));
    });
    expect(wrong).toEqual([]);
  });

  it('finds the pages of routines that are gone, and takes no other page for one', () => {
    const { table, said } = read();
    const orphans = new Set(
      said.filter(({ kind }) => kind === 'orphan-page').map(({ page }) => page),
    );
    const certain = table.orphan_pages.filter(({ confidence }) => confidence === 'certain');
    expect(certain.filter(({ page }) => !orphans.has(page))).toEqual([]);
    const gone = new Set(table.orphan_pages.map(({ page }) => page));
    const there = [...table.routines, ...table.only_in_headers, ...table.generated_by_mig];
    expect(there.filter(({ page }) => orphans.has(page) && !gone.has(page))).toEqual([]);
  });
});

const kinds = new Set([
  'type-differs',
  'direction-differs',
  'right-differs',
  'count-argument-missing',
  'parameter-missing-in-page',
  'parameter-extra-in-page',
  'parameter-renamed',
  'parameter-order',
  'name-vs-right',
  'documented-twice',
]);

interface Said {
  readonly page: string;
  readonly line: number;
  readonly kind: string;
  readonly message: string;
}

function findings(root: string): readonly Said[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const kind = kindOf(name);
    if (kind === undefined) return [];
    const text = readFileSync(join(root, name), 'latin1');
    return [{ kind: 'set' as const, file: sourceFile(fileId(join(root, name)), kind, text) }];
  });
  const config = {
    ...defaultConfig,
    preset: 'all' as const,
    select: ['sync', 'man/truncated-type'],
  };
  const snapshot = openWorkspace(config, [fileId(root)]).apply(files);
  return lint(snapshot).diagnostics.map(({ rule, span, message }) => ({
    page: basename(span.file),
    line: (snapshot.files.get(span.file)?.lines.position(span.start).line ?? -1) + 1,
    // A type that only lacks its last letter has a rule of its own.
    kind: rule === 'man/truncated-type' ? 'type-differs' : rule.replace('sync/', ''),
    message,
  }));
}

function kindOf(name: string): FileKind | undefined {
  if (name.endsWith('.defs')) return 'defs';
  if (name.endsWith('thread_state.h')) return 'header';
  return /osfmk\/man\/.*\.html$/.test(name) ? 'man' : undefined;
}

function matches(
  said: Said,
  wanted: { readonly page: string } & Table['routines'][number]['findings'][number],
): boolean {
  if (said.page !== wanted.page || said.kind !== wanted.kind) return false;
  const lines = [wanted.line, ...(wanted.alt_lines ?? [])];
  const isNamed = wanted.param !== undefined && said.message.includes(`\`${wanted.param}\``);
  return lines.includes(said.line) || isNamed;
}
