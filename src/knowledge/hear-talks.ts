// Hears what is written down in talks and tells the learning loop: a citizen pressed one of the choices, or took their words
// back. Told after the fact and never waited for.

import { contactIdOf } from '../conversations/conversation-address.js';
import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TalkWatcher } from '../conversations/talk-watch.js';
import type { TranscriptEntry, TranscriptStore } from '../conversations/transcript-store.js';
import type { Conversation } from '../domain/conversation.js';
import type { ContactId, ConversationId } from '../domain/ids.js';
import type { Choice, VariantLearning } from './learn-variants.js';
import type { WordsSource } from './learning-store.js';

export interface HearTalksParts {
  readonly transcript: Pick<TranscriptStore, 'tail' | 'findBySource' | 'findByMessage'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly learning: Pick<VariantLearning, 'note' | 'takeBack'>;
  readonly onError: (error: unknown) => void;
}

/** How far back the choice may stand that was pressed. Unit: transcript entries. */
const LOOK_BACK = 30;
/** A button pressed later answers another question than the one it stood under. Unit: ms. */
const PICK_WITHIN_MS = 24 * 3_600_000;
/** Known for less, a contact may be one of many that somebody made for this. Unit: ms. */
const FRESH_FOR_MS = 24 * 3_600_000;

export function hearTalks(parts: HearTalksParts): TalkWatcher {
  return {
    appended(conversation, entries) {
      for (const entry of entries) {
        if (isPick(entry)) parts.learning.note(hearPick(parts, entry));
        if (entry.amends?.kind === 'edit' || entry.amends?.kind === 'unsend')
          hearAmendment(parts, conversation, entry.amends.messageId).catch(parts.onError);
      }
    },
  };
}

/** The bot's answer to a press says so on its first bubble. */
const isPick = ({ author, why }: TranscriptEntry): boolean => author === 'bot' && why?.rule === 'pick';

async function hearPick(
  { transcript, conversations }: HearTalksParts,
  answer: TranscriptEntry,
): Promise<Choice | undefined> {
  const articleId = answer.why?.matches?.[0]?.articleId;
  const turn = turnOf(answer);
  const pressed = await transcript.findBySource(answer.conversationId, turn);
  const conversation = await conversations.find(answer.conversationId);
  if (articleId === undefined || pressed === undefined || conversation === undefined) return undefined;
  const contact = pickerOf(pressed, conversation);
  const asked = await findAsked(transcript, { pressed, answer, articleId });
  if (contact === undefined || asked === undefined) return undefined;
  return {
    id: `pick:${turn}`,
    kind: 'citizen-pick',
    articleId,
    chooser: { kind: 'contact', id: contact },
    // By the hub's clock: what day it is, nobody outside decides.
    atMs: answer.atMs,
    words: { text: asked.text, source: sourceOf(asked) },
    isFresh: answer.atMs - conversation.createdAtMs < FRESH_FOR_MS,
  };
}

/** The question under whose offer this choice stood. */
async function findAsked(
  transcript: HearTalksParts['transcript'],
  { pressed, answer, articleId }: { pressed: TranscriptEntry; answer: TranscriptEntry; articleId: string },
): Promise<TranscriptEntry | undefined> {
  const before = await transcript.tail(pressed.conversationId, LOOK_BACK, pressed.seq);
  // What was offered stands in the bot's reasons, on every channel. Choices under small talk answer no question.
  const offer = before.findLast(({ author, why }) => {
    const isOffered = why?.matches?.some((each) => each.articleId === articleId) === true;
    return author === 'bot' && why?.band === 'offer' && why.intentId === undefined && isOffered;
  });
  if (offer === undefined || answer.atMs - offer.atMs > PICK_WITHIN_MS) return undefined;
  const asked = await transcript.findBySource(pressed.conversationId, turnOf(offer));
  return asked !== undefined && isStanding(asked) ? asked : undefined;
}

/** In a group only who is told apart; the group itself is nobody. */
function pickerOf(
  { activity }: TranscriptEntry,
  { accountId, isGroup, key }: Conversation,
): ContactId | undefined {
  const person = activity?.from.id;
  if (person === undefined || (isGroup && person === key)) return undefined;
  return contactIdOf(accountId, person);
}

/** An outgoing entry's source is `turn:ordinal`, the turn's id that of the citizen's entry. */
function turnOf({ sourceKey }: TranscriptEntry): string {
  return sourceKey.slice(0, sourceKey.lastIndexOf(':'));
}

async function hearAmendment(
  { transcript, learning }: HearTalksParts,
  conversation: ConversationId,
  messageId: string,
): Promise<void> {
  const amended = await transcript.findByMessage(conversation, messageId);
  if (amended !== undefined) learning.takeBack(sourceOf(amended));
}

const sourceOf = ({ conversationId, sourceKey }: TranscriptEntry): WordsSource => ({
  conversationId,
  sourceKey,
});

const isStanding = ({ author, hiddenAtMs, editedText, text }: TranscriptEntry): boolean =>
  author === 'citizen' && hiddenAtMs === undefined && editedText === undefined && text !== '';

/** For `LearningParts.areStanding`: what is not found is not known to be taken back. */
export function createAreStanding(
  transcript: Pick<TranscriptStore, 'findBySource'>,
): (source: WordsSource) => Promise<boolean> {
  return async ({ conversationId, sourceKey }) => {
    const entry = await transcript.findBySource(conversationId, sourceKey);
    return entry === undefined || isStanding(entry);
  };
}
