import { layoutContext, messageLayouts } from '../../model/layout.ts';
import { hasTarget } from '../../model/target.ts';
import { compareTexts } from '../../text/compare-texts.ts';
import type { Routine, RoutineShape } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';

/** One routine under the targets that agree on it: a row of the tables that others keep by hand. */
export interface IdRow {
  readonly id: number;
  /** Null for a simpleroutine. */
  readonly replyId: number | null;
  readonly name: string;
  readonly kind: 'routine' | 'simpleroutine';
  readonly subsystem: string;
  readonly targets: readonly string[];
  /** C function names of the two stubs. */
  readonly userFunction: string;
  readonly serverFunction: string;
  /** Bytes, variable arrays at their maximum, trailer not counted. */
  readonly requestSize: number;
  readonly replySize: number | null;
  readonly userPrototype: string;
  readonly serverPrototype: string;
  /** The declaring file, relative to its workspace folder, and its 1-based line. */
  readonly file: string;
  readonly line: number;
}

/** Every routine by id, then name, then targets. */
export function idTable(snapshot: Snapshot): readonly IdRow[] {
  return snapshot.symbols.routines
    .flatMap((routine) => routine.shapes.map((shape) => rowOf(snapshot, routine, shape)))
    .sort(
      (a, b) =>
        a.id - b.id ||
        compareTexts(a.name, b.name) ||
        compareTexts(a.file, b.file) ||
        compareTexts(a.targets.join(), b.targets.join()),
    );
}

/** The table as comma-separated values (RFC 4180), one header line; lists are joined by blanks. */
export function idTableCsv(rows: readonly IdRow[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** The table as JSON, a version number around it. */
export function idTableJson(rows: readonly IdRow[]): string {
  return `${JSON.stringify({ version: 1, routines: rows }, undefined, 1)}\n`;
}

const columns = [
  'id',
  'replyId',
  'name',
  'kind',
  'subsystem',
  'targets',
  'userFunction',
  'serverFunction',
  'requestSize',
  'replySize',
  'file',
  'line',
  'userPrototype',
  'serverPrototype',
] as const satisfies readonly (keyof IdRow)[];

function rowOf(snapshot: Snapshot, routine: Routine, shape: RoutineShape): IdRow {
  const { slot, subsystem, targets } = shape;
  const reading = snapshot.project.targets.filter((_, index) => hasTarget(targets, index));
  const [first] = reading;
  const layouts =
    first === undefined ? undefined : messageLayouts(slot, layoutContext(first, subsystem));
  const { file, start } = routine.declared;
  return {
    id: slot.messageId,
    replyId: slot.replyId ?? null,
    name: slot.name.text,
    kind: slot.simple ? 'simpleroutine' : 'routine',
    subsystem: subsystem.name.text,
    targets: reading.map(({ name }) => name),
    userFunction: slot.userName,
    serverFunction: slot.serverName,
    requestSize: layouts?.request.size ?? 0,
    replySize: layouts?.reply?.size ?? null,
    userPrototype: slot.userPrototype,
    serverPrototype: slot.serverPrototype,
    file: workspacePath(snapshot.project.roots, file),
    line: (snapshot.files.get(file)?.lines.position(start).line ?? 0) + 1,
  };
}

function cell(value: IdRow[keyof IdRow]): string {
  const text = value === null ? '' : typeof value === 'object' ? value.join(' ') : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
