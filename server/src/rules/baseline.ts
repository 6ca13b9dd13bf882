import { relativePath } from '../text/relative-path.ts';
import type { SourceFile } from '../text/source-file.ts';
import type { FileId } from '../text/span.ts';
import type { Diagnostic } from './rule.ts';

/** Findings that are known and not to be told again. Lines move: so an entry knows its line by what stands on it. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  /** Relative to the folder of the baseline's own file. */
  readonly file: string;
  readonly rule: string;
  /** The line on which the finding starts, white space collapsed. */
  readonly line: string;
  /** How many findings of the rule stand on such lines of the file. */
  readonly count: number;
}

export interface BaselineResult {
  /** What the baseline does not know, in the order in which it came. */
  readonly fresh: readonly Diagnostic[];
  readonly known: readonly Diagnostic[];
  /** Entries whose findings are repaired, with the number of them: they can go from the baseline. */
  readonly gone: readonly BaselineEntry[];
}

interface BaselineContext {
  /** The folder of the baseline's own file. */
  readonly folder: string;
  readonly files: ReadonlyMap<FileId, SourceFile>;
}

/** A baseline of all these findings. */
export function baselineOf(diagnostics: readonly Diagnostic[], context: BaselineContext): Baseline {
  const entries = new Map<string, BaselineEntry>();
  for (const diagnostic of diagnostics) {
    const entry = entryOf(diagnostic, context);
    const key = keyOf(entry);
    entries.set(key, { ...entry, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  return { entries: [...entries.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}

/** Parts what is known from what is new. Of more equal findings than the baseline counts the last ones are new. */
export function applyBaseline(
  diagnostics: readonly Diagnostic[],
  { entries }: Baseline,
  context: BaselineContext,
): BaselineResult {
  const left = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const fresh: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const key = keyOf(entryOf(diagnostic, context));
    const entry = left.get(key);
    if (entry === undefined || entry.count === 0) {
      fresh.push(diagnostic);
    } else {
      known.push(diagnostic);
      left.set(key, { ...entry, count: entry.count - 1 });
    }
  }
  return { fresh, known, gone: [...left.values()].filter(({ count }) => count > 0) };
}

/** The baseline's file: JSON with a line an entry, sorted, so that a change of it reads well. */
export function printBaseline({ entries }: Baseline): string {
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "entries": ${list}\n}\n`;
}

/** Reads a baseline's file; undefined where it is none. */
export function parseBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['version'] !== 1 || !Array.isArray(value['entries'])) {
    return undefined;
  }
  const entries: readonly unknown[] = value['entries'];
  return entries.every(isEntry) ? { entries } : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isEntry(value: unknown): value is BaselineEntry {
  return (
    isObject(value) &&
    typeof value['file'] === 'string' &&
    typeof value['rule'] === 'string' &&
    typeof value['line'] === 'string' &&
    typeof value['count'] === 'number'
  );
}

/** Longer lines are told apart by their beginnings; a line without an end is not looked at to its end. */
const maxLine = 200;
const maxRead = 2000;

function entryOf({ rule, span }: Diagnostic, { folder, files }: BaselineContext): BaselineEntry {
  const source = files.get(span.file);
  const text = source === undefined ? '' : startOfLine(source, span.start);
  const shown = text.trim().replace(/\s+/g, ' ').slice(0, maxLine);
  return { file: relativePath(folder, span.file), rule, line: shown, count: 1 };
}

function startOfLine({ text, lines }: SourceFile, offset: number): string {
  const { line } = lines.position(offset);
  const start = lines.lineStart(line);
  return text.slice(start, Math.min(lines.lineEnd(line), start + maxRead));
}

function keyOf({ file, rule, line }: BaselineEntry): string {
  return `${file}\0${rule}\0${line}`;
}
