// A talk as one line of a list.

import type { WireStatus } from './shared.js';

/** Why a talk came to the desk. */
export type HandoffReason = 'asked' | 'unanswered-twice' | 'urgent' | 'abusive' | 'not-solved' | 'again';

/** A line of the queue. */
export interface ConversationRow {
  readonly conversationId: string;
  readonly channelId: string;
  readonly status: WireStatus;
  /** Grows at every change of who speaks: of two lines of a talk the lower one is older. */
  readonly epoch: number;
  /** The name on the channel, covered (王○明; in full only by `reveal`), or a made-up one. */
  readonly name: string;
  /** As the channel tells it. */
  readonly language?: string;
  readonly lastText: string;
  readonly lastAtMs: number;
  /** Its owner has put it aside until then, or without a time until somebody says something. */
  readonly pause?: { readonly untilMs?: number };
  /** Since when the citizen waits for a person; absent while the bot answers. */
  readonly waitingSinceMs?: number;
  /** Of a waiting talk: the queue is in this order, the smallest first. */
  readonly queueTimeMs?: number;
  readonly reason?: HandoffReason;
  readonly assignee?: { readonly id: string; readonly name: string };
  /** Ids of the tags that colleagues have put on it. */
  readonly tags?: readonly string[];
  /** Numbers of the city's own case system that colleagues have noted on it. */
  readonly cases?: readonly { readonly number: string; readonly byName: string; readonly atMs: number }[];
  /** When a colleague last noted where it is about; the place itself is personal, and told by `workplace`. */
  readonly placedAtMs?: number;
  /** Where it waits, or did when it was taken; absent: it never had a team. */
  readonly queue?: {
    /** Absent: everybody may take it. */
    readonly teamId?: string;
    readonly sinceMs: number;
    /** The team that it was meant for, and why it does not wait for it any more. */
    readonly from?: { readonly teamId: string; readonly why: 'waited' | 'nobody-there' };
  };
}
