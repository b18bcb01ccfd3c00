// The weekly digest by mail: once a week for each department and address, from Monday eight o'clock on. Who gets it, what is written for
// them, and what came of it.

import { weekOf, lastWeekAt, type ReportWeek } from '../../domain/report-week.js';
import { taipeiDay } from '../../domain/taipei-time.js';
import type { Clock } from '../../lib/clock.js';
import { nameUuid } from '../../lib/name-uuid.js';
import type { MailOutbox } from '../../mail/mail-outbox.js';
import type { MailRow, MailStore } from '../../mail/mail-store.js';
import type { Digests } from './digest.js';
import { hasNews, writeDigest, type LetterHead } from './digest-letter.js';
import type { Recipients, RecipientStore } from './recipient-store.js';

export interface DigestMailParts {
  readonly digests: Pick<Digests, 'read'>;
  readonly recipients: RecipientStore;
  readonly mails: Pick<MailStore, 'add' | 'known' | 'list' | 'sendAgain' | 'drop'>;
  readonly head: LetterHead;
  readonly clock: Clock;
  /** Absent: nothing is mailed. */
  readonly outbox?: MailOutbox;
}

export interface DigestMailState {
  /** Can the hub mail at all? */
  readonly isOn: boolean;
  readonly recipients: Recipients;
  /** The last week that is over. */
  readonly week: ReportWeek;
  /** Of that week. */
  readonly mails: readonly MailRow[];
}

export type KeepOutcome =
  | { readonly kind: 'kept'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | { readonly kind: 'stale' };

export interface DigestMail {
  readonly read: (department: string) => Promise<DigestMailState>;
  /** `revision`: as it was read. Whoever is taken off gets nothing that has not been sent yet. */
  readonly keep: (recipients: Recipients) => Promise<KeepOutcome>;
  /** Undefined: it has neither failed nor is it unclear, or its week is over. */
  readonly sendAgain: (mailId: string) => Promise<MailRow | undefined>;
  /** To be called some times a minute. Ends at once when `ending` says so. */
  readonly run: (ending: AbortSignal) => Promise<void>;
}

/** After Monday's midnight in Taipei. Unit: ms. */
const FROM_MS = 8 * 3_600_000;
/** Ours, made by chance once. */
const MAIL_NAMES = '5d0c1f0b-7c0e-4b52-9a5e-0a1d6cf2a3e8';

export function createDigestMail(parts: DigestMailParts): DigestMail {
  const { recipients: store, mails, clock, outbox } = parts;
  return {
    async read(department) {
      const week = lastWeekAt(clock());
      const [kept, rows] = await Promise.all([
        store.read(department),
        mails.list({ week: week.monday, department }),
      ]);
      const recipients = kept ?? { department, addresses: [], revision: 0 };
      return { isOn: outbox !== undefined, recipients, week, mails: rows };
    },
    async keep({ department, addresses, revision }) {
      const before = (await store.read(department))?.addresses ?? [];
      const kept = await store.keep({ department, addresses: unique(addresses), revision: revision + 1 });
      if (kept === 'stale') return { kind: 'stale' };
      const [was, are] = [before.map(sameMailbox), addresses.map(sameMailbox)];
      const removed = before.filter((address) => !are.includes(sameMailbox(address)));
      if (removed.length > 0) await mails.drop(department, removed);
      return {
        kind: 'kept',
        removed,
        added: addresses.filter((address) => !was.includes(sameMailbox(address))),
      };
    },
    sendAgain: (mailId) => mails.sendAgain(mailId, clock()),
    async run(ending) {
      if (outbox === undefined) return;
      await write(parts, ending);
      await outbox.run(ending);
    },
  };
}

/** One mailbox, however it is written. */
export const sameMailbox = (address: string): string => address.toLowerCase();

function unique(addresses: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => !seen.has(sameMailbox(address)) && seen.add(sameMailbox(address)));
}

/** The same letter has the same id at every hub, and whatever is done anew. */
export const mailIdOf = (week: string, department: string, address: string): string =>
  nameUuid(MAIL_NAMES, JSON.stringify([week, department, sameMailbox(address)]));

/** The letters of this Monday that nobody has written yet. Two hubs may write the same one: the first stays. */
async function write(parts: DigestMailParts, ending: AbortSignal): Promise<void> {
  const { recipients: store, clock } = parts;
  const { fromMs, untilMs } = weekOf(taipeiDay(clock()));
  if (clock() < fromMs + FROM_MS) return;
  for (const recipients of await store.list()) {
    if (ending.aborted) return;
    await writeFor(parts, recipients, { week: lastWeekAt(clock()), untilMs });
  }
}

async function writeFor(
  { digests, mails, head, clock }: DigestMailParts,
  { department, addresses }: Recipients,
  { week, untilMs }: { readonly week: ReportWeek; readonly untilMs: number },
): Promise<void> {
  const ids = new Map(addresses.map((address) => [mailIdOf(week.monday, department, address), address]));
  const known = await mails.known([...ids.keys()]);
  const missing = [...ids].filter(([id]) => !known.has(id));
  if (missing.length === 0) return;
  const digest = await digests.read(department, week);
  const content = hasNews(digest) ? writeDigest(digest, head) : undefined;
  await mails.add(
    missing.map(([id, address]) => ({
      ...{ id, week: week.monday, department, address, untilMs, atMs: clock() },
      ...(content === undefined ? {} : { letter: { to: address, ...content } }),
    })),
  );
}
