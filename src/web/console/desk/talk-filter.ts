// Which talks of a list are wanted. Pure.

import type { TalkFilter } from '../../../wire/agent-events.js';
import { readCaseNumber } from '../../../wire/shared.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';

export const REASONS = ['urgent', 'asked', 'unanswered-twice', 'abusive'] as const;

/** Only what is asked for; a reason that is none asks for nothing. */
export function without(asked: {
  readonly channelId?: string | null;
  readonly reason?: string | null;
  readonly agentId?: string | null;
  readonly tagId?: string | null;
  readonly teamId?: string | null;
  readonly caseNumber?: string | null;
}): TalkFilter {
  const reason = REASONS.find((known) => known === asked.reason);
  return {
    ...(isAsked(asked.channelId) ? { channelId: asked.channelId } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(isAsked(asked.agentId) ? { agentId: asked.agentId } : {}),
    ...(isAsked(asked.tagId) ? { tagId: asked.tagId } : {}),
    ...(isAsked(asked.teamId) ? { teamId: asked.teamId } : {}),
    ...(isAsked(asked.caseNumber) ? { caseNumber: asked.caseNumber } : {}),
  };
}

const isAsked = (value: string | null | undefined): value is string => Boolean(value);

/** As the hub judges it. */
export function matches(row: ConversationRow, { tagId, caseNumber, ...filter }: TalkFilter): boolean {
  const pairs = [
    [filter.channelId, row.channelId],
    [filter.reason, row.reason],
    [filter.agentId, row.assignee?.id],
    [filter.teamId, row.queue?.teamId],
  ] as const;
  const isTagged = tagId === undefined || row.tags?.includes(tagId) === true;
  const number = caseNumber === undefined ? undefined : readCaseNumber(caseNumber);
  const isOfCase = caseNumber === undefined || row.cases?.some((known) => known.number === number) === true;
  return isTagged && isOfCase && pairs.every(([asked, has]) => asked === undefined || asked === has);
}
