// Notes that name a colleague: what a screen of the desk asks and hears about them. Part of the namespace `/agent`;
// `agent-events.ts` joins it.

import { z } from 'zod';

import type { Ack } from './shared.js';

/** Colleagues whom one note may name. */
const MOST_NAMED = 10;
const id = z.string().min(1).max(200);

export const namedIds = z.array(id).min(1).max(MOST_NAMED).exactOptional();

export const mentionRequests = {
  colleagues: z.strictObject({}),
  mentions: z.strictObject({}),
  seenMention: z.strictObject({ conversationId: id }),
} as const;

/** A talk in which a colleague has named me since I read it: whose it is by the covered name, and nothing of what was said. */
export interface MentionView {
  readonly conversationId: string;
  readonly name: string;
  readonly byName: string;
  readonly atMs: number;
}

export interface MentionToHub {
  /** Whom a note may name: everybody who may read the desk, at it or not. */
  colleagues: (
    request: z.infer<typeof mentionRequests.colleagues>,
    ack: (
      answer: Ack<{ readonly colleagues: readonly { readonly id: string; readonly name: string }[] }>,
    ) => void,
  ) => void;
  /** Mine, one a talk, the latest first, at most fifty. Gone once the talk is read up to there. */
  mentions: (
    request: z.infer<typeof mentionRequests.mentions>,
    ack: (answer: Ack<{ readonly mentions: readonly MentionView[] }>) => void,
  ) => void;
  /** I know of it, and need not read it. */
  seenMention: (request: z.infer<typeof mentionRequests.seenMention>, ack: (answer: Ack) => void) => void;
}

export interface HubToMention {
  /** Mine are others: ask for them again. To every screen of the person, at every hub. */
  mentionsChanged: (event: object) => void;
}
