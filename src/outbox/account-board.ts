// How each account's sends went last, for people: the latest success, the latest trouble, the breaker. In memory, since the start.
// Watches the adapters' sends from outside, so that whoever sends need not know of it.

import { QUOTA_EXHAUSTED, type ChannelAdapter, type SendOutcome } from '../channels/channel-adapter.js';
import type { AccountId } from '../domain/ids.js';
import type { Clock } from '../lib/clock.js';
import type { BreakerState } from './account-health.js';

/** What is to be done about it differs by these. */
export type TroubleCause =
  /** The platform does not take our token. */
  | 'token'
  /** We call too often; it passes. */
  | 'rate'
  /** The platform has restricted the account. */
  | 'restricted'
  /** The month's paid sends are used up. */
  | 'quota'
  /** No answer at all. */
  | 'unreachable'
  /** The platform answers that it is unwell. */
  | 'platform'
  /** It did not take this one message. */
  | 'refused';

export interface Trouble {
  readonly atMs: number;
  readonly cause: TroubleCause;
  readonly reason: string;
  readonly status?: number;
  readonly requestId?: string;
}

export interface AccountView {
  readonly breaker: BreakerState;
  readonly lastAcceptedAtMs?: number;
  readonly lastTrouble?: Trouble;
}

const BREAKER_STATES: readonly BreakerState[] = ['closed', 'open', 'probing'];

export interface AccountBoard {
  /** The same adapter, and the board hears what becomes of each send. An account that the platform shuts out shows no signs: each
   *  would be one more call with a token that was refused. */
  readonly watch: (adapter: ChannelAdapter) => ChannelAdapter;
  /** As the hub's events tell it: ids and states are plain words there. */
  readonly breakerTurned: (turned: { accountId: string; state: string }) => void;
  readonly view: (account: AccountId) => AccountView;
}

export function createAccountBoard(clock: Clock): AccountBoard {
  const views = new Map<string, AccountView>();
  const view = (account: string): AccountView => views.get(account) ?? { breaker: 'closed' };
  const note = (account: AccountId, outcome: SendOutcome): void => {
    const atMs = clock();
    const cause = causeOf(outcome);
    if (cause === undefined) {
      if (outcome.kind === 'accepted') views.set(account, { ...view(account), lastAcceptedAtMs: atMs });
      return;
    }
    const { reason } = outcome as Extract<SendOutcome, { reason: string }>; // whatever has a cause has a reason
    views.set(account, { ...view(account), lastTrouble: { atMs, cause, reason, ...outcome.trace } });
  };
  return {
    watch: (adapter) => ({
      ...adapter,
      async send(request) {
        const outcome = await adapter.send(request);
        note(adapter.accountId, outcome);
        return outcome;
      },
      ...(adapter.showSign === undefined
        ? {}
        : {
            showSign: async (...sign: Parameters<NonNullable<ChannelAdapter['showSign']>>) => {
              if (!isShutOut(view(adapter.accountId))) await adapter.showSign?.(...sign);
            },
          }),
    }),
    breakerTurned({ accountId, state }) {
      const breaker = BREAKER_STATES.find((known) => known === state);
      if (breaker !== undefined) views.set(accountId, { ...view(accountId), breaker });
    },
    view,
  };
}

function isShutOut({ lastTrouble, lastAcceptedAtMs = 0 }: AccountView): boolean {
  const isDoorShut = lastTrouble?.cause === 'token' || lastTrouble?.cause === 'restricted';
  return isDoorShut && lastAcceptedAtMs <= lastTrouble.atMs;
}

/** Undefined where nothing is wrong: a reply token that ran out is everyday life. */
function causeOf(outcome: SendOutcome): TroubleCause | undefined {
  switch (outcome.kind) {
    case 'accepted':
    case 'reply-token-invalid':
      return undefined;
    case 'refused':
      return outcome.code === QUOTA_EXHAUSTED ? 'quota' : 'refused';
    case 'retry':
      if (outcome.cause !== undefined) return outcome.cause;
      return outcome.trace?.status === undefined
        ? 'unreachable'
        : outcome.trace.status === 429
          ? 'rate'
          : 'platform';
  }
}
