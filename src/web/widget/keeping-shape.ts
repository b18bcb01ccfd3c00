// What a browser keeps between visits, as whoever keeps something sees it.

export interface Keeping {
  readonly read: (name: string) => string | undefined;
  /** `undefined` forgets it. */
  readonly write: (name: string, value: string | undefined) => void;
}
