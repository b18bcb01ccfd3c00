// A channel that takes every message and tells nobody: for tests of what the desk stores.

import type { ChannelAdapter } from '../../src/channels/channel-adapter.js';
import type { AccountId } from '../../src/domain/ids.js';

export const silentAdapter = (accountId: AccountId): ChannelAdapter => ({
  channelId: 'line',
  accountId,
  replyTokenFreshMs: 0,
  hasRetryKeys: true,
  receive: () => ({ kind: 'events', events: [] }),
  render: (messages) => messages.map(({ text }) => ({ body: { text }, text })),
  send: () => Promise.resolve({ kind: 'accepted', platformMessageIds: [], wasRepeat: false }),
});
