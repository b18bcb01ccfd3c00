// A person finishes a talk: the matter is written down, and the one question is asked with the closing words where every send
// is paid for, at a quiet moment elsewhere (`ask-surveys.ts`).

import type { ChannelRegistry } from '../channels/registry.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { surveyQuestion } from '../replies/survey-words.js';
import type { Matter, MatterStore, SurveyState } from './matter-store.js';

/** Whoever writes back within this time is not asked. Unit: ms. */
const QUIET_MS = 60_000;

export interface CloseMatterParts {
  readonly matters: Pick<MatterStore, 'open'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  /** Whether people answer at this moment. */
  readonly isOpenAt: (atMs: number) => boolean;
}

export interface CloseMatter {
  /** What is said with the closing words, in the same call: a further bubble costs nothing there. */
  readonly closingWords: (resolved: Conversation) => readonly OutboundMessage[];
  readonly writeDown: (closed: {
    readonly before: Conversation;
    readonly resolved: Conversation;
    readonly by: Agent;
    readonly nowMs: number;
  }) => Promise<void>;
}

export function createCloseMatter({ matters, registry, isOpenAt }: CloseMatterParts): CloseMatter {
  /** LINE counts a push once per person however many bubbles it carries, and a second push as a second one.
   *  Source: LINE Messaging API, "Messaging API pricing". */
  const isPaid = ({ channelId, accountId }: Conversation): boolean =>
    registry.find(channelId, accountId)?.readQuota !== undefined;
  return {
    closingWords: (resolved) =>
      resolved.isGroup || !isPaid(resolved)
        ? []
        : [surveyQuestion(matterIdOf(resolved), resolved.language ?? 'zh')],
    async writeDown({ before, resolved, by, nowMs }) {
      const { id: conversationId, accountId, channelId } = resolved;
      const matter: Matter = {
        ...{ id: matterIdOf(resolved), conversationId, accountId, channelId, by },
        closedAtMs: nowMs,
        servedMs: Math.max(0, nowMs - (before.assignee?.sinceMs ?? nowMs)),
        survey: firstState(resolved, isPaid(resolved)),
        surveyDueAtMs: nowMs + QUIET_MS,
        isOpen: isOpenAt(nowMs),
      };
      await matters.open(matter);
    },
  };
}

/** The epoch that the end began: no other end of the talk has it. */
export const matterIdOf = ({ id, epoch }: Pick<Conversation, 'id' | 'epoch'>): string => `${id}.${epoch}`;

function firstState({ isGroup }: Conversation, isPaid: boolean): SurveyState {
  if (isGroup) return 'not-asked';
  return isPaid ? 'asked' : 'due';
}
