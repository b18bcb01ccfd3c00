// Who speaks: asks the platform beside the road, a few people at a time, and remembers for a day what it told. Whatever goes
// wrong here, the answer to the citizen neither waits nor fails.

import type { ChannelRegistry } from '../channels/registry.js';
import type { ContactStore } from '../conversations/contact-store.js';
import { contactIdOf } from '../conversations/conversation-address.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { ContactId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import type { HubEvents } from '../observe/events.js';
import type { NewInboxRow } from './turn-stores.js';

/** Names and pictures change seldom; nobody known by now becomes known within the hour. Unit: ms. */
const ASK_AGAIN_AFTER_MS = 24 * 3_600_000;
/** After a fault of the platform or of ours. Unit: ms. */
const RETRY_AFTER_MS = 10 * 60_000;
/** Calls at once over all accounts. LINE takes 2,000 a second. */
const AT_ONCE = 4;
/** People who wait to be asked for; beyond it the next message of theirs asks. */
const MOST_WAITING = 2_000;
/** People remembered without asking the store. */
const MOST_REMEMBERED = 20_000;

export interface ContactParts {
  readonly contacts: ContactStore;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  readonly watch: Pick<TalkWatch, 'introduced'>;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'jobFailed'>;
}

export interface ContactLearner {
  /** Hint that somebody has said something. Returns at once. */
  readonly notice: (row: NewInboxRow) => void;
  readonly stop: () => Promise<void>;
}

export function createContactLearner(parts: ContactParts): ContactLearner {
  const { clock, events } = parts;
  const rows = new Map<string, NewInboxRow>();
  const askAgainAt = createMemory();
  const queue = createKeyedQueue(
    async (key) => {
      const row = rows.get(key);
      rows.delete(key);
      if (row === undefined) return;
      askAgainAt.set(key, clock() + RETRY_AFTER_MS);
      askAgainAt.set(key, await learn(parts, row, personOf(row)));
    },
    {
      limit: AT_ONCE,
      onError: (error) => {
        events.jobFailed('contact profile', error);
      },
    },
  );
  return {
    notice(row) {
      const id = personOf(row);
      if (!isPerson(row) || clock() < askAgainAt.get(id) || rows.size >= MOST_WAITING) return;
      rows.set(id, row);
      queue.kick(id);
    },
    stop: queue.drain,
  };
}

const personOf = ({ address, event }: NewInboxRow): ContactId =>
  contactIdOf(address.accountId, event.activity.from.id);

/** Not the account itself, not somebody who has just left, not a group whose member's id is withheld. */
function isPerson({ address, event }: NewInboxRow): boolean {
  const { echo, silent, activity } = event;
  if (echo !== undefined || silent === 'no-sender' || activity.name === 'unfollow') return false;
  return !address.isGroup || activity.from.id !== address.key;
}

/** When to ask again. */
async function learn(parts: ContactParts, row: NewInboxRow, id: ContactId): Promise<number> {
  const { contacts, registry, watch, clock } = parts;
  const { address, event } = row;
  const readProfile = registry.find(address.channelId, address.accountId)?.readProfile;
  const later = clock() + ASK_AGAIN_AFTER_MS;
  if (readProfile === undefined) return later;
  const [known] = await contacts.find([id]);
  if (known !== undefined && clock() < known.askAgainAtMs) return known.askAgainAtMs;
  const answer = await readProfile({
    personKey: event.activity.from.id,
    talk: { key: address.key, type: event.activity.conversation.conversationType },
  });
  if (answer.kind === 'unavailable') return clock() + RETRY_AFTER_MS;
  const told = answer.kind === 'found' ? { profile: answer.profile } : {};
  await contacts.save({ id, accountId: address.accountId, ...told, askAgainAtMs: later });
  if (answer.kind === 'found') watch.introduced(address.id);
  return later;
}

/** Forgets the oldest first. */
function createMemory() {
  const moments = new Map<string, number>();
  return {
    get: (key: string): number => moments.get(key) ?? 0,
    set(key: string, atMs: number): void {
      moments.delete(key);
      moments.set(key, atMs);
      const [oldest] = moments.keys();
      if (moments.size > MOST_REMEMBERED && oldest !== undefined) moments.delete(oldest);
    },
  };
}
