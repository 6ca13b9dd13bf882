import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWorkspace } from '../host/load-workspace.ts';
import { checkout, systemPath, xnuTree } from '../test/shared.ts';
import { sourceFile, type FileKind } from '../text/source-file.ts';
import { fileId } from '../text/span.ts';
import type { Config } from '../workspace/config.ts';
import { defaultConfig } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { lint } from './engine.ts';
import { rules } from './index.ts';
import { groupOf } from './catalog.ts';

// Every finding in real trees was judged by reading: `fixtures/verdicts/GROUP.tsv` has one line for each. A finding
// that nobody judged fails here, and so does one that was judged false.

interface Verdict {
  readonly tree: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly verdict: string;
}

const folder = new URL('../../../fixtures/verdicts/', import.meta.url).pathname;
const groups = ['ids', 'mig', 'rights', 'safety', 'style', 'sync'] as const;
const verdicts = groups.flatMap((group) => readVerdicts(`${folder}${group}.tsv`));
const xnu = xnuTree();
const debian = systemPath('/usr/include/x86_64-linux-gnu');

describe.skipIf(xnu === undefined)('XNU 8796', () => {
  it('gets no finding that nobody judged, of any rule', () => {
    expect(unjudged('xnu-8796.121.2', xnu ?? '', ['.'], 'all')).toEqual([]);
  });
});

describe.skipIf(debian === undefined)('GNU Mach', () => {
  it('gets no finding that nobody judged, of the recommended rules', () => {
    const folders = ['mach', 'device', 'mach_debug'];
    expect(unjudged('gnumach', debian ?? '', folders, 'recommended')).toEqual([]);
  });
});

describe.each([
  ['hurd', checkout('MACHLINT_HURD')],
  ['darling', checkout('MACHLINT_DARLING')],
] as const)('%s', (name, root) => {
  it.skipIf(root === undefined)(
    'gets no finding that nobody judged, of the recommended rules',
    () => {
      const { workspace } = loadWorkspace({
        roots: [fileId(root ?? '')],
        named: [],
        isExcluded: () => false,
        config: defaultConfig,
      });
      expect(notRight(name, findingsIn(workspace.current, root ?? ''))).toEqual([]);
    },
  );
});

function unjudged(
  tree: string,
  root: string,
  folders: readonly string[],
  preset: Config['preset'],
): readonly string[] {
  return notRight(tree, findings(root, folders, preset));
}

/** The findings that have no verdict, or a bad one. */
function notRight(tree: string, found: readonly string[]): readonly string[] {
  const known = new Map(
    verdicts
      .filter((one) => one.tree === tree)
      .map((one) => [`${one.file}:${one.line} ${one.rule}`, one.verdict]),
  );
  return found.filter((finding) => {
    const verdict = known.get(finding);
    return verdict === undefined || verdict === 'false';
  });
}

function findings(
  root: string,
  folders: readonly string[],
  preset: Config['preset'],
): readonly string[] {
  const files = folders.flatMap((name) => {
    const at = join(root, name);
    return readdirSync(at, { recursive: true, encoding: 'utf8' }).flatMap((file) => {
      const kind = kindOf(join(name, file));
      if (kind === undefined) return [];
      const path = join(at, file);
      return [
        {
          kind: 'set' as const,
          file: sourceFile(fileId(path), kind, readFileSync(path, 'latin1')),
        },
      ];
    });
  });
  const config = { ...defaultConfig, preset };
  return findingsIn(openWorkspace(config, [fileId(root)]).apply(files), root);
}

function findingsIn(snapshot: Snapshot, root: string): readonly string[] {
  const judged: ReadonlySet<string> = new Set(groups);
  const own = rules.filter(
    ({ id }) => judged.has(groupOf(id)) && id !== 'style/trailing-white-space',
  );
  return lint(snapshot, { rules: own, files: new Set(snapshot.files.keys()) })
    .diagnostics.filter(({ rule }) => judged.has(groupOf(rule)))
    .map(({ rule, span }) => {
      const line = (snapshot.files.get(span.file)?.lines.position(span.start).line ?? -1) + 1;
      return `${span.file.slice(root.length + 1)}:${line} ${rule}`;
    });
}

function kindOf(name: string): FileKind | undefined {
  if (name.endsWith('.defs')) return 'defs';
  if (name.endsWith('thread_state.h')) return 'header';
  return /osfmk\/man\/.*\.html$/.test(name) ? 'man' : undefined;
}

function readVerdicts(path: string): readonly Verdict[] {
  if (!existsSync(path)) return [];
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [tree = '', rule = '', file = '', number = '', , , verdict = ''] = line.split('\t');
    return { tree, rule, file, line: Number(number), verdict };
  });
}
