// A person finishes a talk: the matter is written down, and the one question is asked with the closing words where every send
// is paid for, at a quiet moment elsewhere (`ask-surveys.ts`).

import type { ChannelRegistry } from '../channels/registry.js';
import type { OutboundMessage } from '../domain/activity.js';
import type { Closing } from '../domain/closing.js';
import type { Conversation } from '../domain/conversation.js';
import type { Clock } from '../lib/clock.js';
import { surveyQuestion } from '../replies/survey-words.js';
import type { Ended } from './assignment.js';
import type { ClosingStore } from './closing-store.js';
import type { Matter, MatterStore, SurveyState } from './matter-store.js';

/** Whoever writes back within this time is not asked. Unit: ms. */
const QUIET_MS = 60_000;

export interface CloseMatterParts {
  readonly matters: Pick<MatterStore, 'open'>;
  readonly closings: Pick<ClosingStore, 'forget'>;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  /** Whether people answer at this moment. */
  readonly isOpenAt: (atMs: number) => boolean;
  readonly clock: Clock;
}

export interface CloseMatter {
  /** What is said with the closing words, in the same call: a further bubble costs nothing there. */
  readonly closingWords: (resolved: Conversation) => readonly OutboundMessage[];
  /** What the step that finishes a talk keeps, so that the matter outlives a fall of the hub. */
  readonly closingOf: (ended: Ended) => Closing;
  /** The end that the talk keeps becomes a matter, once; nothing where it keeps none. */
  readonly writeDown: (talk: Conversation) => Promise<void>;
}

export function createCloseMatter(parts: CloseMatterParts): CloseMatter {
  const { matters, closings, registry, isOpenAt, clock } = parts;
  /** LINE counts a push once per person however many bubbles it carries, and a second push as a second one.
   *  Source: LINE Messaging API, "Messaging API pricing". */
  const isPaid = ({ channelId, accountId }: Conversation): boolean =>
    registry.find(channelId, accountId)?.readQuota !== undefined;
  return {
    closingWords: (resolved) =>
      resolved.isGroup || !isPaid(resolved)
        ? []
        : [surveyQuestion(matterIdOf(resolved), resolved.language ?? 'zh')],
    closingOf({ before, epoch, by, wrapUp }) {
      const atMs = clock();
      return {
        matterId: matterIdOf({ id: before.id, epoch }),
        by: { id: by.id, name: by.name },
        atMs,
        servedMs: Math.max(0, atMs - (before.assignee?.sinceMs ?? atMs)),
        ...(wrapUp === undefined ? {} : { wrapUp }),
      };
    },
    async writeDown(talk) {
      const { id: conversationId, accountId, channelId, closing } = talk;
      if (closing === undefined) return;
      const { matterId: id, by, atMs, servedMs, wrapUp } = closing;
      const matter: Matter = {
        ...{ id, conversationId, accountId, channelId, by, servedMs },
        closedAtMs: atMs,
        survey: firstState(talk, isPaid(talk)),
        surveyDueAtMs: atMs + QUIET_MS,
        isOpen: isOpenAt(atMs),
        ...(wrapUp === undefined ? {} : { wrapUp }),
      };
      await matters.open(matter);
      await closings.forget(conversationId, id);
    },
  };
}

/** The epoch that the end began: no other end of the talk has it. */
export const matterIdOf = ({ id, epoch }: Pick<Conversation, 'id' | 'epoch'>): string => `${id}.${epoch}`;

function firstState({ isGroup }: Conversation, isPaid: boolean): SurveyState {
  if (isGroup) return 'not-asked';
  return isPaid ? 'asked' : 'due';
}
