// What came of the links that articles name. Implemented by `storage/link-store.ts`.

/** Why a page does not come: the site says so with a number, or nothing answers. */
export type LinkTrouble =
  /** 404 or 410. */
  | { readonly kind: 'gone'; readonly status: number }
  /** 5xx, no such name, refused, out of time. */
  | { readonly kind: 'silent'; readonly reason: string };

export interface LinkCheck {
  readonly url: string;
  /** When it was asked for last. */
  readonly atMs: number;
  /** When it answered last; absent: never yet. */
  readonly aliveAtMs?: number;
  /** Absent: it answered, or nobody has asked yet. */
  readonly trouble?: LinkTrouble & {
    readonly sinceMs: number;
    /** How often in a row it has been asked for in vain. */
    readonly count: number;
  };
}

export interface LinkStore {
  readonly list: () => Promise<readonly LinkCheck[]>;
  /** To ask for it now. False: another instance does. `lastMs`: `atMs` as it was read; absent: nobody knew the link. */
  readonly claim: (
    url: string,
    claim: { readonly atMs: number; readonly lastMs?: number },
  ) => Promise<boolean>;
  /** What came of a claim. */
  readonly put: (check: LinkCheck) => Promise<void>;
  readonly remove: (urls: readonly string[]) => Promise<void>;
}
