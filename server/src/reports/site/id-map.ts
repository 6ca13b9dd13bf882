import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { Routine } from '../../workspace/routine.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { workspacePath } from '../../workspace/symbol-id.ts';
import type { Links } from '../html/links.ts';
import { breakable } from '../html/text.ts';
import type { SitePage } from './frame.ts';
import { idRows, type Cell, type IdRow } from './id-rows.ts';
import { idRanges, type IdRange } from './id-space.ts';
import type { SitePaths } from './paths.ts';

/**
 * The message-id space as a picture: a row a hundred ids, a cell an id. Requests stand straight above their replies,
 * and two interfaces that share ids stand in two lanes of the row, marked.
 */
export function idMapPage(snapshot: Snapshot, paths: SitePaths): SitePage {
  const links = paths.linksFrom('ids.html');
  const ranges = idRanges(snapshot);
  const rows = idRows(ranges);
  const shared = sharingOf(snapshot, rows);
  return {
    path: 'ids.html',
    title: 'Message ids',
    body: [
      h('p', { className: ['lead'] }, [
        'A row is a hundred ids, a cell is one. A reply has the id of its request + 100: it stands in the next row, below its request.',
      ]),
      legend(),
      h(
        'div',
        { className: ['id-map'] },
        rows.flatMap((row, index) => [...gap(rows[index - 1], row), drawRow(row, snapshot, links)]),
      ),
      h('h2', { id: 'shared' }, 'Ids that interfaces share'),
      ...(shared.length === 0
        ? [h('p', { className: ['quiet'] }, 'None.')]
        : [
            h(
              'p',
              { className: ['quiet'] },
              'Whether that matters depends on the receivers: a port hands its messages to one server, but a log or a trace cannot tell the two apart.',
            ),
            h(
              'ul',
              { className: ['plain'] },
              shared.map(({ from, to, names }) =>
                h('li', [
                  h('span', { className: ['id'] }, from === to ? `${from}` : `${from} to ${to}`),
                  ' ',
                  names,
                ]),
              ),
            ),
          ]),
    ],
  };
}

/** The rows of one interface alone, for its own page. */
export function idStrip(snapshot: Snapshot, range: IdRange, links: Links): ElementContent {
  const rows = idRows([range]).filter(({ requests }) => requests.length > 0);
  return h(
    'div',
    { className: ['id-map', 'strip'] },
    rows.map((row) =>
      h('div', { className: ['id-row'] }, [
        h('span', { className: ['from'] }, String(row.from)),
        drawing(row, snapshot, links),
      ]),
    ),
  );
}

/** First to last id of an interface: `3400 to 3464`. */
export function rangeWords({ base, last }: IdRange): string {
  return last > base ? `${base} to ${last}` : last === base ? `${base}` : 'no ids';
}

function legend(): ElementContent {
  const entries = [
    ['routine', 'routine'],
    ['simpleroutine', 'simpleroutine'],
    ['skip', 'skip: kept free'],
    ['reply', 'reply'],
    ['routine shared', 'shared by interfaces'],
  ] as const;
  return h(
    'ul',
    { className: ['legend'] },
    entries.map(([kind, text]) =>
      h('li', [
        s('svg', { viewBox: '0 0 8 14', width: 8, height: 14, 'aria-hidden': 'true' }, [
          s('rect', { className: kind.split(' '), x: 1, y: 1, width: 6, height: 12 }),
        ]),
        ` ${text}`,
      ]),
    ),
  );
}

function gap(before: IdRow | undefined, row: IdRow): ElementContent[] {
  return before === undefined || row.from - before.from <= 100
    ? []
    : [h('div', { className: ['gap'], 'aria-hidden': 'true' })];
}

function drawRow(row: IdRow, snapshot: Snapshot, links: Links): ElementContent {
  const named = row.requests.map((range) => {
    const href = links.subsystem(range.root);
    const name = breakable(range.name);
    return h('li', [
      href === undefined ? h('span', name) : h('a', { href }, name),
      h('span', { className: ['quiet'] }, ` ${rangeWords(range)}`),
    ]);
  });
  const replies = [...new Set(row.replies.map(({ name }) => name))];
  return h('div', { className: ['id-row'], id: `id-${row.from}` }, [
    h('span', { className: ['from'] }, String(row.from)),
    drawing(row, snapshot, links),
    h('ul', { className: ['names'] }, [
      ...named,
      ...(replies.length === 0
        ? []
        : [h('li', { className: ['quiet'] }, `replies: ${replies.join(', ')}`)]),
    ]),
  ]);
}

const cellWidth = 6;
const laneHeight = 14;

/** The cells are links for the pointer; the names beside them are those for the keyboard. */
function drawing({ from, lanes }: IdRow, snapshot: Snapshot, links: Links): ElementContent {
  const height = lanes.length * laneHeight;
  return s(
    'svg',
    {
      viewBox: `0 0 ${100 * cellWidth} ${height}`,
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    [
      ...lanes.map((_, lane) =>
        s('rect', {
          className: ['track'],
          x: 0,
          y: lane * laneHeight + 1,
          width: 100 * cellWidth,
          height: laneHeight - 2,
        }),
      ),
      ...lanes.flatMap((runs, lane) =>
        runs.flatMap(({ cells }) =>
          cells.map((cell) => {
            const shape = s(
              'rect',
              {
                className: cell.isShared ? [cell.kind, 'shared'] : [cell.kind],
                x: (cell.id - from) * cellWidth + 0.5,
                y: lane * laneHeight + 1.5,
                width: cellWidth - 1,
                height: laneHeight - 3,
              },
              s('title', cellWords(cell)),
            );
            const href = linkOf(cell, snapshot, links);
            return href === undefined ? shape : s('a', { href, tabIndex: -1 }, shape);
          }),
        ),
      ),
    ],
  );
}

function cellWords({ id, kind, names }: Cell): string {
  const what = kind === 'skip' ? 'skip' : names.join(', ');
  return `${id} ${kind === 'reply' ? `reply of ${what}` : what}`;
}

function linkOf({ id, kind, names }: Cell, snapshot: Snapshot, links: Links): string | undefined {
  const routine = snapshot.symbols
    .routinesWithId(id)
    .find((each: Routine) => each.shapes.some(({ slot }) => names.includes(slot.name.text)));
  return kind === 'skip' || routine === undefined ? undefined : links.routine(routine);
}

interface Sharing {
  readonly from: number;
  readonly to: number;
  readonly names: string;
}

/** Runs of shared ids with the same sharers. */
function sharingOf({ project }: Snapshot, rows: readonly IdRow[]): readonly Sharing[] {
  const runs: { from: number; to: number; readonly names: string }[] = [];
  for (const { lanes } of rows) {
    const byId = new Map<number, string[]>();
    for (const { range, cells } of lanes.flat()) {
      for (const { id, kind, isShared } of cells) {
        if (!isShared) continue;
        const who = `${range.name}${kind === 'reply' ? ' (reply)' : ''} in ${workspacePath(project.roots, range.root)}`;
        byId.set(id, [...(byId.get(id) ?? []), who]);
      }
    }
    for (const [id, sharers] of [...byId].sort(([a], [b]) => a - b)) {
      const names = sharers.join(', ');
      const run = runs.at(-1);
      if (run !== undefined && run.names === names && run.to === id - 1) run.to = id;
      else runs.push({ from: id, to: id, names });
    }
  }
  return runs;
}
