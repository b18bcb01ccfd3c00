// The same outbox store, and watchers hear what becomes of each row.

import type { TalkWatch } from '../conversations/talk-watch.js';
import type { OutboxRow, OutboxState, OutboxStore } from './outbox-store.js';

export function watchedOutbox(store: OutboxStore, watch: Pick<TalkWatch, 'delivered'>): OutboxStore {
  const tell = ({ conversationId, seq }: OutboxRow, state: OutboxState, reason?: string): void => {
    watch.delivered(conversationId, { seq, state, ...(reason === undefined ? {} : { reason }) });
  };
  return {
    ...store,
    async begin(row, claim) {
      const begun = await store.begin(row, claim);
      if (begun !== undefined) tell(begun, 'sending');
      return begun;
    },
    async settle(row, end) {
      const wasMine = await store.settle(row, end);
      if (wasMine) tell(row, end.state, end.reason);
      return wasMine;
    },
    async revive(row, change) {
      const revived = await store.revive(row, change);
      if (revived !== undefined) tell(revived, 'waiting');
      return revived;
    },
    async hurry(row, change) {
      const wasMine = await store.hurry(row, change);
      if (wasMine) tell(row, 'waiting');
      return wasMine;
    },
    async confirm(heard) {
      const before = await store.confirm(heard);
      if (before !== undefined && before.state !== 'accepted') tell(before, 'accepted');
      return before;
    },
    async postpone(row, again) {
      const wasMine = await store.postpone(row, again);
      if (wasMine) tell(row, 'waiting', again.reason);
      return wasMine;
    },
  };
}
