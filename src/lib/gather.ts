// Takes what many ask for at once into one piece of work: while work is under way, whatever comes waits for the next. Who asks alone
// is served at once. (Databases call it group commit.)

import { inTime } from './in-time.js';

export interface GatherOptions {
  /** Pieces of work at once. */
  readonly atOnce: number;
  /** Items of one piece, unless one asker brings more. */
  readonly most: number;
  /** The fault lies in an item: its asker's neighbours are served apart from it. Any other fault is everybody's. */
  readonly isOnesOwn: (error: unknown) => boolean;
  /** From asking to the answer, the time in line included; whoever has waited longer is refused and leaves the line. A piece of work
   *  that takes longer gives its place away. Unit: ms. */
  readonly patienceMs: number;
}

interface Asker<Item, Result> {
  readonly items: readonly Item[];
  readonly resolve: (results: readonly Result[]) => void;
  readonly reject: (error: unknown) => void;
}

/** `work` gives one result an item, in their order. What it throws is thrown to each that asked. */
export function createGathering<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { atOnce, most, isOnesOwn, patienceMs }: GatherOptions,
): (items: readonly Item[]) => Promise<readonly Result[]> {
  const waiting: Asker<Item, Result>[] = [];
  let running = 0;

  const next = (): void => {
    if (running >= atOnce || waiting.length === 0) return;
    running += 1;
    void serve(takeSome(waiting, most)).finally(() => {
      running -= 1;
      next();
    });
  };
  const serve = async (askers: readonly Asker<Item, Result>[]): Promise<void> => {
    try {
      const items = askers.flatMap((asker) => asker.items);
      const results = await inTime(patienceMs, work(items));
      let start = 0;
      for (const { items, resolve } of askers) {
        resolve(results.slice(start, start + items.length));
        start += items.length;
      }
    } catch (error) {
      if (askers.length > 1 && isOnesOwn(error)) {
        for (const asker of askers) await serve([asker]);
        return;
      }
      for (const { reject } of askers) reject(error);
    }
  };
  return async (items) => {
    let asker: Asker<Item, Result> | undefined;
    const answer = new Promise<readonly Result[]>((resolve, reject) => {
      asker = { items, resolve, reject };
      waiting.push(asker);
    });
    next();
    try {
      return await inTime(patienceMs, answer);
    } finally {
      const place = waiting.findIndex((each) => each === asker);
      if (place >= 0) waiting.splice(place, 1);
    }
  };
}

/** From the front, as many as fit; at least one. */
function takeSome<Asked extends { readonly items: readonly unknown[] }>(
  waiting: Asked[],
  most: number,
): readonly Asked[] {
  let count = 0;
  let sum = 0;
  for (const { items } of waiting) {
    sum += items.length;
    if (count > 0 && sum > most) break;
    count += 1;
  }
  return waiting.splice(0, count);
}
