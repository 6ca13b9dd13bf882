import { sourceFile, type FileKind } from '../text/source-file.ts';
import { fileId, type FileId } from '../text/span.ts';
import { defaultConfig, type Config } from '../workspace/config.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { openWorkspace } from '../workspace/workspace.ts';

/** A piece of a marked text: `^^^^ label` under it. An empty range is shown as one `^`. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A fixture's text without its markers. */
export interface Marked {
  readonly text: string;
  /** Offsets of the `$0`, in order. */
  readonly cursors: readonly number[];
  /** The ranges that lines of `^` mark in the line above them, in the order of the lines. */
  readonly marks: readonly Mark[];
}

/**
 * Takes the markers out of a text. `$0` is a cursor. A line that holds only blanks, `^^^` and a label annotates the
 * last line above it that is none; its columns are those of the text without `$0`, and a tab counts as one.
 */
export function readMarks(marked: string): Marked {
  const lines: string[] = [];
  const cursors: number[] = [];
  const marks: Mark[] = [];
  let lineStart = 0;
  let nextStart = 0;
  for (const line of marked.split('\n')) {
    const mark = /^([ \t]*)(\^+)(?: (.*))?$/.exec(line);
    if (mark !== null && lines.length > 0) {
      const start = lineStart + (mark[1] ?? '').length;
      marks.push({ start, end: start + (mark[2] ?? '').length, label: mark[3] ?? '' });
      continue;
    }
    const parts = line.split('$0');
    const text = parts.join('');
    lineStart = nextStart;
    let column = 0;
    for (const part of parts.slice(0, -1)) cursors.push(lineStart + (column += part.length));
    lines.push(text);
    nextStart = lineStart + text.length + 1;
  }
  return { text: lines.join('\n'), cursors, marks };
}

/**
 * Writes marks under the lines of a text: the inverse of `readMarks`. A mark over several lines is shown in its
 * first one.
 */
export function showMarks(text: string, marks: readonly Mark[]): string {
  const sorted = [...marks].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : 1),
  );
  let lineStart = 0;
  const shown = text.split('\n').flatMap((line) => {
    const start = lineStart;
    const end = (lineStart += line.length + 1) - 1;
    const below = sorted
      .filter((mark) => start <= mark.start && mark.start <= end)
      .map((mark) => {
        const indent = line.slice(0, mark.start - start).replace(/[^\t]/g, ' ');
        const width = Math.max(1, Math.min(mark.end, end) - mark.start);
        return `${indent}${'^'.repeat(width)} ${mark.label}`.trimEnd();
      });
    return [line, ...below];
  });
  return shown.join('\n');
}

/** Takes the first line break and the common indentation out of a template string. */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line) => line.slice(common)).join('\n');
}

/** The folder in which the files of fixtures stand. */
export const fixtureRoot = fileId('/fixture');

export function fixtureFile(path: string): FileId {
  return fileId(path.startsWith('/') ? path : `${fixtureRoot}/${path}`);
}

/** A snapshot over files in memory, by paths relative to `fixtureRoot`; their endings tell what they are. */
export function snapshotOf(
  files: Readonly<Record<string, string>>,
  config: Partial<Config> = {},
): Snapshot {
  const changes = Object.entries(files).map(([path, text]) => ({
    kind: 'set' as const,
    file: sourceFile(fixtureFile(path), kindOf(path), text),
  }));
  return openWorkspace({ ...defaultConfig, ...config }, [fixtureRoot]).apply(changes);
}

/** Fixtures are small and say what they are: no content is looked at. */
function kindOf(path: string): FileKind {
  if (path.endsWith('.defs')) return 'defs';
  if (path.endsWith('.html') || path.endsWith('.txt')) return 'man';
  return /\.[ch]$/.test(path) ? 'header' : 'other';
}
