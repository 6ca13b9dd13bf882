import type { IdRange, IdSlot } from './id-space.ts';

/** A hundred ids. MIG answers a request with its id + 100: the replies to a row stand in the next row, below their requests. */
export interface IdRow {
  /** The first of the hundred. */
  readonly from: number;
  /** Runs of cells, so stacked that no two of a lane share an id. */
  readonly lanes: readonly (readonly Cells[])[];
  /** Whose requests begin or go on here, then whose replies. */
  readonly requests: readonly IdRange[];
  readonly replies: readonly IdRange[];
}

/** What one interface has in a row. */
export interface Cells {
  readonly range: IdRange;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly id: number;
  readonly kind: IdSlot['kind'] | 'reply';
  readonly names: readonly string[];
  /** Whether another interface has this id, too. */
  readonly isShared: boolean;
}

/** The rows that hold anything, in order. */
export function idRows(ranges: readonly IdRange[]): readonly IdRow[] {
  const takers = takersOf(ranges);
  const rows = new Map<number, { requests: Cells[]; replies: Cells[] }>();
  const put = (range: IdRange, cells: readonly Cell[], where: 'requests' | 'replies'): void => {
    for (const [from, own] of byHundred(cells)) {
      const row = rows.get(from) ?? { requests: [], replies: [] };
      row[where].push({ range, cells: own });
      rows.set(from, row);
    }
  };
  for (const range of ranges) {
    const slots = [...range.slots].sort(([a], [b]) => a - b);
    const isShared = (id: number): boolean => (takers.get(id)?.size ?? 0) > 1;
    put(
      range,
      slots.map(([id, { kind, names }]) => ({
        id,
        kind,
        names,
        isShared: kind !== 'skip' && isShared(id),
      })),
      'requests',
    );
    const answered = slots.flatMap(([, { replyId, names }]) =>
      replyId === undefined ? [] : [{ id: replyId, names }],
    );
    put(
      range,
      answered.map(({ id, names }) => ({ id, kind: 'reply', names, isShared: isShared(id) })),
      'replies',
    );
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([from, { requests, replies }]) => ({
      from,
      lanes: packed([...requests, ...replies]),
      requests: requests.map(({ range }) => range),
      replies: replies.map(({ range }) => range),
    }));
}

/** Who sends or answers with an id. A skip sends nothing. */
function takersOf(ranges: readonly IdRange[]): ReadonlyMap<number, ReadonlySet<IdRange>> {
  const takers = new Map<number, Set<IdRange>>();
  const take = (id: number, range: IdRange): void => {
    takers.set(id, (takers.get(id) ?? new Set()).add(range));
  };
  for (const range of ranges) {
    for (const [id, { kind, replyId }] of range.slots) {
      if (kind !== 'skip') take(id, range);
      if (replyId !== undefined) take(replyId, range);
    }
  }
  return takers;
}

function byHundred(cells: readonly Cell[]): ReadonlyMap<number, readonly Cell[]> {
  const rows = new Map<number, Cell[]>();
  for (const cell of cells) {
    const from = Math.floor(cell.id / 100) * 100;
    const row = rows.get(from);
    if (row === undefined) rows.set(from, [cell]);
    else row.push(cell);
  }
  return rows;
}

function packed(runs: readonly Cells[]): readonly (readonly Cells[])[] {
  const lanes: { readonly runs: Cells[]; readonly taken: Set<number> }[] = [];
  for (const run of runs) {
    let lane = lanes.find(({ taken }) => run.cells.every(({ id }) => !taken.has(id)));
    if (lane === undefined) lanes.push((lane = { runs: [], taken: new Set() }));
    lane.runs.push(run);
    for (const { id } of run.cells) lane.taken.add(id);
  }
  return lanes.map(({ runs: own }) => own);
}
