// The lane's lease on a conversation: one worker at a time, and nobody waits for a worker that only lost its store.

import { conversationIdOf, type ConversationAddress } from '../../src/conversations/conversation-address.js';
import { accountId } from '../../src/domain/ids.js';
import { createConversationStore } from '../../src/storage/conversation-store.js';
import { testDatabase } from '../support/engine.js';

const NOW = 1_800_000_000_000;
const LEASE_MS = 15_000;

function anAddress(key: string): ConversationAddress {
  const account = accountId('line');
  return {
    id: conversationIdOf(account, key),
    accountId: account,
    channelId: 'line',
    key,
    isGroup: false,
  };
}
const claimOf = (owner: string, nowMs = NOW) => ({ owner, nowMs, untilMs: nowMs + LEASE_MS });

describe('the lease of a conversation', () => {
  const database = testDatabase();
  const store = () => createConversationStore(database().connection);

  it('is held by one worker until it is given back', async () => {
    const address = anAddress('U1');
    const first = await store().lease(address, claimOf('one'));

    const meanwhile = await store().lease(address, claimOf('two'));
    await store().release(address.id, first?.lease ?? { owner: '', fence: 0 });
    const afterwards = await store().lease(address, claimOf('two'));

    expect(meanwhile).toBeUndefined();
    expect(afterwards?.lease).toEqual({ owner: 'two', fence: 2 });
  });

  it('is free for everybody when its holder is silent', async () => {
    const address = anAddress('U2');
    await store().lease(address, claimOf('one'));

    const taken = await store().lease(address, claimOf('two', NOW + LEASE_MS));

    expect(taken?.lease.owner).toBe('two');
  });

  it('is free at once for the worker that could not give it back, and its old right ends', async () => {
    const address = anAddress('U3');
    const first = await store().lease(address, claimOf('one'));

    const again = await store().lease(address, claimOf('one'));
    const patched = await store().patch(address.id, first?.lease ?? { owner: '', fence: 0 }, {
      missesInRow: 5,
    });

    expect(again?.lease).toEqual({ owner: 'one', fence: 2 });
    expect(patched).toBeUndefined();
  });

  it('of processes that are gone is ended by the only one that lives', async () => {
    const address = anAddress('U4');
    await store().lease(address, claimOf('dead'));

    await store().releaseOthers('alive');

    expect((await store().lease(address, claimOf('alive')))?.lease.owner).toBe('alive');
  });
});
