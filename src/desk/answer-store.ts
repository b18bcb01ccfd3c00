// When a person first answered a talk that had come to the queue: what the service level is counted from.

import type { ConversationId } from '../domain/ids.js';

export interface FirstAnswer {
  readonly conversationId: ConversationId;
  /** When the talk came to the queue: with the id it names the wait. */
  readonly queuedAtMs: number;
  readonly answeredAtMs: number;
  readonly channelId: string;
  readonly agentId: string;
  /** They came while people answer. */
  readonly isOpen: boolean;
}

export type Wait = Pick<FirstAnswer, 'conversationId' | 'queuedAtMs'>;

export interface AnswerStore {
  /** The first one of a wait stays, whatever comes after. Throws StoreUnavailableError. */
  readonly record: (answer: FirstAnswer) => Promise<void>;
  /** Of the waits that began in this time: how many were answered, and how many of them within `withinMs`. */
  readonly count: (
    range: { readonly fromMs: number; readonly toMs: number },
    withinMs: number,
  ) => Promise<{ readonly answered: number; readonly inTime: number }>;
  /** Those of the waits that have been answered, each as `keyOf` names it. */
  readonly findAnswered: (waits: readonly Wait[]) => Promise<ReadonlySet<string>>;
}

export const keyOf = ({ conversationId, queuedAtMs }: Wait): string => `${conversationId}:${queuedAtMs}`;
