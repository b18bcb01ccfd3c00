// How many of today's waiting citizens heard a person in time: for the supervisor's wall.

import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { DAY_MS, startOf, taipeiDay } from '../domain/taipei-time.js';
import type { Clock } from '../lib/clock.js';
import { createFreshMemo } from '../lib/fresh-memo.js';
import type { ServiceLevel } from '../wire/floor-events.js';
import { keyOf, type AnswerStore, type Wait } from './answer-store.js';

/** Many walls ask; one answer serves them all for this long. Unit: ms. */
const FRESH_MS = 2_000;

export interface ServiceLevelParts {
  readonly answers: AnswerStore;
  /** Talks that wait for a person or are with one. */
  readonly listOpen: () => Promise<readonly Conversation[]>;
  readonly answerWithinMs: number;
  /** Whether people answer at this moment. */
  readonly isOpenAt: (atMs: number) => boolean;
  readonly clock: Clock;
}

export interface ServiceLevelWatch {
  /** A person has said something in the talk: its first answer since it came to the queue is kept. */
  readonly answered: (conversation: Conversation, agent: Agent) => Promise<void>;
  readonly read: () => Promise<ServiceLevel>;
}

export function createServiceLevel(parts: ServiceLevelParts): ServiceLevelWatch {
  const { clock } = parts;
  const memo = createFreshMemo<ServiceLevel>({ freshMs: FRESH_MS, mostKept: 1, clock });
  return {
    async answered({ id, queuedAtMs, channelId }, agent) {
      if (queuedAtMs === undefined) return;
      const wait = { conversationId: id, queuedAtMs, isOpen: parts.isOpenAt(queuedAtMs) };
      await parts.answers.record({ ...wait, channelId, agentId: agent.id, answeredAtMs: parts.clock() });
    },
    read: () => memo('today', () => count(parts, clock())),
  };
}

async function count(
  { answers, listOpen, answerWithinMs }: ServiceLevelParts,
  nowMs: number,
): Promise<ServiceLevel> {
  const fromMs = startOf(taipeiDay(nowMs));
  const { answered, inTime } = await answers.count({ fromMs, toMs: fromMs + DAY_MS }, answerWithinMs);
  const over = overdue(await listOpen(), { fromMs, dueBeforeMs: nowMs - answerWithinMs });
  const known = over.length === 0 ? new Set<string>() : await answers.findAnswered(over);
  return { answerWithinMs, answered, inTime, late: over.filter((wait) => !known.has(keyOf(wait))).length };
}

/** Of today's: those whose time is over, answered or not. */
function overdue(
  open: readonly Conversation[],
  { fromMs, dueBeforeMs }: { readonly fromMs: number; readonly dueBeforeMs: number },
): readonly Wait[] {
  return open.flatMap(({ id, queuedAtMs }) =>
    queuedAtMs !== undefined && queuedAtMs >= fromMs && queuedAtMs < dueBeforeMs
      ? [{ conversationId: id, queuedAtMs }]
      : [],
  );
}
