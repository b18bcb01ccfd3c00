// `--explain`: why a question was matched as it was, in words and in numbers, as the console's "why?" says it.

import type { Match, MatchResult } from '../../domain/match.js';

/** What a JSON line carries with `--explain`: everything that the ranking and the confidence were made of. */
export interface Explanation {
  readonly says: string;
  readonly isExact: boolean;
  readonly answerAt?: number;
  readonly offerAt?: number;
  readonly evidence: Readonly<Record<string, number>>;
  readonly candidates: readonly {
    readonly title: string;
    readonly score: number;
    readonly signals: Readonly<Record<string, number>>;
    readonly hits: readonly string[];
  }[];
}

/** Candidates explained: the first and its nearest rivals. */
const MOST_CANDIDATES = 3;
/** From here on two texts read alike, or share nearly all they say; as in the console. */
const ALIKE = 0.75;
const SOME = 0.4;
/** A full bar. Unit: characters. */
const BAR_CHARS = 20;
const NAME_CHARS = 16;

const rounded = (value: number): number => Number(value.toFixed(4));
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function explain(result: MatchResult, titleOf: (articleId: string) => string): Explanation {
  const { grounds, isExact, matches } = result;
  return {
    says: sentenceFor(result, titleOf),
    isExact,
    ...(grounds === undefined ? {} : { answerAt: grounds.answerAt, offerAt: grounds.offerAt }),
    evidence: Object.fromEntries(
      Object.entries(grounds?.evidence ?? {}).map(([name, value]) => [name, rounded(value)]),
    ),
    candidates: matches.slice(0, MOST_CANDIDATES).map((each) => ({
      title: titleOf(each.articleId),
      score: rounded(each.score),
      signals: contributionsOf(each),
      hits: each.hits,
    })),
  };
}

function contributionsOf({ signals }: Match): Record<string, number> {
  return Object.fromEntries(
    signals
      .filter(({ contribution }) => contribution > 0)
      .sort((a, b) => b.contribution - a.contribution)
      .map(({ signal, contribution }) => [signal, rounded(contribution)]),
  );
}

function sentenceFor(result: MatchResult, titleOf: (articleId: string) => string): string {
  const { matches, grounds, confidence, band, isExact, intent } = result;
  const [first] = matches;
  if (intent !== undefined) return `閒聊「${intent.id}」，不是問題。Small talk, no question.`;
  if (first === undefined || grounds === undefined)
    return '沒有任何文章提到這些字詞。No article has any of these words.';
  const title = `「${titleOf(first.articleId)}」`;
  const at = `信心 confidence ${percent(confidence)}`;
  if (isExact) return `${title}列的問法一字不差。Word for word as listed.`;
  if (band === 'answer')
    return `答 answers ${title}：${nearness(grounds.evidence)}；${at}（門檻 from ${percent(grounds.answerAt)}）。`;
  if (band === 'offer')
    return confidence >= grounds.answerAt
      ? `列出選項 offers choices：前幾篇太像 the first are too alike；最接近 nearest ${title}；${at}。`
      : `列出選項 offers choices：${at}（直接回答要 answers from ${percent(grounds.answerAt)}）；最接近 nearest ${title}。`;
  return `沒有把握 not sure：最接近 nearest ${title}；${at}（列選項要 choices from ${percent(grounds.offerAt)}）。`;
}

function nearness({ likeness = 0, coverage = 0 }: Readonly<Record<string, number>>): string {
  if (likeness >= ALIKE) return '與這篇的問法幾乎一樣 almost the same as a question of it';
  if (coverage >= ALIKE) return '問到的字詞這篇幾乎都有 nearly all of the words stand in it';
  if (coverage >= SOME) return '問到的字詞這篇有一部分 some of the words stand in it';
  return '和這篇最接近 nearest to it';
}

/** The same for people: a sentence, then bars. */
export function explainInWords(query: string, { says, evidence, candidates }: Explanation): string {
  const most = Math.max(...candidates.flatMap(({ signals }) => Object.values(signals)), 0.0001);
  return [
    `\n${query}`,
    `  ${says}`,
    ...candidates.flatMap(({ title, score, signals, hits }, place) => [
      `  ${place + 1}. ${title}  ${percent(score)}${hits.length === 0 ? '' : `  [${hits.join('、')}]`}`,
      ...Object.entries(signals).map(([name, contribution]) => {
        const bar = '█'.repeat(Math.max(1, Math.round((contribution / most) * BAR_CHARS)));
        return `     ${name.padEnd(NAME_CHARS)}${(contribution * 100).toFixed(1).padStart(5)} ${bar}`;
      }),
    ]),
    `  ${Object.entries(evidence)
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(' · ')}`,
  ].join('\n');
}
