// Taking in on the real engine: what is stored when the time is up stays, and the same webhook again gets further.

import { StoreUnavailableError } from '../../src/domain/errors.js';
import { accountId } from '../../src/domain/ids.js';
import { parseWebhook } from '../../src/channels/line/line-parse.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createInboxStore } from '../../src/storage/inbox-store.js';
import { createAcceptInbound, type InboundDelivery } from '../../src/turns/accept-inbound.js';
import type { InboxStore } from '../../src/turns/turn-stores.js';
import { testDatabase } from '../support/engine.js';
import { lineUser } from '../support/line-events.js';

const EVENTS = 2_300;

describe('acceptInbound', () => {
  const database = testDatabase();
  let made = 0;
  beforeAll(() => {
    createInboxStore(database().connection);
    return buildIndexes(database().connection);
  });

  /** What one webhook of so many people holds. */
  function aDelivery(people = EVENTS): InboundDelivery {
    made += 1;
    const events = Array.from({ length: people }, (_, n) => lineUser(`${made}/${n}`).text('你好'));
    const body = Buffer.from(JSON.stringify({ destination: 'U1', events }));
    const receivedAtMs = Date.now();
    const verdict = parseWebhook(body, receivedAtMs);
    if (verdict.kind !== 'events') throw new Error(verdict.reason);
    return { accountId: accountId('line'), channelId: 'line', events: verdict.events, receivedAtMs };
  }

  function accepting(change: { insert?: InboxStore['insert']; clock?: () => number } = {}) {
    const inbox = createInboxStore(database().connection);
    const heard = { stored: [] as string[], counted: [] as [number, number][], refused: 0 };
    const accept = createAcceptInbound({
      inbox: { insert: change.insert ?? inbox.insert },
      onStored: ({ id }) => heard.stored.push(id),
      onRefused: () => (heard.refused += 1),
      clock: change.clock ?? Date.now,
      events: { inboundAccepted: ({ stored, repeated }) => heard.counted.push([stored, repeated]) },
    });
    return { accept, heard, inbox };
  }

  it('stores a megabyte of events, each once, and a repeat of it changes nothing', async () => {
    const delivery = aDelivery();
    // No time passes: this is not about how fast the machine is.
    const { accept, heard } = accepting({ clock: () => delivery.receivedAtMs });

    await accept(delivery);
    await accept(delivery);

    expect(heard.counted).toEqual([
      [EVENTS, 0],
      [0, EVENTS],
    ]);
    expect(new Set(heard.stored).size).toBe(EVENTS);
    expect(heard.stored).toHaveLength(EVENTS);
  }, 60_000);

  it('keeps what was stored when the time is up, begins nothing more, and gets further at each redelivery', async () => {
    const delivery = { ...aDelivery(), receivedAtMs: 0 };
    let nowMs = 0;
    const { inbox } = accepting();
    const slow: InboxStore['insert'] = async (rows) => {
      const stored = await inbox.insert(rows);
      // Two parts fit into the time; one that is there already costs next to nothing.
      if (stored.stored > 0) nowMs += 900;
      return stored;
    };
    const { accept, heard } = accepting({ insert: slow, clock: () => nowMs });
    const deliver = (): Promise<void> => {
      nowMs = 0;
      return accept(delivery);
    };

    await expect(deliver()).rejects.toThrow(StoreUnavailableError);
    await expect(deliver()).rejects.toThrow(StoreUnavailableError);
    await deliver();

    expect(heard.refused).toBe(2);
    expect(heard.counted).toEqual([
      [1_000, 0],
      [1_000, 1_000],
      [300, 2_000],
    ]);
    expect(heard.stored).toHaveLength(EVENTS);
  }, 60_000);

  it('says in time that it cannot, where the store hangs', async () => {
    const { accept, heard } = accepting({ insert: () => new Promise(() => undefined) });

    await expect(accept(aDelivery(1))).rejects.toThrow(StoreUnavailableError);

    expect([heard.refused, heard.counted]).toEqual([1, []]);
  });
});
