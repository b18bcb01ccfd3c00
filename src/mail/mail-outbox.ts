// Sends what waits, one letter after the other. Any number of hubs share the work; a letter that may have arrived is never sent again
// by itself.

import { backoffMs } from '../lib/backoff.js';
import type { Clock } from '../lib/clock.js';
import type { HubEvents } from '../observe/events.js';
import type { LetterOutcome, MailFault, SendLetter } from './letter.js';
import type { ClaimedMail, MailStore } from './mail-store.js';

export interface MailOutboxParts {
  readonly store: Pick<MailStore, 'claim' | 'begin' | 'settle' | 'postpone' | 'sweep'>;
  readonly send: SendLetter;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly events: Pick<HubEvents, 'mailTried'>;
}

/** Twice as long as a letter may take, so that a living sender never loses its hold. Unit: ms. */
export const MAIL_LEASE_MS = 120_000;
/** Greylisting lets through after some minutes. */
const BACKOFF = { firstMs: 120_000, maxMs: 3_600_000 };

/** The same for every letter until somebody mends it. */
const OF_THE_SERVER: ReadonlySet<MailFault['code']> = new Set(['network', 'unencrypted', 'untrusted']);

export interface MailOutbox {
  /** Ends at once when `ending` says so; a letter whose content is under way gets some seconds. */
  readonly run: (ending: AbortSignal) => Promise<void>;
}

export function createMailOutbox(parts: MailOutboxParts): MailOutbox {
  const { store, clock, events } = parts;
  return {
    async run(ending) {
      for (const { id: mailId, state, attempts, fault } of await store.sweep(clock()))
        events.mailTried({ mailId, state, attempts, ...(fault === undefined ? {} : { fault: fault.code }) });
      while (!ending.aborted) {
        const mail = await store.claim(clock(), clock() + MAIL_LEASE_MS);
        if (mail === undefined) return;
        const outcome = await parts.send(
          { ...mail.letter, id: mail.id },
          { ending, mayBegin: () => store.begin(mail, clock()) },
        );
        await apply(parts, mail, outcome);
        // The others would hear the same, or wait as long for the same silence.
        if (outcome.kind === 'later' && OF_THE_SERVER.has(outcome.fault.code)) return;
      }
    },
  };
}

async function apply(
  { store, clock, random, events }: MailOutboxParts,
  mail: ClaimedMail,
  outcome: LetterOutcome,
): Promise<void> {
  const atMs = clock();
  if (outcome.kind === 'stopped') {
    await store.postpone(mail, { dueAtMs: atMs, atMs });
    return;
  }
  const { id: mailId, attempts } = mail;
  if (outcome.kind === 'later') {
    const dueAtMs = atMs + backoffMs(attempts, BACKOFF, random);
    await store.postpone(mail, { dueAtMs, atMs, fault: outcome.fault });
    events.mailTried({ mailId, state: 'waiting', attempts, fault: outcome.fault.code });
    return;
  }
  const fault = outcome.kind === 'sent' ? {} : { fault: outcome.fault };
  await store.settle(mail, { state: outcome.kind, atMs, ...fault });
  events.mailTried({
    ...{ mailId, state: outcome.kind, attempts },
    ...(outcome.kind === 'sent' ? {} : { fault: outcome.fault.code }),
  });
}
