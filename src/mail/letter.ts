// A letter and what may come of sending it. Implemented by `mail/smtp-client.ts`.

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** `refused`: the server will not have it; `sign-in`: nor us; `busy`: not now; `network`: nobody answers, or not as agreed;
 *  `unencrypted`: nothing was said to it, because it does not encrypt; `untrusted`: nor to whoever has no certificate for that name;
 *  `cut`: nobody knows whether it was taken; `late`: its time is over. */
export const MAIL_FAULTS = [
  'refused',
  'sign-in',
  'busy',
  'network',
  'unencrypted',
  'untrusted',
  'cut',
  'late',
] as const;
export interface MailFault {
  readonly code: (typeof MAIL_FAULTS)[number];
  /** What the server said, or the code of the fault; never anything of ours. */
  readonly detail?: string;
}

export type LetterOutcome =
  | { readonly kind: 'sent' }
  /** It will be the same at every try. */
  | { readonly kind: 'failed'; readonly fault: MailFault }
  /** The server does not have it. */
  | { readonly kind: 'later'; readonly fault: MailFault }
  /** The server may have it. */
  | { readonly kind: 'unclear'; readonly fault: MailFault }
  /** `mayBegin` said no, or the hub ends: the server does not have it. */
  | { readonly kind: 'stopped' };

export type SendLetter = (
  letter: Letter & { readonly id: string },
  watch: {
    /** Asked when the server is ready for the content, before any of it is given. */
    readonly mayBegin: () => Promise<boolean>;
    readonly ending: AbortSignal;
  },
) => Promise<LetterOutcome>;
