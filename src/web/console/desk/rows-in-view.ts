// Which rows of a long list of equal rows have to be drawn. Pure.

/** Rows drawn beyond both edges: the arrow keys always find a neighbour, and a turn of the wheel meets no empty place. */
const BEYOND = 4;

export interface Shown {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
}

/** Which rows lie before the eye. Pure. */
export function rowsInView(
  view: { readonly topPx: number; readonly heightPx: number },
  { count, rowPx }: { readonly count: number; readonly rowPx: number },
): Shown {
  const first = Math.max(0, Math.min(count, Math.floor(view.topPx / rowPx)) - BEYOND);
  const end = Math.min(count, Math.ceil((view.topPx + view.heightPx) / rowPx) + BEYOND);
  return { first, end: Math.max(first, end) };
}
