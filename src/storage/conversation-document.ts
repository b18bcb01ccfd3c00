// A conversation as MongoDB keeps it, and back again.

import type { Closing } from '../domain/closing.js';
import type { Conversation, Offer, Pace } from '../domain/conversation.js';
import type { Topic } from '../domain/follow-up.js';
import type { Assignee, ConversationStatus, HandoffReason, Standing } from '../domain/handoff.js';
import { accountId, conversationId } from '../domain/ids.js';
import type { ReplyToken } from '../domain/inbound-event.js';
import type { CaseNumber, NotedPlace, ShownNotice } from '../domain/talk-facts.js';
import type { TalkQueue } from '../domain/team.js';
import { readLast, type LastWordsDocument } from './last-words-document.js';

export interface ConversationDocument {
  _id: string;
  accountId: string;
  channelId: string;
  key: string;
  isGroup: boolean;
  status: ConversationStatus;
  epoch: number;
  queuedAt?: Date | null;
  handoffReason?: HandoffReason | null;
  queue?: TalkQueue | null;
  assignee?: Assignee | null;
  movedBy?: string;
  pause?: Conversation['pause'] | null;
  closing?: Closing;
  placeToldAt?: Date;
  callbackAt?: Date;
  placeTold?: Conversation['placeTold'];
  bannerTold?: string;
  tags?: string[];
  cases?: CaseNumber[];
  place?: NotedPlace;
  notice?: ShownNotice;
  language?: 'zh' | 'en';
  last?: LastWordsDocument;
  blockedAt?: Date | null;
  botPausedUntil?: Date;
  heardAt?: Date;
  actedAt?: Date;
  keptReply?: ReplyToken;
  createdAt: Date;
  disclosedAt?: Date;
  offered: Offer[];
  offeredBy?: string;
  topics?: Topic[];
  isPersonOffered?: boolean;
  preferredLanguage?: 'zh' | 'en';
  windowLanguage?: 'zh' | 'en';
  missesInRow: number;
  pace: Pace;
  /** The last transcript number given, and which source it was given to (the latest hundred). */
  seq: number;
  numbered: { key: string; seq: number }[];
  lease: { owner: string; until: Date; fence: number };
}

export function toConversation(document: ConversationDocument | null): Conversation | undefined {
  if (document === null) return undefined;
  const { movedBy, last, keptReply, pause, placeTold, closing } = document;
  return {
    id: conversationId(document._id),
    accountId: accountId(document.accountId),
    channelId: document.channelId,
    key: document.key,
    isGroup: document.isGroup,
    ...readStanding(document),
    ...readTimes(document),
    ...(movedBy === undefined ? {} : { movedBy }),
    ...(pause === undefined || pause === null ? {} : { pause }),
    ...(placeTold === undefined ? {} : { placeTold }),
    ...(closing === undefined ? {} : { closing }),
    ...readMarks(document),
    ...readLanguage(document),
    ...(last === undefined ? {} : { last: readLast(last) }),
    ...(keptReply === undefined ? {} : { keptReply }),
    createdAtMs: document.createdAt.getTime(),
    ...readMemory(document),
    pace: document.pace,
  };
}

/** What was put on the talk besides words. */
function readMarks({
  bannerTold,
  tags = [],
  cases = [],
  place,
  notice,
}: ConversationDocument): Pick<Conversation, 'bannerTold' | 'tags' | 'cases' | 'place' | 'notice'> {
  return {
    ...(bannerTold === undefined ? {} : { bannerTold }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(cases.length === 0 ? {} : { cases }),
    ...(place === undefined ? {} : { place }),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** Which field of the document is which moment of the conversation. */
export const TIMES = [
  ['blockedAt', 'blockedAtMs'],
  ['botPausedUntil', 'botPausedUntilMs'],
  ['heardAt', 'heardAtMs'],
  ['actedAt', 'actedAtMs'],
  ['disclosedAt', 'disclosedAtMs'],
  ['placeToldAt', 'placeToldAtMs'],
  ['callbackAt', 'callbackAtMs'],
] as const satisfies readonly (readonly [keyof ConversationDocument, keyof Conversation])[];

type Moments = Partial<Record<(typeof TIMES)[number][1], number>>;

function readTimes(document: ConversationDocument): Moments {
  const moments: Moments = {};
  for (const [field, moment] of TIMES) {
    const at = document[field];
    if (at instanceof Date) moments[moment] = at.getTime();
  }
  return moments;
}

/** What the bot remembers of its own last words. */
function readMemory(document: ConversationDocument) {
  const { offered, offeredBy, topics = [], isPersonOffered = false, missesInRow } = document;
  return { offered, topics, isPersonOffered, missesInRow, ...(offeredBy === undefined ? {} : { offeredBy }) };
}

function readLanguage({ language, preferredLanguage, windowLanguage }: ConversationDocument) {
  return {
    ...(language === undefined ? {} : { language }),
    ...(preferredLanguage === undefined ? {} : { preferredLanguage }),
    ...(windowLanguage === undefined ? {} : { windowLanguage }),
  };
}

function readStanding(document: ConversationDocument): Standing {
  const { status, epoch, queuedAt, handoffReason, queue, assignee } = document;
  return {
    status,
    epoch,
    ...(queuedAt instanceof Date ? { queuedAtMs: queuedAt.getTime() } : {}),
    ...(handoffReason === undefined || handoffReason === null ? {} : { handoffReason }),
    ...(queue === undefined || queue === null ? {} : { queue }),
    ...(assignee === undefined || assignee === null ? {} : { assignee }),
  };
}
