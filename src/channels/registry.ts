// Which adapters run, looked up by channel and account. Built by compose; asked by http (in) and outbox (out).

import type { ChannelId } from '../domain/activity.js';
import { HubError } from '../domain/errors.js';
import type { AccountId } from '../domain/ids.js';
import type { ChannelAdapter } from './channel-adapter.js';

export interface ChannelRegistry {
  readonly all: readonly ChannelAdapter[];
  /** `undefined` where this channel or account does not run: the webhook door answers 404. No account: the channel's first. */
  readonly find: (channelId: ChannelId, accountId?: string) => ChannelAdapter | undefined;
  /** Every account that a webhook address may be for: the named one, or all of the channel. */
  readonly candidates: (channelId: ChannelId, accountId?: string) => readonly ChannelAdapter[];
  /** As `find`, but throws a HubError `CHANNEL_UNKNOWN`. */
  readonly get: (channelId: ChannelId, accountId?: AccountId) => ChannelAdapter;
}

/** The first adapter of a channel is its default account. Account ids are unique over all channels: they start the
 *  inbox's unique keys. */
export function createRegistry(adapters: readonly ChannelAdapter[]): ChannelRegistry {
  refuseTwins(adapters);
  const candidates = (channelId: ChannelId, accountId?: string): readonly ChannelAdapter[] =>
    adapters.filter(
      (adapter) =>
        adapter.channelId === channelId && (accountId === undefined || adapter.accountId === accountId),
    );
  const find = (channelId: ChannelId, accountId?: string): ChannelAdapter | undefined =>
    candidates(channelId, accountId)[0];
  return {
    all: [...adapters],
    candidates,
    find,
    get: (channelId, accountId) => find(channelId, accountId) ?? refuseUnknown(channelId, accountId),
  };
}

function refuseTwins(adapters: readonly ChannelAdapter[]): void {
  const ids = adapters.map((adapter) => adapter.accountId);
  const twin = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twin === undefined) return;
  throw new HubError(
    'CHANNEL_ACCOUNT_TWICE',
    `Account '${twin}' is configured twice; give each account its own id`,
    { details: { accountId: twin } },
  );
}

function refuseUnknown(channelId: ChannelId, accountId: AccountId | undefined): never {
  const account = accountId === undefined ? 'any account' : `account '${accountId}'`;
  throw new HubError(
    'CHANNEL_UNKNOWN',
    `Channel '${channelId}' does not run with ${account}; check its credentials in the configuration`,
    { details: { channelId, accountId } },
  );
}
