// What colleagues have asked departments to write. Implemented by `storage/faq-request-store.ts`.

import type { FaqRequest, FaqRequestEnd } from '../../domain/faq-request.js';

/** Every write is one guarded update of one document. Throws StoreUnavailableError. */
export interface FaqRequestStore {
  readonly add: (request: Omit<FaqRequest, 'done'>) => Promise<void>;
  /** The oldest first. */
  readonly listOpen: (limit: number) => Promise<readonly FaqRequest[]>;
  /** The latest end first; `askedBy`: of this person alone. */
  readonly listDone: (query: {
    readonly limit: number;
    readonly askedBy?: string;
  }) => Promise<readonly FaqRequest[]>;
  /** Undefined: there is none, or it is not open any more. */
  readonly finish: (id: string, done: FaqRequestEnd) => Promise<FaqRequest | undefined>;
  /** Undefined: there is none, or it is open. */
  readonly reopen: (id: string) => Promise<FaqRequest | undefined>;
}
