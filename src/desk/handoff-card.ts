// What whoever takes a talk over has to know before they write: what the citizen wants, what the bot has tried, what was said
// and asked already, and when they were here before. Read from the transcript; nobody has to ask twice.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { ConversationId } from '../domain/ids.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../knowledge/live-knowledge.js';
import { firstGraphemes } from '../lib/text-cutting.js';
import { match } from '../matching/matcher.js';
import type { EarlierContact, HandoffCard, SaidLine, TriedArticle } from '../wire/workplace-events.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import { cutContacts, type Contact } from './earlier-contacts.js';

/** How far back the card looks; what lies before is still in the talk. Unit: transcript entries. */
const LOOK_BACK = 500;
const MOST_EARLIER = 10;
const MOST_LINES = 6;
const MOST_OFFERED = 3;
/** Longest line on the card; the talk has the rest. Unit: grapheme clusters. */
const LINE_GRAPHEMES = 140;

/** Rules that say an article, and those that offer several. */
const ANSWERING: ReadonlySet<string> = new Set(['answer', 'exact', 'pick', 'follow-up']);
const OFFERING: ReadonlySet<string> = new Set(['offer']);

export interface HandoffCardParts {
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'tail'>;
  readonly knowledge: Pick<LiveKnowledge, 'current'>;
}

export type ReadHandoffCard = (id: ConversationId) => Promise<DeskOutcome<{ readonly card: HandoffCard }>>;

export function createHandoffCard(parts: HandoffCardParts): ReadHandoffCard {
  return async (id) => {
    const conversation = await parts.conversations.find(id);
    if (conversation === undefined) return refuse({ code: 'unknown-talk' });
    const entries = await parts.transcript.tail(id, LOOK_BACK);
    return done({ card: toCard(conversation, entries, parts.knowledge.current()) });
  };
}

function toCard(
  { queuedAtMs, preferredLanguage, language = 'zh' }: Conversation,
  entries: readonly TranscriptEntry[],
  knowledge: KnowledgeSnapshot,
): HandoffCard {
  const shown = entries.filter(({ amends, hiddenAtMs }) => amends === undefined && hiddenAtMs === undefined);
  const contacts = cutContacts(shown, queuedAtMs);
  const current = contacts.at(-1) ?? [];
  const personCame = current.findIndex(({ author }) => author === 'agent');
  const before = personCame === -1 ? current : current.slice(0, personCame);
  const asking = before.filter((entry) => isQuestion(entry, knowledge));
  const question = asking.at(-1);
  const told = current.filter((entry) => entry !== question && isQuestion(entry, knowledge));
  const asked = current.filter(({ author, text }) => author === 'agent' && /[?？]/.test(text));
  const tried = current.flatMap((entry) => triedIn(entry, knowledge));
  return {
    ...(question === undefined ? {} : { question: toLine(question) }),
    tried,
    departments: departmentsOf(tried, knowledge),
    told: told.slice(-MOST_LINES).map(toLine),
    asked: asked.slice(-MOST_LINES).map((entry) => ({ ...toLine(entry), ...writerOf(entry) })),
    language: preferredLanguage ?? language,
    earlier: contacts
      .slice(0, -1)
      .slice(-MOST_EARLIER)
      .reverse()
      .map((contact) => toEarlier(contact, knowledge)),
  };
}

/** Words that ask or tell something: "轉真人" and "謝謝" do not. */
function isQuestion({ author, text, editedText }: TranscriptEntry, { index }: KnowledgeSnapshot): boolean {
  const words = (editedText ?? text).trim();
  return author === 'citizen' && words !== '' && match(words, index).intent === undefined;
}

function triedIn({ seq, author, why }: TranscriptEntry, { articles }: KnowledgeSnapshot): TriedArticle[] {
  if (author !== 'bot' || why === undefined) return [];
  const how = ANSWERING.has(why.rule) ? 'answered' : OFFERING.has(why.rule) ? 'offered' : undefined;
  if (how === undefined) return [];
  const candidates = (why.matches ?? []).slice(0, how === 'answered' ? 1 : MOST_OFFERED);
  return candidates.map(({ articleId, score }) => ({
    ...{ seq, articleId, how, score },
    title: articles.get(articleId)?.title ?? articleId,
  }));
}

/** The answering article's alone, where one answered: what was merely offered says little of whose matter it is. */
function departmentsOf(tried: readonly TriedArticle[], { articles }: KnowledgeSnapshot): string[] {
  const answered = tried.filter(({ how }) => how === 'answered');
  const telling = answered.length === 0 ? tried : answered;
  return [...new Set(telling.flatMap(({ articleId }) => articles.get(articleId)?.department ?? []))];
}

const toLine = ({ seq, text, editedText, atMs }: TranscriptEntry): SaidLine => ({
  seq,
  text: firstGraphemes(editedText ?? text, LINE_GRAPHEMES),
  atMs,
});

const writerOf = ({ agent }: TranscriptEntry): { readonly agentName?: string } =>
  agent === undefined ? {} : { agentName: agent.name };

function toEarlier(contact: Contact, knowledge: KnowledgeSnapshot): EarlierContact {
  const [first] = contact;
  const last = contact.at(-1) ?? first;
  const question = contact.find((entry) => isQuestion(entry, knowledge));
  return {
    fromSeq: first.seq,
    toSeq: last.seq,
    startedAtMs: first.atMs,
    endedAtMs: last.atMs,
    question: question === undefined ? '' : toLine(question).text,
    entries: contact.length,
    agents: [
      ...new Set(contact.flatMap(({ agent, author }) => (author === 'agent' ? (agent?.name ?? []) : []))),
    ],
  };
}
