// Letters to be sent, one document each. Implemented by `storage/mail-store.ts`.

import type { Letter, MailFault } from './letter.js';

/** waiting → sending → sent, failed or unclear; `nothing`: there was nothing to write. */
export const MAIL_STATES = ['nothing', 'waiting', 'sending', 'sent', 'failed', 'unclear'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export interface MailRow {
  /** Made of what it is about: the same letter has the same id at every hub. */
  readonly id: string;
  /** Its Monday. */
  readonly week: string;
  readonly department: string;
  readonly address: string;
  readonly state: MailState;
  readonly attempts: number;
  /** Of its last change. */
  readonly atMs: number;
  /** Of the last try. */
  readonly fault?: MailFault;
}

export type NewMail = Pick<MailRow, 'id' | 'week' | 'department' | 'address' | 'atMs'> & {
  /** Then it is not sent any more. */
  readonly untilMs: number;
  /** Absent: there is nothing to write. */
  readonly letter?: Letter;
};

/** Whose try it is: the fence grows with each claim. */
export interface MailHold {
  readonly id: string;
  readonly fence: number;
}

export type ClaimedMail = MailHold & { readonly attempts: number; readonly letter: Letter };

export interface MailStore {
  /** What is there already stays as it is. */
  readonly add: (mails: readonly NewMail[]) => Promise<void>;
  /** Of these ids those that are there. */
  readonly known: (ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly list: (of: Pick<MailRow, 'week' | 'department'>) => Promise<readonly MailRow[]>;
  /** The one that is due for the longest time, for whoever claims first. */
  readonly claim: (nowMs: number, leaseUntilMs: number) => Promise<ClaimedMail | undefined>;
  /** Its content is given now. False: the hold is over. */
  readonly begin: (hold: MailHold, nowMs: number) => Promise<boolean>;
  /** Of a sent one the words are taken out. */
  readonly settle: (
    hold: MailHold,
    end: { readonly state: 'sent' | 'failed' | 'unclear'; readonly atMs: number; readonly fault?: MailFault },
  ) => Promise<void>;
  /** Back to the waiting ones. */
  readonly postpone: (
    hold: MailHold,
    until: { readonly dueAtMs: number; readonly atMs: number; readonly fault?: MailFault },
  ) => Promise<void>;
  /** Takes up what a dead hub left: begun it is unclear, else it waits again. Ends what is too late. Ids of what has ended. */
  readonly sweep: (nowMs: number) => Promise<readonly Pick<MailRow, 'id' | 'state' | 'attempts' | 'fault'>[]>;
  /** A person wants a failed or unclear one tried anew. Undefined: it is neither. */
  readonly sendAgain: (id: string, nowMs: number) => Promise<MailRow | undefined>;
  /** Waiting ones of a department to addresses that are not wanted any more. */
  readonly drop: (department: string, addresses: readonly string[]) => Promise<void>;
}
