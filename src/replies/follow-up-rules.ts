// Several questions in one message, and questions about what was said before.

import type { Article } from '../domain/article.js';
import type { Offer } from '../domain/conversation.js';
import type { FollowUp } from '../domain/follow-up.js';
import { decideAnswer, decideOffer } from './article-words.js';
import { handoff, MOST_OFFERS, offerOf } from './intent-words.js';
import type {
  Answer,
  AskedWords,
  Clarify,
  Excerpt,
  QuotedPassage,
  Language,
  ReplyDecision,
  Situation,
} from './reply-decision.js';

export function decideFollowUp(situation: Situation): ReplyDecision | undefined {
  const { said } = situation;
  if (said.kind !== 'words' || said.followUp === undefined) return undefined;
  const { followUp } = said;
  const { language } = said.result;
  switch (followUp.kind) {
    case 'told':
      return excerptOf(situation, followUp, language);
    case 'elsewhere':
      return titledArticle(situation, followUp.articleId, language);
    case 'which':
      return whichOf(situation, followUp.articleIds, language);
    case 'untold':
      return decideUntold(situation, followUp, language);
  }
}

function excerptOf(
  { article }: Situation,
  { passages }: FollowUpOf<'told'>,
  language: Language,
): Excerpt | undefined {
  const [first, ...others] = passages.flatMap(({ articleId, text }): QuotedPassage[] => {
    const found = article(articleId);
    return found === undefined ? [] : [{ article: found, text }];
  });
  return first === undefined ? undefined : { kind: 'excerpt', passages: [first, ...others], language };
}

type FollowUpOf<Kind extends FollowUp['kind']> = FollowUp & { readonly kind: Kind };

function titledArticle({ article }: Situation, id: string, language: Language): Answer | undefined {
  const found = article(id);
  return found === undefined ? undefined : { kind: 'answer', article: found, language, isTitled: true };
}

function whichOf(situation: Situation, ids: readonly string[], language: Language): Clarify | undefined {
  const offers = offersOf(situation, ids, language);
  return offers.length === 0 ? undefined : { kind: 'clarify', offers, language };
}

/** A second question in a row without an answer goes to a person. */
function decideUntold(
  situation: Situation,
  { context, earlier }: FollowUpOf<'untold'>,
  language: Language,
): ReplyDecision | undefined {
  if (situation.conversation.missesInRow > 0) return handoff('unanswered-twice', language);
  const [first, ...others] = context.flatMap((id) => situation.article(id) ?? []);
  if (first === undefined) return undefined;
  return {
    kind: 'untold',
    articles: [first, ...others],
    offers: offersOf(situation, earlier, language),
    language,
  };
}

function offersOf({ article }: Situation, ids: readonly string[], language: Language): Offer[] {
  return ids
    .flatMap((id) => article(id) ?? [])
    .slice(0, MOST_OFFERS)
    .map((each) => offerOf(each, language));
}

/** Undefined where the message is one question, or not two of its questions have something to be said. */
export function decideSeveral(situation: Situation): ReplyDecision | undefined {
  const { said } = situation;
  if (said.kind !== 'words' || said.parts === undefined) return undefined;
  const decided = said.parts.flatMap((part) => decidePart(situation, part) ?? []);
  if (decided.length < 2) return undefined;
  const answers = titled(decided.filter((each) => each.kind !== 'clarify'));
  const clarify = mergeChoices(decided.filter((each) => each.kind === 'clarify'));
  const isMore = (said.left ?? 0) > 0;
  const { language } = said.result;
  return { kind: 'several', answers, ...(clarify === undefined ? {} : { clarify }), isMore, language };
}

function decidePart(
  situation: Situation,
  { result, followUp }: AskedWords,
): Answer | Excerpt | Clarify | undefined {
  if (followUp?.kind === 'told') return excerptOf(situation, followUp, result.language);
  return result.band === 'answer' ? decideAnswer(situation, result) : decideOffer(situation, result);
}

/** Beside others an answer says which it is. */
export function titled<Each extends Answer | Excerpt>(answers: readonly Each[]): Each[] {
  return answers.map((each) => (each.kind === 'answer' ? { ...each, isTitled: true } : each));
}

/** One list of choices, so that each number is there once: the first of every question, then the second. */
function mergeChoices(choices: readonly Clarify[]): Clarify | undefined {
  const [first] = choices;
  if (first === undefined) return undefined;
  const offers: Offer[] = [];
  for (let place = 0; place < MOST_OFFERS; place += 1)
    for (const {
      offers: [...own],
    } of choices) {
      const offer = own[place];
      if (offer !== undefined && !offers.some(({ articleId }) => articleId === offer.articleId))
        offers.push(offer);
    }
  return { ...first, offers: offers.slice(0, MOST_OFFERS) };
}

/** For who composes the words: the title that a citizen reads. */
export function articlesOf(answers: readonly (Answer | Excerpt)[]): Article[] {
  return answers.flatMap((each) =>
    each.kind === 'answer' ? [each.article] : each.passages.map(({ article }) => article),
  );
}
