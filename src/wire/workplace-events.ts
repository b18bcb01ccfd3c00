// What the workplace of one agent asks of the hub beside the talk itself: drafts, replies that wait a moment, the card of a
// hand-over, what was read. A part of the namespace `/agent`; `agent-events.ts` joins it.

import { z } from 'zod';

import { replyFiles, saysOrBrings, type FileLimits } from './file-api.js';
import { MOST_TEXT_CHARS, type Ack } from './shared.js';

const id = z.string().min(1).max(200);
const clientId = z.string().min(8).max(64);
const talk = z.strictObject({ conversationId: id });

/** Longest time that a reply may wait for second thoughts. Ours. Unit: ms. */
const MOST_HOLD_MS = 30_000;
/** Lines of a list whose unread counts are asked for at once. */
const MOST_COUNTED = 1_000;

/** Why a suggestion does not fit. */
export const DISMISS_REASONS = ['other-question', 'wrong', 'outdated', 'wording'] as const;

/** The article or canned reply that was put in first. */
export const usedArticle = z.strictObject({
  articleId: id,
  how: z.enum(['suggestion', 'search']),
  forSeq: z.int().min(1).optional(),
  source: z.enum(['article', 'canned']).exactOptional(),
  /** The agent left its card out. */
  withoutCard: z.literal(true).exactOptional(),
});

export const workplaceRequests = {
  workplace: talk,
  keepDraft: z.strictObject({
    conversationId: id,
    mode: z.enum(['reply', 'note']),
    /** Empty: forgotten. */
    text: z.string().max(2 * MOST_TEXT_CHARS),
  }),
  /** As `reply`, but it leaves after a moment, so that it can be taken back until then. */
  hold: z
    .strictObject({
      conversationId: id,
      clientId,
      text: z.string().trim().max(MOST_TEXT_CHARS),
      quotes: z.number().int().min(1).exactOptional(),
      from: usedArticle.optional(),
      files: replyFiles,
      holdMs: z.int().min(1_000).max(MOST_HOLD_MS),
    })
    .refine(saysOrBrings, { path: ['text'] }),
  withdraw: z.strictObject({ conversationId: id, clientId }),
  handoff: talk,
  markRead: z.strictObject({ conversationId: id, seq: z.int().min(0) }),
  unread: z.strictObject({ conversationIds: z.array(id).max(MOST_COUNTED) }),
  reveal: talk,
} as const;

type RequestOf<Name extends keyof typeof workplaceRequests> = z.infer<(typeof workplaceRequests)[Name]>;

export interface KeptDraft {
  readonly mode: 'reply' | 'note';
  readonly text: string;
  readonly savedAtMs: number;
}

/** A reply that has not left yet. */
export interface HeldReply {
  readonly clientId: string;
  readonly text: string;
  readonly dueAtMs: number;
  readonly quotes?: number;
}

/** May an agent write to the citizen now? */
export interface WriteWindow {
  readonly state: 'open' | 'open-to-people' | 'closed';
  /** Why it is closed, by the code of the channel. */
  readonly code?: string;
  /** When the citizen last did what opens the channel's window, where the channel has one. */
  readonly actedAtMs?: number;
  /** When the state changes by itself if they stay silent. */
  readonly changesAtMs?: number;
}

/** An article that the bot has said or offered. */
export interface TriedArticle {
  readonly seq: number;
  readonly articleId: string;
  readonly title: string;
  readonly how: 'answered' | 'offered';
  /** In [0, 1]. */
  readonly score?: number;
}

export interface SaidLine {
  readonly seq: number;
  readonly text: string;
  readonly atMs: number;
}

/** An earlier stretch of the same talk, between two long silences. */
export interface EarlierContact {
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** The citizen's first question in it; empty where they said none. */
  readonly question: string;
  readonly entries: number;
  /** Who of the desk answered. */
  readonly agents: readonly string[];
}

/** What whoever takes a talk over has to know before they write. */
export interface HandoffCard {
  /** The citizen's last question before a person came. */
  readonly question?: SaidLine;
  readonly tried: readonly TriedArticle[];
  /** What else the citizen has said in this contact, oldest first: nobody asks for it twice. */
  readonly told: readonly SaidLine[];
  /** What the desk has asked already in this contact, oldest first. */
  readonly asked: readonly (SaidLine & { readonly agentName?: string })[];
  readonly language: 'zh' | 'en';
  /** Who answers for the articles that were tried. */
  readonly departments: readonly string[];
  /** Latest first, at most ten. */
  readonly earlier: readonly EarlierContact[];
}

/** What the hub knows of who the citizen is; each covered until it is asked for, which is on record. */
export interface ContactFacts {
  readonly name: string;
  /** The platform's address of the talk. */
  readonly address: string;
  readonly language?: string;
  readonly pictureUrl?: string;
  /** Numbers and addresses that the citizen has written in the last messages, by kind. */
  readonly written: readonly { readonly kind: string; readonly text: string }[];
  /** What a colleague noted first, then what the citizen sent, the latest first; at most four. */
  readonly places: readonly TalkPlace[];
  readonly consent: ConsentFact;
}

/** Where the talk is about. Covered: the address has only its ends, and no point. */
export interface TalkPlace {
  /** A message of the citizen, or what a colleague noted. */
  readonly from: 'citizen' | 'desk';
  readonly byName?: string;
  readonly atMs: number;
  readonly address?: string;
  readonly point?: { readonly latitude: number; readonly longitude: number };
}

/**
 * What is on record of what the citizen agreed to. `notice`: they wrote below our privacy notice, of this version, first then; nobody
 * asked them to press anything. `platform`: they came over a platform, under its terms, and we have no record of our own.
 * `none`: nothing is recorded.
 */
export type ConsentFact =
  | { readonly kind: 'notice'; readonly version: string; readonly atMs: number }
  | { readonly kind: 'platform' | 'none' };

export interface WorkplaceToHub {
  /** What this agent has begun to write here, what of theirs waits to leave, and what the channel takes. */
  workplace: (
    request: RequestOf<'workplace'>,
    ack: (
      answer: Ack<{
        readonly drafts: readonly KeptDraft[];
        readonly held: readonly HeldReply[];
        readonly window: WriteWindow;
        /** Longest text of one bubble on this channel; longer ones are cut into several. Unit: UTF-16 units. */
        readonly bubbleChars: number;
        /** The contact's facts with every personal one covered. */
        readonly contact: ContactFacts;
        /** What may be attached to a reply. */
        readonly files: FileLimits;
      }>,
    ) => void,
  ) => void;
  /** The last word wins; the agent's other screens hear `drafted`. */
  keepDraft: (
    request: RequestOf<'keepDraft'>,
    ack: (answer: Ack<{ readonly savedAtMs: number }>) => void,
  ) => void;
  /**
   * Durable when acknowledged, with `dueAtMs`: then it leaves by itself, whatever becomes of the screen. The same `clientId` again
   * is the same reply: `seq` once it has left, `isWithdrawn` once it was taken back, a refusal where it could not leave.
   */
  hold: (
    request: RequestOf<'hold'>,
    ack: (
      answer: Ack<{ readonly dueAtMs?: number; readonly seq?: number; readonly isWithdrawn?: true }>,
    ) => void,
  ) => void;
  /** ALREADY_SENT where it has left. */
  withdraw: (request: RequestOf<'withdraw'>, ack: (answer: Ack) => void) => void;
  handoff: (
    request: RequestOf<'handoff'>,
    ack: (answer: Ack<{ readonly card: HandoffCard }>) => void,
  ) => void;
  /** This agent has read the talk up to there; never goes back. Their other screens hear `read`. */
  markRead: (request: RequestOf<'markRead'>, ack: (answer: Ack) => void) => void;
  /** How many messages of the citizen this agent has not read, by talk; at most 99. Talks without any are left out. */
  unread: (
    request: RequestOf<'unread'>,
    ack: (answer: Ack<{ readonly counts: Readonly<Record<string, number>> }>) => void,
  ) => void;
  /** The personal facts in full. On record. */
  reveal: (
    request: RequestOf<'reveal'>,
    ack: (answer: Ack<{ readonly contact: ContactFacts }>) => void,
  ) => void;
}

export interface WorkplaceFromHub {
  /** Another screen of the same agent has kept a draft. */
  drafted: (event: { readonly conversationId: string } & KeptDraft) => void;
  /** The same agent has read a talk on another screen. */
  read: (event: { readonly conversationId: string; readonly seq: number }) => void;
}
