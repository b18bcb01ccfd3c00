// Case numbers and the place of a talk: anybody at the desk notes them. On record before it happens.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import { MOST_CASES, readCaseNumber } from '../domain/talk-facts.js';
import type { Clock } from '../lib/clock.js';
import type { CaseStore } from './case-store.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';

/** The record of what was noted. Throws StoreUnavailableError. */
export interface CaseLog {
  readonly numbered: (
    by: Agent,
    noted: { readonly conversationId: ConversationId; readonly number: string; readonly isOn: boolean },
  ) => Promise<void>;
  /** Not which place: the record is read by more people than the talk. */
  readonly placed: (
    by: Agent,
    noted: { readonly conversationId: ConversationId; readonly isOn: boolean },
  ) => Promise<void>;
}

export interface TalkCaseParts {
  readonly cases: CaseStore;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly log: CaseLog;
  readonly clock: Clock;
}

export interface TalkCases {
  /** The same again is the same. */
  readonly number: (
    wish: { readonly conversationId: ConversationId; readonly number: string; readonly isOn: boolean },
    by: Agent,
  ) => Promise<DeskOutcome<Conversation>>;
  /** An empty address forgets it. */
  readonly place: (
    wish: { readonly conversationId: ConversationId; readonly address: string },
    by: Agent,
  ) => Promise<DeskOutcome<Conversation>>;
}

export function createTalkCases({ cases, conversations, log, clock }: TalkCaseParts): TalkCases {
  return {
    async number({ conversationId, number: written, isOn }, by) {
      const number = readCaseNumber(written);
      if (number === undefined) return refuse({ code: 'no-case-number' });
      const talk = await conversations.find(conversationId);
      if (talk === undefined) return refuse({ code: 'unknown-talk' });
      if (isOn === (talk.cases ?? []).some((known) => known.number === number)) return done(talk);
      await log.numbered(by, { conversationId, number, isOn });
      const noted = isOn
        ? await cases.put(conversationId, { number, byName: by.name, atMs: clock() }, MOST_CASES)
        : await cases.take(conversationId, number);
      return noted === undefined ? refuse({ code: 'too-many-cases' }) : done(noted);
    },
    async place({ conversationId, address }, by) {
      const isOn = address !== '';
      if ((await conversations.find(conversationId)) === undefined) return refuse({ code: 'unknown-talk' });
      await log.placed(by, { conversationId, isOn });
      const place = isOn ? { address, byName: by.name, atMs: clock() } : undefined;
      const noted = await cases.place(conversationId, place);
      return noted === undefined ? refuse({ code: 'unknown-talk' }) : done(noted);
    },
  };
}
