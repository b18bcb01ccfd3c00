// Citizens of a floor under attack (`floor-race.ts`): each comes once and is queued as a turn does it.

import { conversationIdOf } from '../../src/conversations/conversation-address.js';
import type { ConversationStore } from '../../src/conversations/conversation-store.js';
import { queueUp } from '../../src/domain/handoff.js';
import { accountId, type ConversationId } from '../../src/domain/ids.js';
import type { TalkQueue } from '../../src/domain/team.js';

export const RACE_ACCOUNT = accountId('race');

export const raceTalk = (n: number): ConversationId => conversationIdOf(RACE_ACCOUNT, `citizen-${n}`);

/** `speak`: what they say before they ask for a person. */
export async function comeToDesk(
  conversations: ConversationStore,
  n: number,
  coming: {
    readonly nowMs: number;
    readonly queue: TalkQueue | undefined;
    readonly speak: () => Promise<void>;
  },
): Promise<void> {
  const { nowMs, queue } = coming;
  const id = raceTalk(n);
  const address = {
    id,
    accountId: RACE_ACCOUNT,
    channelId: 'line',
    key: `citizen-${n}`,
    isGroup: false,
  } as const;
  const leased = await conversations.lease(address, { owner: 'race', nowMs, untilMs: nowMs + 60_000 });
  if (leased === undefined) throw new Error('The lease is taken.');
  await coming.speak();
  const step = queueUp(leased.conversation, { reason: 'asked', nowMs, queue });
  if (step.kind !== 'moved') throw new Error(step.kind);
  const { epoch } = leased.conversation;
  await conversations.move(id, { fromEpoch: epoch, next: step.next, movedBy: `turn-${n}` });
}
