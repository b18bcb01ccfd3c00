// Which talks of a list are wanted. Pure.

import type { TalkFilter } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';

export const REASONS = ['urgent', 'asked', 'unanswered-twice', 'abusive'] as const;

/** Only what is asked for; a reason that is none asks for nothing. */
export function without(asked: {
  readonly channelId?: string | null;
  readonly reason?: string | null;
  readonly agentId?: string | null;
  readonly tagId?: string | null;
}): TalkFilter {
  const reason = REASONS.find((known) => known === asked.reason);
  return {
    ...(isAsked(asked.channelId) ? { channelId: asked.channelId } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(isAsked(asked.agentId) ? { agentId: asked.agentId } : {}),
    ...(isAsked(asked.tagId) ? { tagId: asked.tagId } : {}),
  };
}

const isAsked = (value: string | null | undefined): value is string => Boolean(value);

/** As the hub judges it. */
export function matches(row: ConversationRow, { channelId, reason, agentId, tagId }: TalkFilter): boolean {
  return (
    (channelId === undefined || row.channelId === channelId) &&
    (reason === undefined || row.reason === reason) &&
    (agentId === undefined || row.assignee?.id === agentId) &&
    (tagId === undefined || row.tags?.includes(tagId) === true)
  );
}
