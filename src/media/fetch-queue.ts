// Which file is fetched when: a few at once, none twice, each again by itself until it is there or given up. Made by keep-media.

import type { ChannelMedia } from '../channels/channel-adapter.js';
import type { AccountId } from '../domain/ids.js';
import { backoffMs } from '../lib/backoff.js';
import { createKeyedQueue } from '../lib/keyed-queue.js';
import { createRepeating } from '../lib/repeat.js';
import { fetchMedia, fetchPreview } from './fetch-media.js';
import type { MediaParts } from './media-parts.js';
import type { MediaEnd, MediaRow } from './media-store.js';

/** Downloads at once, over all accounts and of one: a platform that is silent must not hold up the others. */
const AT_ONCE = 6;
const AT_ONCE_AN_ACCOUNT = 3;
/** A fetcher that has not renewed its right by then is gone. Unit: ms. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 10_000;
/** Looks for what is due. Unit: ms. */
const LOOK_EVERY_MS = 2_000;
/** A film that LINE prepares takes seconds to minutes; a platform that is away may take longer: together some forty minutes. */
const BACKOFF = { firstMs: 2_000, maxMs: 600_000 };
const MOST_ATTEMPTS = 12;

type FetchQueueParts = Omit<MediaParts, 'transcript'>;

export interface FetchQueue {
  /** Something is due. Returns at once. */
  readonly hint: () => void;
  readonly start: () => void;
  /** Breaks off what is under way; it is due again at once. */
  readonly stop: () => Promise<void>;
}

export function createFetchQueue(parts: FetchQueueParts): FetchQueue {
  const { store, registry, clock, events } = parts;
  const running = new Map<MediaRow, Promise<void>>();
  const stopping = new AbortController();
  const onError = (error: unknown): void => {
    events.jobFailed('media', error);
  };
  const begin = (row: MediaRow): void => {
    const media = registry.find(row.channelId, row.accountId)?.media;
    const work = fetchRow(parts, media, row, stopping.signal)
      // Our own disk or store: the row is taken up again when its lease is over.
      .catch(onError)
      .finally(() => {
        running.delete(row);
        queue.kick('due');
      });
    running.set(row, work);
  };
  const queue = createKeyedQueue(
    async () => {
      while (running.size < AT_ONCE && !stopping.signal.aborted) {
        const nowMs = clock();
        const notOf = busyAccounts([...running.keys()]);
        const row = await store.claim({ nowMs, untilMs: nowMs + LEASE_MS, notOf });
        if (row === undefined) return;
        begin(row);
      }
    },
    { limit: 1, onError },
  );
  const hint = (): void => {
    queue.kick('due');
  };
  const looks = createRepeating(
    async () => {
      hint();
      await Promise.resolve();
    },
    { pauseMs: LOOK_EVERY_MS, onError },
  );
  return {
    hint,
    start: looks.start,
    async stop() {
      stopping.abort();
      await looks.stop();
      await queue.drain();
      await Promise.all(running.values());
    },
  };
}

function busyAccounts(rows: readonly MediaRow[]): readonly AccountId[] {
  const accounts = rows.map(({ accountId }) => accountId);
  return [...new Set(accounts)].filter(
    (one) => accounts.filter((account) => account === one).length >= AT_ONCE_AN_ACCOUNT,
  );
}

/** Fetches, and writes down what came of it while the row is still ours. */
async function fetchRow(
  parts: FetchQueueParts,
  media: ChannelMedia | undefined,
  row: MediaRow,
  stop: AbortSignal,
): Promise<void> {
  const { store, files, clock, events } = parts;
  const lost = new AbortController();
  const renewing = createRepeating(
    async () => {
      if (!(await store.renew(row, clock() + LEASE_MS))) lost.abort();
    },
    {
      pauseMs: RENEW_EVERY_MS,
      onError: (error) => {
        events.jobFailed('media lease', error);
      },
    },
  );
  renewing.start();
  try {
    const end = await fetchOnce(parts, media, row, AbortSignal.any([stop, lost.signal]));
    if (end === undefined) {
      // Stopped by ourselves: it is due at once.
      const waitMs = stop.aborted ? 0 : backoffMs(row.attempts, BACKOFF, parts.random);
      await store.postpone(row, clock() + waitMs);
      return;
    }
    if (await store.settle(row, end)) tell(parts, row, end);
    else await removeAll(files, row);
  } finally {
    await renewing.stop();
  }
}

/** Undefined: later. */
async function fetchOnce(
  parts: FetchQueueParts,
  media: ChannelMedia | undefined,
  row: MediaRow,
  stop: AbortSignal,
): Promise<MediaEnd | undefined> {
  const { store, files, limits } = parts;
  const { reference } = row;
  const isLast = row.attempts >= MOST_ATTEMPTS;
  if ((await store.countBytes()) >= limits.mostDiskBytes)
    return isLast ? { state: 'failed', fault: 'disk-full' } : undefined;
  if (media === undefined) return isLast ? { state: 'failed', fault: 'unavailable' } : undefined;
  const work = { reference, stop };
  const names = namesOf(row);
  const fetched = await fetchMedia({ files, limits }, media, { ...work, name: names.file });
  if (fetched.kind === 'fault') return { state: 'failed', fault: fetched.fault };
  if (fetched.kind === 'later')
    return isLast && !stop.aborted ? { state: 'failed', fault: 'unavailable' } : undefined;
  const preview = await fetchPreview({ files, limits }, media, { ...work, name: names.preview });
  return { state: 'stored', file: fetched.file, ...(preview === undefined ? {} : { preview }) };
}

/** A name of its own for each try, so that a fetcher that was given up cannot overwrite the next one's file. */
function namesOf({ id, fence }: Pick<MediaRow, 'id' | 'fence'>): { file: string; preview: string } {
  return { file: `${id}.${fence}`, preview: `${id}.${fence}.small` };
}

async function removeAll(files: MediaParts['files'], row: MediaRow): Promise<void> {
  for (const name of Object.values(namesOf(row))) await files.remove(name);
}

function tell({ watch, events }: FetchQueueParts, row: MediaRow, end: MediaEnd): void {
  const { id, accountId, conversationId, sourceKey, attempts } = row;
  const outcome = end.state === 'stored' ? end.state : end.fault;
  events.mediaSettled({ mediaId: id, accountId, outcome, attempts });
  watch.altered(conversationId, sourceKey);
}
