// Which articles did not help, told by what the citizen just did. Pure; kept with the turn's reasons by the bot.

import { PERSON_WITHIN_MS, type MissedArticles } from '../domain/article-miss.js';
import type { RuledDecision, Situation } from './reply-decision.js';

/** Rules of "that was not it". */
const REFUSING_RULES = ['unhelpful', 'none-of-these', 'no'];

type Before = Pick<Situation['conversation'], 'offered' | 'topics'>;

/** Undefined: nothing was missed, or nothing was said before. `conversation`: as it was before the turn. */
export function missedArticles(
  { rule, decision }: RuledDecision,
  conversation: Before,
  nowMs: number,
): MissedArticles | undefined {
  const { said, offered } = lastOf(conversation);
  // An answer and a choice that came together: a no to the choice says nothing of the answer.
  if (isRefusal(rule, decision) && offered.length > 0) return { how: 'passed-by', articleIds: offered };
  if (rule === 'unhelpful') return missed('unhelpful', said);
  const isForPerson = decision.kind === 'handoff' && decision.reason === 'asked';
  return isForPerson && isFresh(conversation, nowMs) ? missed('person', [...said, ...offered]) : undefined;
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

const isFresh = ({ topics = [] }: Before, nowMs: number): boolean =>
  topics.some(({ atMs }) => nowMs - atMs < PERSON_WITHIN_MS);
