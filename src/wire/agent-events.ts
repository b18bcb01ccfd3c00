// The namespace `/agent`: the desk's screens and the hub. Authenticated by the staff session's cookie.

import { z } from 'zod';

import type { AlarmsView } from './channel-api.js';
import type { EventMark, FloorRules, FloorToHub, HubToFloor } from './floor-events.js';
import {
  MOST_TEXT_CHARS,
  type Ack,
  type WireCard,
  type WireChoice,
  type WireQuote,
  type WireStatus,
} from './shared.js';
import { DISMISS_REASONS, type WorkplaceFromHub, type WorkplaceToHub } from './workplace-events.js';
import type { wrapUpRequests, WrapUpToHub } from './wrap-up-events.js';

const id = z.string().min(1).max(200);
const text = z.string().trim().min(1).max(MOST_TEXT_CHARS);

const talkFilter = z.strictObject({
  channelId: id.exactOptional(),
  reason: z.enum(['asked', 'unanswered-twice', 'urgent', 'abusive']).exactOptional(),
  agentId: id.exactOptional(),
});

/** What the hub accepts from a screen; anything else is refused as BAD_REQUEST. */
export const agentRequests = {
  conversation: z.strictObject({ conversationId: id }),
  earlier: z.strictObject({ conversationId: id, beforeSeq: z.number().int().min(1) }),
  write: z.strictObject({ conversationId: id, clientId: z.string().min(8).max(64), text }),
  /** `quotes`: the entry that it answers; `from`: the article that was put in first. */
  reply: z.strictObject({
    conversationId: id,
    clientId: z.string().min(8).max(64),
    text,
    quotes: z.number().int().min(1).exactOptional(),
    from: z
      .strictObject({
        articleId: id,
        how: z.enum(['suggestion', 'search']),
        forSeq: z.int().min(1).optional(),
        source: z.enum(['article', 'canned']).exactOptional(),
      })
      .optional(),
  }),
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
  transfer: z.strictObject({
    conversationId: id,
    /** Absent: back to the queue, at its old place. */
    agentId: id.exactOptional(),
    /** For whoever takes over; never leaves the hub. */
    note: z.strictObject({ clientId: z.string().min(8).max(64), text }).exactOptional(),
  }),
} as const;

export type ConversationRequest = z.infer<typeof agentRequests.conversation>;
export type WriteRequest = z.infer<typeof agentRequests.write>;
export type ReplyRequest = z.infer<typeof agentRequests.reply>;
export type ListRequest = z.infer<typeof agentRequests.list>;
/** Which talks of a list are wanted. */
export type TalkFilter = z.infer<typeof talkFilter>;

/** Why a talk came to the desk. */
export type HandoffReason = 'asked' | 'unanswered-twice' | 'urgent' | 'abusive' | 'not-solved' | 'again';

/** A line of the queue. */
export interface ConversationRow {
  readonly conversationId: string;
  readonly channelId: string;
  readonly status: WireStatus;
  /** Grows at every change of who speaks: of two lines of a talk the lower one is older. */
  readonly epoch: number;
  /** The name on the channel, or a made-up one. */
  readonly name: string;
  /** As the channel tells them; never taken for more than a label. */
  readonly pictureUrl?: string;
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
}

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

/** A candidate, for "why?". */
export interface WhyCandidate {
  readonly articleId: string;
  readonly title: string;
  readonly version: number;
  readonly score: number;
  /** The citizen's words that it says too. */
  readonly hits: readonly string[];
  /** What the score is made of: the contributions are together the score, but for rounding. */
  readonly signals: readonly { readonly name: string; readonly contribution: number }[];
}

/** What the matcher made of words. */
export interface WhyMatch {
  readonly band?: string;
  readonly confidence?: number;
  /** Confidence from which the first candidate is said, and from which choices are offered. */
  readonly answerAt?: number;
  readonly offerAt?: number;
  /** What the confidence was drawn from, by name; each in [0, 1]. */
  readonly evidence?: Readonly<Record<string, number>>;
  /** Best first. */
  readonly candidates: readonly WhyCandidate[];
}

/** The question was read in the light of what was said before. */
export interface WhyFollowUp {
  readonly kind: 'told' | 'elsewhere' | 'which' | 'untold';
  readonly aspects: readonly string[];
  /** Titles of the articles that it was read with. */
  readonly context: readonly string[];
}

/** One of several questions in a message. */
export interface WhyPart extends WhyMatch {
  readonly text: string;
  readonly followUp?: WhyFollowUp;
}

/** Why the bot said what it said. */
export interface Why extends WhyMatch {
  readonly rule: string;
  readonly followUp?: WhyFollowUp;
  readonly parts?: readonly WhyPart[];
}

/** A file that came with a message. */
export interface ThreadMedia {
  /** GET /api/v1/media/:id leads to it, `?size=small` to a small picture of it. */
  readonly id: string;
  /**
   * `arriving`: on its way from the platform. `stored`: there. Else why not: too large to keep, gone from the platform, a type that
   * is not kept, no whole answer from the platform, no room on the hub's disk, or deleted when its time was over.
   */
  readonly state:
    'arriving' | 'stored' | 'too-large' | 'gone' | 'not-allowed' | 'unavailable' | 'disk-full' | 'removed';
  /** A MIME type, by the file's own first bytes; present once stored, as is its size. */
  readonly type?: string;
  readonly bytes?: number;
  readonly hasPreview?: true;
}

/** What came with a message besides words. Names, titles and addresses are what strangers wrote. */
export interface ThreadAttachment {
  readonly kind: 'image' | 'sticker' | 'video' | 'audio' | 'file' | 'location' | 'link';
  readonly name?: string;
  readonly media?: ThreadMedia;
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly address?: string };
  /** Of a link. */
  readonly address?: string;
}

export interface ThreadEntry {
  readonly seq: number;
  readonly author: 'citizen' | 'bot' | 'system' | 'agent' | 'note' | 'elsewhere';
  readonly text: string;
  readonly atMs: number;
  readonly agentName?: string;
  /** Who of a group said it, where the channel tells. */
  readonly speaker?: string;
  readonly clientId?: string;
  /** Of a note: a supervisor's word to the owner. */
  readonly isWhisper?: true;
  /** What it answers. */
  readonly quote?: WireQuote;
  /** Signs that the citizen has put on it on the platform and not taken off again. */
  readonly reactions?: readonly string[];
  readonly choices?: readonly WireChoice[];
  readonly cards?: readonly WireCard[];
  /** The citizen changed the words on the platform: `text` holds the new ones. */
  readonly isEdited?: true;
  /** The citizen took the message back on the platform: `text` is empty. */
  readonly isUnsent?: true;
  readonly attachments?: readonly ThreadAttachment[];
  /** Entries of the same id were sent together. `total`: how many, where the platform tells. */
  readonly imageSet?: { readonly id: string; readonly total?: number };
  readonly why?: Why;
  /** What became of an outgoing entry. */
  readonly delivery?: 'waiting' | 'sending' | 'accepted' | 'refused' | 'unclear' | 'withdrawn';
  readonly deliveryReason?: string;
  /** Of an outgoing entry: names its journal. */
  readonly deliveryId?: string;
}

export interface Suggestion {
  readonly source: 'article' | 'canned';
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** In [0, 1]. */
  readonly score: number;
  readonly version?: number;
  /** Why it is suggested: itself first, then its rivals. Absent for what was searched for. */
  readonly why?: WhyMatch;
}

/** A language model's proposal: to be read, changed, and sent or not. */
export interface Draft {
  readonly text: string;
  /** The published articles that it was made of. */
  readonly articles: readonly { readonly id: string; readonly title: string; readonly version: number }[];
}

export interface ThreadPage {
  readonly entries: readonly ThreadEntry[];
  /** `beforeSeq` of the page before; absent where the talk begins. */
  readonly earlier?: number;
}

export interface Thread extends ThreadPage {
  readonly row: ConversationRow;
}

export interface AgentToHub extends FloorToHub, WorkplaceToHub, WrapUpToHub {
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
  /** One guarded update: the loser hears ALREADY_TAKEN with `details.by`. */
  claim: (
    request: ConversationRequest,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /**
   * Only the owner. Acknowledged after the durable write; the same `clientId` again is the same message. `from`: the article that
   * the agent put in, before any edit; the hub learns from what became of it.
   */
  reply: (request: ReplyRequest, ack: (answer: Ack<{ readonly seq: number }>) => void) => void;
  /** Staff only; never leaves the hub. */
  note: (request: WriteRequest, ack: (answer: Ack<{ readonly seq: number }>) => void) => void;
  /** Sends an entry again that was refused, is unclear or waits for the quota: the owner, or a supervisor. On record. */
  resend: (request: z.infer<typeof agentRequests.resend>, ack: (answer: Ack) => void) => void;
  /**
   * To another agent, or without `agentId` back to the queue at its old place: the owner, or a supervisor, who may take a talk
   * over so. The old owner may not write from then on. UNKNOWN_AGENT, NOT_THERE, AT_CAPACITY.
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

export interface HubToAgent extends HubToFloor, WorkplaceFromHub {
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
