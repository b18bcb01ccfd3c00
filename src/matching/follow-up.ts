// Questions that mean something only after what was said before: "那要多少錢？" after an answer. Decides whether the talk
// goes on about the same matter, and where the approved text says it. Pure; called by the bot.

import { answerIn, type Article } from '../domain/article.js';
import type { FollowUp, Passage, Topic } from '../domain/follow-up.js';
import type { MatchResult } from '../domain/match.js';
import { wordingsOf } from './analyse.js';
import { characterFeatures } from './features.js';
import { readAspects, type AskedAspects } from './follow-up-aspects.js';
import { FOLLOW_UP_POLICY, type FollowUpPolicy } from './follow-up-policy.js';
import type { MatchIndex } from './match-index.js';
import { match } from './matcher.js';
import { normalize } from './normalize.js';
import { passageOf } from './passages.js';
import type { Popularity } from './signals/signal.js';

export interface Question {
  readonly text: string;
  /** What the matcher makes of the words alone. */
  readonly result: MatchResult;
}

export interface Talk {
  /** The latest first. */
  readonly topics: readonly Topic[];
  readonly nowMs: number;
  readonly index: MatchIndex;
  /** What people usually want, where somebody counted. */
  readonly popularity?: Popularity;
  /** What the citizen asked to be answered in; otherwise the language that they write in. */
  readonly language?: MatchResult['language'];
  readonly policy?: FollowUpPolicy;
}

/** What is known of a question while it is read. */
interface Reading extends Question, Omit<AskedAspects, 'own'> {
  /** The question's own words, folded. */
  readonly own: readonly string[];
  readonly talk: Talk;
  readonly policy: FollowUpPolicy;
  /** What the last turn said or offered. */
  readonly context: readonly [Article, ...Article[]];
  readonly isOffered: boolean;
}

/**
 * The question as a continuation of the talk, or undefined where it stands for itself: a listed question, a matter of its
 * own, nothing said before.
 *
 * @example
 * // after the article on a lost identity card
 * readFollowUp({ text: '那要多少錢？', result }, { topics, nowMs, index });
 * // { kind: 'told', aspects: ['fee'], passages: [{ articleId: 'id-card-lost', text: '規費：補領 200 元…' }], … }
 */
export function readFollowUp(question: Question, talk: Talk): FollowUp | undefined {
  if (question.result.isExact) return undefined;
  const reading = read(question, talk);
  if (reading === undefined || !isAboutTheSame(reading)) return undefined;
  return answer(reading);
}

function read(question: Question, talk: Talk): Reading | undefined {
  const { policy = FOLLOW_UP_POLICY, topics, nowMs, index } = talk;
  const fresh = topics.filter(({ atMs }) => nowMs - atMs < policy.windowMs);
  const [latest] = fresh;
  const context = fresh
    .filter(({ atMs, isOffer }) => atMs === latest?.atMs && isOffer === latest.isOffer)
    .flatMap(({ articleId }) => articleOf(articleId, index));
  const [first, ...others] = context;
  if (latest === undefined || first === undefined) return undefined;
  const text = normalize(question.text);
  const { own, ...asked } = readAspects(text, question.text);
  return {
    ...question,
    ...asked,
    ...{ talk: { ...talk, topics: fresh }, policy },
    own: own === '' ? [] : own.split('\n'),
    context: [first, ...others],
    isOffered: latest.isOffer === true,
  };
}

const articleOf = (id: string, { articles }: MatchIndex): Article[] => {
  const found = articles.find((article) => article.id === id);
  return found === undefined ? [] : [found];
};

/** It asks for an aspect, or points back, and says nothing of its own that the matter in hand does not. */
function isAboutTheSame(reading: Reading): boolean {
  const { aspects, own, text, result } = reading;
  // "你們幾點下班" asks for the service itself.
  if (result.intent !== undefined && (own.length > 0 || ASKS_US.test(text))) return false;
  return own.length === 0 ? aspects.length > 0 : isElliptic(reading) && isHeldByContext(reading);
}

/** Words of its own stand beside an aspect, behind a pointer, or nearly alone in a question ("要密碼嗎"). */
function isElliptic({ aspects, isPointing, own, text, result: { language }, policy }: Reading): boolean {
  const { length } = normalize(text);
  if (length > policy.maxChars[language]) return false;
  if (aspects.length > 0) return true;
  const isWhole = own.every((word) => word.length > 1);
  return isWhole && (isPointing || (length <= policy.shortChars[language] && IS_ASKED.test(text)));
}

const IS_ASKED = /[嗎吗呢ㄇ?？]|可以|需要|要不要|有沒有|有没有/u;

function isHeldByContext({ own, result, context, policy, talk: { index } }: Reading): boolean {
  const best = (articles: readonly Article[], textIn: (article: Article) => string): number =>
    Math.max(0, ...articles.map((article) => heldShare(own, textIn(article))));
  const found = result.matches.slice(0, MOST_RIVALS).flatMap(({ articleId }) => articleOf(articleId, index));
  const rivals = found.filter((rival) => !context.includes(rival));
  const rival = best(rivals, askedOf);
  // Sure by itself, and of another matter; not where only the aspect's words made it sure.
  const [first] = found;
  const isSure = result.band === 'answer' && first !== undefined && !context.includes(first);
  if (isSure && best([first], askedOf) >= policy.minHeld) return false;
  // An answer says many words by the way: who is asked for in these words goes before who mentions them.
  const isLikelier = result.confidence >= policy.elsewhereAt && rival > best(context, askedOf);
  const held = best(context, textOf);
  return held >= policy.minHeld && held >= rival && !isLikelier;
}

/** Articles outside the context that may be meant instead. */
const MOST_RIVALS = 3;

const ASKS_US = /你們|您們|妳們|你们|客服|真人|1999/u;

const askedOf = (article: Article): string => textsOf(article).asked;
const textOf = (article: Article): string => textsOf(article).all;

/** Normalising an article costs more than all the rest; each is done once, for as long as it is live. */
const texts = new WeakMap<Article, { readonly asked: string; readonly all: string }>();

function textsOf(article: Article): { readonly asked: string; readonly all: string } {
  const known = texts.get(article);
  if (known !== undefined) return known;
  const asked = wordingsOf(article).map(normalize).join('\n');
  const said = [...article.keywords, article.answer, article.english?.answer ?? ''].map(normalize);
  const made = { asked, all: [asked, ...said].join('\n') };
  texts.set(article, made);
  return made;
}

/** Which share of the words' characters and pairs the text holds; a word that stands there whole counts whole. */
function heldShare(words: readonly string[], text: string): number {
  const known = new Set(characterFeatures(text));
  let held = 0;
  let all = 0;
  for (const word of words) {
    const features = characterFeatures(word);
    all += features.length;
    held += text.includes(word) ? features.length : features.filter((feature) => known.has(feature)).length;
  }
  return all === 0 ? 1 : held / all;
}

function answer(reading: Reading): FollowUp | undefined {
  const { aspects, context, isOffered, own, result } = reading;
  const facts = { aspects, context: context.map(({ id }) => id) };
  // Offered, and not read yet: the whole of it.
  if (isOffered && context.length === 1) return { ...facts, kind: 'elsewhere', articleId: context[0].id };
  if (isOffered) return { ...facts, kind: 'which', articleIds: facts.context };
  const [passage, ...more] = context.flatMap((article) => passagesOf(article, reading));
  if (passage !== undefined) return { ...facts, kind: 'told', passages: [passage, ...more] };
  const other = findElsewhere(reading);
  if (other !== undefined) return { ...facts, kind: 'elsewhere', articleId: other.id };
  // Whatever the words mean by themselves is worth more than "it does not say".
  if (own.length > 0 || result.intent !== undefined || isAnsweredNearby(reading)) return undefined;
  return { ...facts, kind: 'untold', earlier: toldEarlier(reading) };
}

/** The words alone are answered, by an article of the category that is talked about. */
function isAnsweredNearby({ result, context: [{ category }], talk: { index } }: Reading): boolean {
  const [first] = result.matches;
  const [found] = result.band !== 'answer' || first === undefined ? [] : articleOf(first.articleId, index);
  return found !== undefined && found.category === category;
}

function passagesOf(article: Article, { aspects, own, result }: Reading): Passage[] {
  const text = passageOf(answerIn(article, result.language), { aspects, words: own });
  return text === undefined ? [] : [{ articleId: article.id, text }];
}

/** What was said before the last turn, and tells it. */
function toldEarlier(reading: Reading): string[] {
  const { talk, context } = reading;
  const before = talk.topics.filter(({ articleId }) => context.every(({ id }) => id !== articleId));
  const ids = [...new Set(before.map(({ articleId }) => articleId))];
  return ids.filter((id) =>
    articleOf(id, talk.index).some((article) => passagesOf(article, reading).length > 0),
  );
}

/**
 * Another article of the same category that is asked for in these very words ("打 1999 要錢嗎" after what 1999 is): first
 * among the others where the last title and the question are searched for together.
 */
function findElsewhere(reading: Reading): Article | undefined {
  const {
    context,
    text,
    talk: { index },
  } = reading;
  const [{ id, title, category }] = context;
  if (category === undefined) return undefined;
  const joined = match(`${title} ${text}`, index).matches.find(({ articleId }) => articleId !== id);
  const [other] = joined === undefined ? [] : articleOf(joined.articleId, index);
  if (other?.category !== category) return undefined;
  return asksTheSame(other, reading) ? other : undefined;
}

function asksTheSame(other: Article, { aspects, context, own }: Reading): boolean {
  const said = context.map(textOf).join('\n');
  return wordingsOf(other).some((wording) => {
    const asked = readAspects(normalize(wording), wording);
    const isSameAspect = aspects.length > 0 && aspects.every((aspect) => asked.aspects.includes(aspect));
    const itsOwn = asked.own === '' ? [] : asked.own.split('\n');
    return isSameAspect && heldShare(own, normalize(wording)) === 1 && heldShare(itsOwn, said) === 1;
  });
}
