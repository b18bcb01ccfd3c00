// A list of the store kept in memory, so that it may be asked for every talk: read again now and then, told of when it is another.

export interface KeptList<Row> {
  readonly current: () => readonly Row[];
  readonly load: () => Promise<void>;
}

export function createKeptList<Row>(
  read: () => Promise<readonly Row[]>,
  onNew: (rows: readonly Row[]) => void,
): KeptList<Row> {
  let rows: readonly Row[] = [];
  let told = '[]';
  return {
    current: () => rows,
    load: async () => {
      const stored = await read();
      const now = JSON.stringify(stored);
      if (now === told) return;
      told = now;
      rows = stored;
      onNew(rows);
    },
  };
}
