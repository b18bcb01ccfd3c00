// Two neighbours of a list change places. Pure.

export function swapped<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  if (!(from in rows) || !(to in rows)) return rows;
  return rows.map((row, at) => (at === to ? (rows[from] ?? row) : at === from ? (rows[to] ?? row) : row));
}
