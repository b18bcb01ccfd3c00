// The desk as its doors see it: every step that a member of staff can take, made of the parts beside this file.

import type { LanguageModel } from '../assist/language-model.js';
import type { ChannelRegistry } from '../channels/registry.js';
import type { ContactStore } from '../conversations/contact-store.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import { isOpenAt } from '../domain/working-calendar.js';
import type { VariantLearning } from '../knowledge/learn-variants.js';
import type { ArticleVectors } from '../knowledge/article-vectors.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import type { Repeating } from '../lib/repeat.js';
import type { MediaStore } from '../media/media-store.js';
import type { Outbox } from '../outbox/outbox.js';
import type { OutboxStore } from '../outbox/outbox-store.js';
import type { Suggestion } from '../wire/agent-events.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import type { Thread, ThreadEntry, ThreadPage } from '../wire/thread-views.js';
import { createAgentReply, type Replying, type Writing } from './agent-reply.js';
import type { AgentStore } from './agent-store.js';
import type { AgentWorkStore } from './agent-work-store.js';
import type { AnswerStore } from './answer-store.js';
import { createCallbacks, type Callbacks } from './callbacks.js';
import type { CallbackStore } from './callback-store.js';
import type { CannedRoom } from './canned-room.js';
import type { CaseStore } from './case-store.js';
import { createReadWindow } from './write-window.js';
import { createAssignment, type Assignment } from './assignment.js';
import { cardBeside } from './card-beside.js';
import { createContactReader, type ContactReader, type RevealLog } from './contact-facts.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { DeskStore, ReadingLog, ResendLog } from './desk-store.js';
import { createCloseMatter, type CloseMatter } from './close-matter.js';
import type { ClosingStore } from './closing-store.js';
import { createDraft, type DraftForAgent } from './draft.js';
import { findMessage } from './find-message.js';
import { createFindTalks, type FindTalks, type TalkSearchStore } from './find-talks.js';
import type { MatterStore } from './matter-store.js';
import { listNameable, onlyServing, type ListOffDesk, type ListServing } from './colleagues.js';
import { createMentions, type Mentions } from './mentions.js';
import { createNote, type Note } from './note.js';
import { createFillCanned, type FillCanned, type FillCannedParts } from './fill-canned.js';
import { createFloor, type Floor } from './floor.js';
import { createHandoffCard, type ReadHandoffCard } from './handoff-card.js';
import type { HeldReplyStore } from './held-reply-store.js';
import { createHeldReplies, sendingHeldFirst, type HeldReplies } from './held-replies.js';
import { createListCategories } from './list-categories.js';
import { createListing, type ListTalks } from './list-talks.js';
import { createLogSuggestions } from './log-suggestions.js';
import { createServiceLevel, type ServiceLevelWatch } from './service-level.js';
import type { FloorRules } from '../wire/floor-events.js';
import { createPausing, type PauseStore, type Pausing } from './pause.js';
import type { Queue } from './queue.js';
import { createResend, type Resend } from './resend.js';
import { createRows } from './rows.js';
import { createSearchReplies } from './search-replies.js';
import { createSuggestReplies, type Suggested } from './suggest-replies.js';
import { createSuggestionFeedback, type SuggestionFeedback } from './suggestion-feedback.js';
import type { SuggestionLog, UsedArticle } from './suggestion-log.js';
import type { SettingsStore } from './settings-store.js';
import { createShiftNotes, type ShiftNotes } from './shift-notes.js';
import type { ShiftNoteStore } from './shift-note-store.js';
import { createTags, type TagLog, type Tags } from './tags.js';
import { createTalkCases, type CaseLog, type TalkCases } from './talk-cases.js';
import type { TagStore } from './tag-store.js';
import type { TeamRoom } from './teams.js';
import { createThreadReader } from './thread.js';
import type { Uploads } from './uploads.js';
import { createWriteMatters } from './write-matters.js';
import { createWorkplace, type Workplace } from './workplace.js';

/** Talks in the hands of people or waiting for them: far more than a floor has. */
const MOST_OPEN = 5_000;
/** Entries of a talk that a screen gets at once: more would freeze it (complaints of other desks). */
const PAGE_ENTRIES = 100;

export interface DeskStores {
  readonly conversations: ConversationStore;
  readonly contacts: Pick<ContactStore, 'find'>;
  readonly transcript: TranscriptStore;
  readonly sends: Pick<OutboxStore, 'readStates' | 'find' | 'findSent'>;
  readonly media: Pick<MediaStore, 'find'>;
  readonly lists: DeskStore;
  readonly talkSearch: TalkSearchStore;
  readonly agents: AgentStore;
  readonly answers: AnswerStore;
  readonly pauses: PauseStore;
  readonly readings: ReadingLog;
  readonly resends: ResendLog;
  readonly work: AgentWorkStore;
  readonly heldReplies: HeldReplyStore;
  readonly suggestionLog: SuggestionLog;
  readonly reveals: RevealLog;
  readonly matters: MatterStore;
  readonly closings: ClosingStore;
  readonly callbacks: CallbackStore;
  readonly tags: TagStore;
  readonly tagLog: TagLog;
  readonly cases: CaseStore;
  readonly caseLog: CaseLog;
  readonly shiftNotes: ShiftNoteStore;
  readonly settings: SettingsStore;
  readonly listOffDesk: ListOffDesk;
  readonly listServing: ListServing;
}

export interface DeskParts extends FillCannedParts {
  readonly stores: DeskStores;
  readonly queue: Pick<Queue, 'list'>;
  readonly teams: TeamRoom;
  readonly outbox: Outbox;
  readonly rules: FloorRules;
  readonly knowledge: LiveKnowledge;
  readonly canned: Pick<CannedRoom, 'forAgent' | 'find'>;
  /** Absent: nobody drafts. */
  readonly model?: LanguageModel | undefined;
  readonly closeness?: ArticleVectors['closeness'] | undefined;
  readonly registry: Pick<ChannelRegistry, 'find'>;
  /** Hint that a member of staff has the talk before their eyes. Returns at once. */
  readonly onRead: (id: ConversationId) => void;
  readonly learning: Pick<VariantLearning, 'note'>;
  readonly uploads: Uploads;
  /** Of what is done beside an event, which nobody waits for. */
  readonly onError: (error: unknown) => void;
}

export interface Desk extends Assignment, Resend, Pausing {
  readonly floor: Floor;
  readonly list: ListTalks;
  readonly row: (id: ConversationId) => Promise<ConversationRow | undefined>;
  readonly rowOf: (conversation: Conversation) => Promise<ConversationRow>;
  /** On record before anything of it is shown. */
  readonly open: (id: ConversationId, agent: Agent) => Promise<DeskOutcome<Thread>>;
  /** What was said before an entry; on record as `open` is. */
  readonly readEarlier: (
    id: ConversationId,
    beforeSeq: number,
    agent: Agent,
  ) => Promise<DeskOutcome<ThreadPage>>;
  readonly show: (entries: readonly TranscriptEntry[]) => Promise<readonly ThreadEntry[]>;
  readonly find: (id: ConversationId) => Promise<Conversation | undefined>;
  /** The entry that the platform knows by this id, ours too. */
  readonly findMessage: (id: ConversationId, messageId: string) => Promise<TranscriptEntry | undefined>;
  /** `from`: the article that was put in first. */
  readonly reply: (writing: Replying, from?: UsedArticle) => Promise<DeskOutcome<{ readonly seq: number }>>;
  readonly note: Note;
  readonly readServiceLevel: ServiceLevelWatch['read'];
  /** For this agent: a canned reply comes with their name in it. */
  readonly suggest: (id: ConversationId, agent: Agent) => Promise<Suggested>;
  readonly dismiss: SuggestionFeedback['dismiss'];
  readonly draft: DraftForAgent;
  readonly search: (query: string, agent: Agent) => readonly Suggestion[];
  readonly findTalks: FindTalks;
  readonly workplace: Workplace;
  /** What closed matters are sorted under. */
  readonly categories: () => readonly string[];
  /** Ends that a fall of the hub left behind become matters. */
  readonly mattersWatch: Repeating;
  readonly callbacks: Callbacks;
  readonly tags: Tags;
  readonly cases: TalkCases;
  readonly mentions: Mentions;
  readonly teams: Pick<TeamRoom, 'current' | 'queueIn' | 'onChange'>;
  readonly shiftNotes: ShiftNotes;
  /** What each member of staff has set for themselves. */
  readonly settings: SettingsStore;
  readonly held: HeldReplies;
  readonly handoffCard: ReadHandoffCard;
  readonly reveal: ContactReader['reveal'];
}

export function createDesk(parts: DeskParts): Desk {
  const { stores, queue, outbox, clock, knowledge, registry } = parts;
  const { conversations, contacts, transcript, sends, media, lists, resends, agents } = stores;
  const fill = createFillCanned(parts);
  const rows = createRows({ contacts, conversations });
  const answering = createAnswering(parts);
  const { reply, held, feedback } = createWriting(parts, fill, answering.note);
  const contactReader = createContactReader({ conversations, contacts, transcript, reveals: stores.reveals });
  const threads = createThreadReader({ transcript, sends, media, knowledge, clock, ...rows });
  const closing = createCloseMatter({ ...stores, registry, isOpenAt: opening(parts), clock });
  const colleagues = onlyServing(agents, stores.listOffDesk);
  const nameable = listNameable(colleagues, stores.listServing);
  const mentions = createMentions({ colleagues: nameable, work: stores.work, conversations, rows });
  const { teams, canned } = parts;
  const { forAgent } = canned;
  const assigning = createAssignment({
    ...{ conversations, agents, outbox, clock, ...closing },
    whyNot: teams.whyNot,
  });
  const assignment = sendingHeldFirst(
    { ...assigning, release: releasing(parts, assigning, closing) },
    held.sendNow,
  );
  return {
    ...assignment,
    floor: createFloor({ agents: colleagues, assignment, clock, rules: parts.rules }),
    readServiceLevel: answering.read,
    categories: createListCategories(knowledge),
    mattersWatch: createWriteMatters({ closings: stores.closings, closing, clock, onError: parts.onError }),
    workplace: createWorkplace({ ...stores, ...parts, held, contacts: contactReader }),
    callbacks: createCallbacks({ ...stores, ...parts, rows, readWindow: createReadWindow(parts) }),
    shiftNotes: createShiftNotes({ store: stores.shiftNotes, clock }),
    tags: createTags({ tags: stores.tags, log: stores.tagLog, conversations }),
    cases: createTalkCases({ cases: stores.cases, log: stores.caseLog, conversations, clock }),
    handoffCard: createHandoffCard({ conversations, transcript, knowledge }),
    ...{ reveal: contactReader.reveal, dismiss: feedback.dismiss, settings: stores.settings },
    ...createResend({ conversations, transcript, sends, outbox, resends }),
    ...createPausing({ conversations, pauses: stores.pauses, clock }),
    ...{ mentions, note: createNote({ conversations, transcript, mentions, clock }) },
    suggest: createSuggestReplies({
      transcript,
      knowledge,
      canned: forAgent,
      fill,
      closeness: parts.closeness,
    }),
    draft: createDraft({ conversations, transcript, knowledge, model: parts.model }),
    search: createSearchReplies({ knowledge, canned: forAgent, fill }),
    findTalks: createFindTalks({ ...stores, rows }),
    ...{ reply, held, show: threads.show, find: conversations.find, teams },
    findMessage: (id, messageId) => findMessage({ transcript, sends }, id, messageId),
    list: createListing({ lists, queue, rows, clock }),
    async row(id) {
      const conversation = await conversations.find(id);
      return conversation === undefined ? undefined : rows.of(conversation);
    },
    rowOf: rows.of,
    ...createOpening(parts, threads, rows),
  };
}

/** Whoever opens a talk is on record before anything of it is shown. */
function createOpening(
  { stores, onRead }: DeskParts,
  threads: Pick<ReturnType<typeof createThreadReader>, 'read'>,
  rows: Pick<ReturnType<typeof createRows>, 'of'>,
): Pick<Desk, 'open' | 'readEarlier'> {
  const { conversations, readings } = stores;
  return {
    async open(id, agent) {
      const conversation = await conversations.find(id);
      if (conversation === undefined) return refuse({ code: 'unknown-talk' });
      await readings.record({ agent, conversationId: id });
      const page = await threads.read(id, { limit: PAGE_ENTRIES });
      onRead(id);
      return done({ row: await rows.of(conversation), ...page });
    },
    async readEarlier(id, beforeSeq, agent) {
      if ((await conversations.find(id)) === undefined) return refuse({ code: 'unknown-talk' });
      await readings.record({ agent, conversationId: id });
      return done(await threads.read(id, { limit: PAGE_ENTRIES, beforeSeq }));
    },
  };
}

/** Whether people answer, by the calendar of now. */
const opening =
  ({ calendar }: Pick<DeskParts, 'calendar'>) =>
  (atMs: number): boolean =>
    isOpenAt(calendar(), atMs);

/** Counts first answers beside the replies: the words have left, nobody waits for their figures. */
function createAnswering({ stores, rules, clock, calendar, onError }: DeskParts) {
  const { answers, conversations, lists } = stores;
  const listOpen = async (): Promise<readonly Conversation[]> => {
    const waiting = await lists.list({ tab: 'waiting' }, MOST_OPEN);
    return [...waiting, ...(await lists.list({ tab: 'assigned' }, MOST_OPEN))];
  };
  const { answerWithinMs } = rules;
  const opened = { isOpenAt: opening({ calendar }), clock };
  const level = createServiceLevel({ answers, listOpen, answerWithinMs, ...opened });
  const count = async ({ conversationId, agent }: Writing): Promise<void> => {
    const talk = await conversations.find(conversationId);
    if (talk !== undefined) await level.answered(talk, agent);
  };
  return {
    read: level.read,
    note: (writing: Writing): void => {
      count(writing).catch(onError);
    },
  };
}

/** What an agent writes to the citizen, at once or after a moment, and what is learned from it. */
function createWriting(
  parts: DeskParts,
  fill: FillCanned,
  noteAnswer: (writing: Writing) => void,
): { readonly reply: Desk['reply']; readonly held: HeldReplies; readonly feedback: SuggestionFeedback } {
  const { stores, clock, onError } = parts;
  const { conversations, transcript, sends } = stores;
  const replyNow = createAgentReply({ ...parts, conversations, transcript, sends });
  const log = createLogSuggestions({ ...parts, log: stores.suggestionLog, fill });
  const feedback = createSuggestionFeedback({ ...parts, transcript, conversations, log });
  const reply: Desk['reply'] = async (writing, from) => {
    const card = cardBeside(parts.knowledge.current().articles, writing.text, from);
    const outcome = await replyNow(card === undefined ? writing : { ...writing, card });
    if (outcome.kind === 'done') noteAnswer(writing);
    if (from !== undefined && outcome.kind === 'done') feedback.sent(writing, from);
    return outcome;
  };
  const store = stores.heldReplies;
  const held = createHeldReplies({ store, conversations, transcript, reply, clock, onError });
  return { reply, held, feedback };
}

/** A talk that is finished is written down as a matter; where that fails, `write-matters.ts` does it. */
function releasing(
  { onError }: Pick<DeskParts, 'onError'>,
  { release }: Pick<Assignment, 'release'>,
  { writeDown }: Pick<CloseMatter, 'writeDown'>,
): Assignment['release'] {
  return async (id, how, by) => {
    const outcome = await release(id, how, by);
    if (how === 'resolve' && outcome.kind === 'done') await writeDown(outcome.value).catch(onError);
    return outcome;
  };
}
