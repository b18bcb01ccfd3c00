// Which adapter serves a channel and account.

import type { ChannelAdapter } from '../../src/channels/channel-adapter.js';
import { createRegistry } from '../../src/channels/registry.js';
import { HubError } from '../../src/domain/errors.js';
import { accountId } from '../../src/domain/ids.js';

const adapter = (channelId: string, account: string): ChannelAdapter => ({
  channelId,
  accountId: accountId(account),
  replyTokenFreshMs: 0,
  hasRetryKeys: true,
  receive: () => ({ kind: 'events', events: [] }),
  render: () => [],
  send: () => Promise.reject(new Error('not sent here')),
});

const first = adapter('line', 'line-main');
const second = adapter('line', 'line-tax');
const page = adapter('messenger', 'page');

describe('the registry of channels', () => {
  const registry = createRegistry([first, second, page]);

  it.each([
    ['line', undefined, first],
    ['line', 'line-main', first],
    ['line', 'line-tax', second],
    ['messenger', undefined, page],
    ['messenger', 'line-main', undefined],
    ['line', '', undefined],
    ['webchat', undefined, undefined],
  ])('finds %s with account %s', (channel, account, expected) => {
    expect(registry.find(channel, account)).toBe(expected);
  });

  it('gives what it finds and names what it does not', () => {
    expect(registry.get('line', accountId('line-tax'))).toBe(second);
    expect(() => registry.get('webchat')).toThrow(HubError);
    expect(() => registry.get('line', accountId('line-zoo'))).toThrow(
      "'line' does not run with account 'line-zoo'",
    );
  });

  it('refuses two accounts of one id, on whatever channels', () => {
    expect(() => createRegistry([first, adapter('messenger', 'line-main')])).toThrow(
      "'line-main' is configured twice",
    );
  });
});
