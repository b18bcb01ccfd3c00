// The namespace `/agent`: the desk's screens and the hub. Authenticated by the staff session's cookie.

import { z } from 'zod';

import { MOST_CASE_CHARS } from '../domain/talk-facts.js';
import type { BannerToHub, HubToBanner } from './banner-events.js';
import type { CallbackToHub, HubToCallback } from './callback-events.js';
import type { CaseToHub } from './case-events.js';
import type { AlarmsView } from './channel-api.js';
import { replyFiles, saysOrBrings } from './file-api.js';
import type { EventMark, FloorRules, FloorToHub, HubToFloor } from './floor-events.js';
import { namedIds, type HubToMention, type MentionToHub } from './mention-events.js';
import { MOST_TEXT_CHARS, type Ack, type WireCard } from './shared.js';
import type { HubToSettings, SettingsToHub } from './settings-events.js';
import type { HubToShiftNote, ShiftNoteToHub } from './shift-note-events.js';
import type { HubToTag, TagToHub } from './tag-events.js';
import type { HubToTeam, TeamToHub } from './team-events.js';
import type { ConversationRow } from './talk-rows.js';
import type { Thread, ThreadEntry, ThreadPage } from './thread-views.js';
import type { WhyMatch } from './why-views.js';
import {
  DISMISS_REASONS,
  usedArticle,
  type WorkplaceFromHub,
  type WorkplaceToHub,
} from './workplace-events.js';
import type { wrapUpRequests, WrapUpToHub } from './wrap-up-events.js';

const id = z.string().min(1).max(200);
const text = z.string().trim().min(1).max(MOST_TEXT_CHARS);

const talkFilter = z.strictObject({
  channelId: id.exactOptional(),
  reason: z.enum(['asked', 'unanswered-twice', 'urgent', 'abusive']).exactOptional(),
  agentId: id.exactOptional(),
  tagId: id.exactOptional(),
  teamId: id.exactOptional(),
  caseNumber: z.string().trim().min(1).max(MOST_CASE_CHARS).exactOptional(),
});

/** What the hub accepts from a screen; anything else is refused as BAD_REQUEST. */
export const agentRequests = {
  conversation: z.strictObject({ conversationId: id }),
  earlier: z.strictObject({ conversationId: id, beforeSeq: z.number().int().min(1) }),
  /** `mentions`: ids of colleagues whom the words name. */
  note: z.strictObject({ conversationId: id, clientId: z.string().min(8).max(64), text, mentions: namedIds }),
  /** `quotes`: the entry that it answers; `from`: the article that was put in first; `files`: handed in before. */
  reply: z
    .strictObject({
      conversationId: id,
      clientId: z.string().min(8).max(64),
      text: z.string().trim().max(MOST_TEXT_CHARS),
      quotes: z.number().int().min(1).exactOptional(),
      from: usedArticle.optional(),
      files: replyFiles,
    })
    .refine(saysOrBrings, { path: ['text'] }),
  /** `articleId`: of the article or canned reply. */
  dismiss: z.strictObject({
    conversationId: id,
    articleId: id,
    forSeq: z.int().min(1),
    source: z.enum(['article', 'canned']).exactOptional(),
    reason: z.enum(DISMISS_REASONS).exactOptional(),
  }),
  list: z.strictObject({
    tab: z.enum(['waiting', 'mine', 'assigned', 'paused', 'all', 'resolved']),
    filter: talkFilter.exactOptional(),
    /** Of `all` and `resolved`: those after this one. */
    isCountOnly: z.literal(true).exactOptional(),
    after: z.strictObject({ lastAtMs: z.number().int().min(0), conversationId: id }).exactOptional(),
  }),
  search: z.strictObject({ query: z.string().trim().min(1).max(200) }),
  resend: z.strictObject({ conversationId: id, seq: z.number().int().min(1) }),
  typing: z.strictObject({ conversationId: id, isTyping: z.boolean() }),
  floor: z.strictObject({}),
  availability: z.strictObject({ availability: z.enum(['online', 'busy', 'offline']) }),
  capacity: z.strictObject({ agentId: id, capacity: z.number().int().min(1).max(50) }),
  transfer: z
    .strictObject({
      conversationId: id,
      /** Absent: back to the queue, at its old place; with a team to the team's. Never both: a person is no queue. */
      agentId: id.exactOptional(),
      teamId: id.exactOptional(),
      /** For whoever takes over; never leaves the hub. */
      note: z.strictObject({ clientId: z.string().min(8).max(64), text }).exactOptional(),
    })
    .superRefine(({ agentId, teamId }, context) => {
      if (agentId === undefined || teamId === undefined) return;
      for (const name of ['agentId', 'teamId'])
        context.addIssue({ code: 'custom', path: [name], message: 'agentId and teamId exclude each other' });
    }),
} as const;

export type ConversationRequest = z.infer<typeof agentRequests.conversation>;
export type ReplyRequest = z.infer<typeof agentRequests.reply>;
export type ListRequest = z.infer<typeof agentRequests.list>;
/** Which talks of a list are wanted. */
export type TalkFilter = z.infer<typeof talkFilter>;

/** Who is at the desk. `away`: no screen of theirs has been heard of for a minute. */
export interface FloorAgent {
  readonly id: string;
  readonly name: string;
  readonly state: 'online' | 'busy' | 'offline' | 'away';
  /** Talks they have, and may have. */
  readonly load: number;
  readonly capacity: number;
}

export interface FloorView {
  readonly agents: readonly FloorAgent[];
  readonly rules: FloorRules;
}

export interface Suggestion {
  readonly source: 'article' | 'canned';
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** In [0, 1]. */
  readonly score: number;
  readonly version?: number;
  /** Of an article: goes along with its text. */
  readonly card?: WireCard;
  /** Why it is suggested: itself first, then its rivals. Absent for what was searched for. */
  readonly why?: WhyMatch;
}

/** A language model's proposal: to be read, changed, and sent or not. */
export interface Draft {
  readonly text: string;
  /** The published articles that it was made of. */
  readonly articles: readonly { readonly id: string; readonly title: string; readonly version: number }[];
}

export interface AgentToHub
  extends
    FloorToHub,
    WorkplaceToHub,
    WrapUpToHub,
    CallbackToHub,
    BannerToHub,
    TagToHub,
    CaseToHub,
    MentionToHub,
    ShiftNoteToHub,
    TeamToHub,
    SettingsToHub {
  list: (
    request: ListRequest,
    ack: (answer: Ack<{ readonly rows: readonly ConversationRow[]; readonly total: number }>) => void,
  ) => void;
  /** Reads a talk and follows it: `entry` and `row` come from now on. On record. */
  open: (
    request: ConversationRequest,
    ack: (answer: Ack<Thread & { readonly mark: EventMark }>) => void,
  ) => void;
  /** Entries before `beforeSeq`, at most 200, oldest first. On record. */
  earlier: (request: z.infer<typeof agentRequests.earlier>, ack: (answer: Ack<ThreadPage>) => void) => void;
  leave: (request: ConversationRequest) => void;
  /**
   * One guarded update: the loser hears ALREADY_TAKEN with `details.by`. OTHER_TEAM while it waits for a team that is not theirs, but
   * for a supervisor.
   */
  claim: (
    request: ConversationRequest,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /**
   * Only the owner. Acknowledged after the durable write; the same `clientId` again is the same message. `from`: the article that
   * the agent put in, before any edit; the hub learns from what became of it.
   */
  reply: (request: ReplyRequest, ack: (answer: Ack<{ readonly seq: number }>) => void) => void;
  /** Staff only; never leaves the hub. Colleagues whom it names hear of it (`mentionsChanged`). */
  note: (
    request: z.infer<typeof agentRequests.note>,
    ack: (answer: Ack<{ readonly seq: number }>) => void,
  ) => void;
  /** Sends an entry again that was refused, is unclear or waits for the quota: the owner, or a supervisor. On record. */
  resend: (request: z.infer<typeof agentRequests.resend>, ack: (answer: Ack) => void) => void;
  /**
   * To another agent, or without `agentId` back to the queue at its old place, with `teamId` to the team's: the owner, or a
   * supervisor, who may take a talk over so. The old owner may not write from then on. BAD_REQUEST with both; UNKNOWN_AGENT, NOT_THERE, AT_CAPACITY,
   * UNKNOWN_TEAM.
   */
  transfer: (
    request: z.infer<typeof agentRequests.transfer>,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /** Everybody who has been at the desk, and how loaded they are. */
  floor: (request: z.infer<typeof agentRequests.floor>, ack: (answer: Ack<FloorView>) => void) => void;
  /** What somebody says of themselves. */
  availability: (request: z.infer<typeof agentRequests.availability>, ack: (answer: Ack) => void) => void;
  /** How many talks an agent may have: a supervisor, else NOT_SUPERVISOR. */
  capacity: (request: z.infer<typeof agentRequests.capacity>, ack: (answer: Ack) => void) => void;
  giveBack: (
    request: ConversationRequest,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /** `wrapUp`: what the person who closes it says of it. */
  resolve: (
    request: z.infer<typeof wrapUpRequests.resolve>,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /** Three replies for the citizen's last words; `forSeq`: of the entry with those words. */
  suggest: (
    request: ConversationRequest,
    ack: (answer: Ack<{ readonly suggestions: readonly Suggestion[]; readonly forSeq?: number }>) => void,
  ) => void;
  /**
   * A draft by the optional language model out of the published articles. Only the owner. Without `draft`: no article
   * answers. NO_HELPER where none is set up, HELPER_FAILED where it gave nothing in time.
   */
  draft: (request: ConversationRequest, ack: (answer: Ack<{ readonly draft?: Draft }>) => void) => void;
  /** A suggested article does not fit the question of `forSeq`. Only the owner; the hub learns from it. */
  dismiss: (request: z.infer<typeof agentRequests.dismiss>, ack: (answer: Ack) => void) => void;
  /** Canned replies and article titles as the agent types. */
  search: (
    request: z.infer<typeof agentRequests.search>,
    ack: (answer: Ack<{ readonly found: readonly Suggestion[] }>) => void,
  ) => void;
  typing: (request: z.infer<typeof agentRequests.typing>) => void;
}

export interface HubToAgent
  extends
    HubToFloor,
    WorkplaceFromHub,
    HubToCallback,
    HubToBanner,
    HubToTag,
    HubToMention,
    HubToShiftNote,
    HubToTeam,
    HubToSettings {
  /** A line that changed, to every screen. */
  row: (row: ConversationRow, mark: EventMark) => void;
  /** An entry of a talk that this screen follows. May come twice: `seq` tells. A changed delivery comes as the same `seq` again. */
  entry: (event: { readonly conversationId: string; readonly entry: ThreadEntry }, mark: EventMark) => void;
  /** Somebody came, went, or has more or less to do. */
  floor: (event: FloorView) => void;
  typing: (event: {
    readonly conversationId: string;
    readonly who: 'citizen' | 'agent';
    readonly name?: string;
  }) => void;
  /** All that stands now, at the connect and whenever it changes. */
  alarms: (event: AlarmsView) => void;
}
