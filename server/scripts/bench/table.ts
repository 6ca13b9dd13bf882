/** One line of the bench: what a thing costs, and what the nearest comparable thing costs in the same run. */
export interface Row {
  readonly what: string;
  readonly corpus: string;
  readonly figure: number;
  readonly unit: 'ms' | 'MB' | 'kB' | '%' | 'exponent';
  /** What the project aims at, in the same unit. */
  readonly aim?: number;
  readonly peer?: { readonly name: string; readonly figure: number };
}

export function ratioOf({ figure, peer }: Row): number | undefined {
  return peer === undefined ? undefined : figure / peer.figure;
}

/** The rows for people, columns aligned. */
export function table(rows: readonly Row[]): string {
  const lines = [
    ['what', 'corpus', 'figure', 'aim', 'peer', 'peer has', 'ratio'],
    ...rows.map((row) => [
      row.what,
      row.corpus,
      shown(row.figure, row.unit),
      row.aim === undefined ? '' : shown(row.aim, row.unit),
      row.peer?.name ?? '',
      row.peer === undefined ? '' : shown(row.peer.figure, row.unit),
      ratioOf(row)?.toFixed(2) ?? '',
    ]),
  ];
  const widths = lines[0]?.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const isText = (column: number): boolean => column < 2 || column === 4;
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths?.[column] ?? 0;
          return isText(column) ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(figure: number, unit: Row['unit']): string {
  if (unit === 'exponent') return figure.toFixed(2);
  return `${figure < 10 ? figure.toFixed(2) : figure.toFixed(0)} ${unit}`;
}

/** The value below which so much of a sample lies, 0.5 for the median. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
