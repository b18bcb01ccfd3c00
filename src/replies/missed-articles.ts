// Which articles did not help, told by what the citizen just did. Pure; kept with the turn's reasons by the bot.

import { MISS_WITHIN_MS, type MissedArticles } from '../domain/article-miss.js';
import type { ReplyDecision, RuledDecision, Said, Situation } from './reply-decision.js';

/** Rules of "that was not it". */
const REFUSING_RULES = ['unhelpful', 'none-of-these', 'no'];

type Before = Pick<Situation['conversation'], 'offered' | 'topics'>;

/** What the citizen did, and when. */
export interface Act {
  readonly said: Said;
  /** When it reached us: what came before the choice was shown is no reply to it. */
  readonly receivedAtMs: number;
  readonly nowMs: number;
}

/** Undefined: nothing was missed, or nothing was said before. `conversation`: as it was before the turn. */
export function missedArticles(
  { rule, decision }: RuledDecision,
  conversation: Before,
  act: Act,
): MissedArticles | undefined {
  const { said, offered } = lastOf(conversation);
  // An answer and a choice that came together: a no to the choice says nothing of the answer.
  if (isRefusal(rule, decision) && offered.length > 0) return { how: 'passed-by', articleIds: offered };
  if (rule === 'unhelpful') return missed('unhelpful', said);
  const isForPerson = decision.kind === 'handoff' && decision.reason === 'asked';
  if (isForPerson) return isFresh(conversation, act) ? missed('person', [...said, ...offered]) : undefined;
  return isAskedAgain(decision, conversation, act) ? missed('asked-again', offered) : undefined;
}

const isRefusal = (rule: string, { kind }: RuledDecision['decision']): boolean =>
  REFUSING_RULES.includes(rule) && (kind === 'rephrase' || kind === 'handoff');

const missed = (how: MissedArticles['how'], articleIds: readonly string[]): MissedArticles | undefined =>
  articleIds.length === 0 ? undefined : { how, articleIds };

/** What the last answer said, and what the last choice that still stands held. */
function lastOf({
  offered = [],
  topics = [],
}: Before): Readonly<Record<'said' | 'offered', readonly string[]>> {
  const [latest] = topics;
  const open = offered.map(({ articleId }) => articleId);
  const said = topics
    .filter(({ atMs, isOffer }) => atMs === latest?.atMs && isOffer !== true)
    .map(({ articleId }) => articleId);
  return { said: said.filter((id) => !open.includes(id)), offered: open };
}

const isFresh = ({ topics = [] }: Before, { nowMs }: Act): boolean =>
  topics.some(({ atMs }) => nowMs - atMs < MISS_WITHIN_MS);

/**
 * Choices were shown, none was pressed, and the next question leads to the same ones: of as many candidates as were offered, more
 * than half are those.
 */
function isAskedAgain(decision: ReplyDecision, conversation: Before, act: Act): boolean {
  const { said } = act;
  if (!asksOneThing(said) || !hasSeenOffers(conversation, act)) return false;
  const { offered = [] } = conversation;
  const wasOffered = (id: string): boolean => offered.some(({ articleId }) => articleId === id);
  if (decision.kind === 'answer' && wasOffered(decision.article.id)) return false;
  const leadsTo =
    decision.kind === 'clarify' ? decision.offers : said.result.matches.slice(0, offered.length);
  return leadsTo.filter(({ articleId }) => wasOffered(articleId)).length * 2 > leadsTo.length;
}

/** A question of its own: not about what was offered, no small talk, not several at once. */
const asksOneThing = (said: Said): said is Extract<Said, { readonly kind: 'words' }> =>
  said.kind === 'words' &&
  said.parts === undefined &&
  said.followUp === undefined &&
  said.result.intent === undefined;

function hasSeenOffers({ offered = [], topics = [] }: Before, { receivedAtMs, nowMs }: Act): boolean {
  const shown = topics.find(
    ({ articleId, isOffer }) => isOffer === true && offered.some((offer) => offer.articleId === articleId),
  );
  return shown !== undefined && receivedAtMs > shown.atMs && nowMs - shown.atMs < MISS_WITHIN_MS;
}
