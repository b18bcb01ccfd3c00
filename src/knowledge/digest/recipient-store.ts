// Who gets a department's weekly digest by mail. Implemented by `storage/recipient-store.ts`.

export interface Recipients {
  /** Empty: of what belongs to no department yet. */
  readonly department: string;
  readonly addresses: readonly string[];
  /** Grows with each change; 0: never kept. */
  readonly revision: number;
}

export interface RecipientStore {
  readonly list: () => Promise<readonly Recipients[]>;
  readonly read: (department: string) => Promise<Recipients | undefined>;
  /** `stale`: somebody has changed them meanwhile. */
  readonly keep: (recipients: Recipients) => Promise<'kept' | 'stale'>;
}
