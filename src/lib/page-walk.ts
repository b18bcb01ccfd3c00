// Walks a list of any length in pages, a few at a time, and goes on next time where it stopped: what stands in front can
// never hide what stands behind. Used by the sweeps.

/** Reads the page after a place (undefined: the first) and names the place where it ended, if there may be more. */
export type ReadPage<Place> = (after: Place | undefined) => Promise<Place | undefined>;

/** Each call reads at most `mostPages`; after the last page the next call begins in front again. */
export function createPageWalk<Place>(mostPages: number): (read: ReadPage<Place>) => Promise<void> {
  let place: Place | undefined;
  return async (read) => {
    for (let pages = 0; pages < mostPages; pages += 1) {
      place = await read(place);
      if (place === undefined) return;
    }
  };
}
