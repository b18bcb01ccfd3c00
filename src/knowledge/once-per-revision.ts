// What is read of a revision is read once: a revision never changes. The last one asked for is kept.

export type RevisionReader<Found> = (revision: number) => Promise<Found>;

/** What could not be read is asked for again. */
export function oncePerRevision<Found>(read: RevisionReader<Found>): RevisionReader<Found> {
  let known: { readonly revision: number; readonly found: Found } | undefined;
  return async (revision) => {
    if (known?.revision !== revision) known = { revision, found: await read(revision) };
    return known.found;
  };
}
