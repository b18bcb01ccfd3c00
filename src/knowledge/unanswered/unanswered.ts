// What the city does not know yet: questions that went without an answer, put together, with the articles that come nearest. An editor
// makes one of them a wording of an article, or puts it aside; both can be taken back.

import { createHash } from 'node:crypto';

import { maskPersonalData } from '../../domain/personal-data.js';
import { DAY_MS } from '../../domain/taipei-time.js';
import { runBesideOthers } from '../../lib/beside-others.js';
import type { Clock } from '../../lib/clock.js';
import { createFreshMemo } from '../../lib/fresh-memo.js';
import { match } from '../../matching/matcher.js';
import { normalize } from '../../matching/normalize.js';
import type { DecideVariant, Decider, DecisionOutcome } from '../decide-variant.js';
import type { HeadReader } from '../head-reader.js';
import type { LearningStore } from '../learning-store.js';
import type { KnowledgeSnapshot, LiveKnowledge } from '../live-knowledge.js';
import { judgeWording, variantIdOf, type BarredReason } from '../wording-rules.js';
import { clusterQuestions } from './cluster-questions.js';
import {
  MISS_KINDS,
  type Dismissal,
  type Miss,
  type MissKind,
  type UnansweredStore,
} from './unanswered-store.js';

/** An article that comes near. */
export interface NearArticle {
  readonly articleId: string;
  readonly title: string;
  readonly department?: string;
  /** As the matcher scores it, in [0, 1]. */
  readonly score: number;
}

export interface OpenQuestion {
  /** Every wording of it, the most frequent first, without personal data; `key` names it when it is put aside. */
  readonly wordings: readonly { readonly key: string; readonly text: string }[];
  /** How often it was asked. */
  readonly count: number;
  readonly counts: Readonly<Record<MissKind, number>>;
  readonly lastAtMs: number;
  readonly firstAtMs: number;
  /** What was written beside a bad rating, the latest first, without personal data. */
  readonly comments: readonly string[];
  /** Best first. */
  readonly nearest: readonly NearArticle[];
}

export interface OpenQuestions {
  readonly questions: readonly OpenQuestion[];
  /** Questions that there are, where not all are told. */
  readonly total: number;
  /** Times somebody went without an answer, before anything was left out. */
  readonly missCount: number;
  /** Questions that are answered by now. */
  readonly answeredCount: number;
  /** There was more than is read at once: older ones are missing. */
  readonly isCut: boolean;
  readonly dismissed: readonly Dismissal[];
}

export type AddWordingOutcome =
  | DecisionOutcome
  /** Nobody may be taught these words. */
  | { readonly kind: 'barred'; readonly reason: BarredReason }
  | { readonly kind: 'listed' };

export interface Unanswered {
  /** Of the last days. Works in short stretches; whoever asks within seconds gets the same answer, unless there is something
   *  new to read. */
  readonly list: (days: number) => Promise<OpenQuestions>;
  /** Every open question of a stretch of time. */
  readonly listBetween: (range: {
    readonly fromMs: number;
    readonly untilMs: number;
  }) => Promise<readonly OpenQuestion[]>;
  /** `questions`: as `list` told them: each wording by its key. */
  readonly dismiss: (
    questions: readonly { readonly key: string; readonly text: string }[],
    by: Decider,
  ) => Promise<void>;
  readonly restore: (keys: readonly string[], by: Decider) => Promise<void>;
  /** The article is found by these words from the next question on. On record, judged like every learned wording; retiring the
   *  variant undoes it. */
  readonly addWording: (
    wording: { readonly articleId: string; readonly text: string },
    by: Decider,
  ) => Promise<AddWordingOutcome>;
}

export interface UnansweredParts {
  readonly store: UnansweredStore;
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly variants: Pick<LearningStore, 'addVariant' | 'listLive'>;
  readonly readHeads: HeadReader;
  readonly decide: DecideVariant;
  /** On record before it happens. */
  readonly record: (fact: {
    readonly kind: 'dismissed' | 'restored';
    readonly key: string;
    readonly by: Decider;
  }) => Promise<void>;
  readonly clock: Clock;
}

/** The matching is done again after so long, since a wording may have been learned; another load of the page in between costs a
 *  reading. Unit: ms. */
const FRESH_MS = 15_000;
/** Of different lengths. */
const MOST_SPANS = 4;
/** Of turns, the latest: each distinct question is held against every article. */
const MOST_MISSES = 2_000;
const MOST_QUESTIONS = 100;
/** Of one question: what is told and put aside at once. */
const MOST_WORDINGS = 100;
const MOST_COMMENTS = 5;
const MOST_NEAREST = 3;
const MOST_DISMISSED = 200;
/** What is no question: "?", "1". Unit: characters, normalised. */
const LEAST_CHARS = 2;
/** Of an example; a story is cut. Unit: characters. */
const SHOWN_CHARS = 120;

export function createUnanswered(parts: UnansweredParts): Unanswered {
  const { store, live, variants, decide, record, clock } = parts;
  let fresh = createFreshMemo<OpenQuestions>({ freshMs: FRESH_MS, mostKept: MOST_SPANS, clock });
  /** Whoever puts something aside sees it gone. */
  const forget = (): void => {
    fresh = createFreshMemo({ freshMs: FRESH_MS, mostKept: MOST_SPANS, clock });
  };
  return {
    async list(days) {
      const read = await readMisses(parts, { fromMs: clock() - days * DAY_MS });
      const knowledge = live.current();
      return fresh(nameOf(read, knowledge.revision), async () =>
        openOf(read, {
          knowledge,
          most: MOST_QUESTIONS,
          changedAt: await readChanges(parts, knowledge.revision),
        }),
      );
    },
    async listBetween(range) {
      const read = await readMisses(parts, range);
      const knowledge = live.current();
      const name = `${range.fromMs} ${range.untilMs} ${nameOf(read, knowledge.revision)}`;
      const found = await fresh(name, async () =>
        openOf(read, { knowledge, most: Infinity, changedAt: await readChanges(parts, knowledge.revision) }),
      );
      return found.questions;
    },
    async dismiss(questions, by) {
      for (const { key } of questions.slice(0, 1)) await record({ kind: 'dismissed', key, by });
      const who = { id: by.id, name: by.name };
      await store.dismiss(
        questions.map(({ key, text }) => ({ key, text: masked(text), by: who, atMs: clock() })),
      );
      forget();
    },
    async restore(keys, by) {
      for (const key of keys.slice(0, 1)) await record({ kind: 'restored', key, by });
      await store.restore(keys);
      forget();
    },
    async addWording({ articleId, text }, by) {
      const { index, articles } = live.current();
      if (!articles.has(articleId)) return { kind: 'unknown' };
      const verdict = judgeWording(text, articleId, index);
      if (verdict.kind === 'barred') return verdict;
      if (verdict.kind === 'listed') return { kind: 'listed' };
      const { text: wording, key: wordingKey } = verdict.wording;
      const id = variantIdOf(articleId, verdict.wording);
      await variants.addVariant({ id, articleId, wording, wordingKey, createdAtMs: clock() });
      const outcome = await decide(id, 'approve', by);
      forget();
      return outcome;
    },
  };
}

/** Of a question: the same for everybody who asks so. */
function questionKey(text: string): string {
  return createHash('sha256').update(normalize(text)).digest('base64url').slice(0, 22);
}

const masked = (text: string): string => {
  const characters = Array.from(maskPersonalData(text).text.replace(/\s+/gu, ' ').trim());
  return characters.length > SHOWN_CHARS
    ? `${characters.slice(0, SHOWN_CHARS).join('')}…`
    : characters.join('');
};

interface Read {
  readonly misses: readonly Miss[];
  readonly dismissed: readonly Dismissal[];
}

async function readMisses(
  { store }: UnansweredParts,
  range: { readonly fromMs: number; readonly untilMs?: number },
): Promise<Read> {
  const [misses, dismissed] = await Promise.all([
    store.listMisses({ ...range, limit: MOST_MISSES }),
    store.listDismissals(MOST_DISMISSED),
  ]);
  return { misses, dismissed };
}

/** Another miss, another thing put aside, another revision: another list. */
const nameOf = ({ misses, dismissed }: Read, revision: number): string =>
  [revision, misses.length, misses[0]?.atMs, misses.at(-1)?.atMs, dismissed.length, dismissed[0]?.atMs].join(
    ' ',
  );

/** When an article became as it is, the ways of asking that it has learned included. Unit: ms. */
type ChangedAt = (articleId: string) => number;

async function readChanges({ readHeads, variants }: UnansweredParts, revision: number): Promise<ChangedAt> {
  const [heads, learned] = await Promise.all([readHeads(revision), variants.listLive()]);
  const learnedAt = new Map<string, number>();
  for (const { articleId, changedAtMs } of learned)
    learnedAt.set(articleId, Math.max(changedAtMs, learnedAt.get(articleId) ?? 0));
  return (articleId) => Math.max(heads.get(articleId)?.note?.atMs ?? 0, learnedAt.get(articleId) ?? 0);
}

interface Weighed {
  readonly knowledge: KnowledgeSnapshot;
  readonly changedAt: ChangedAt;
  /** Questions that are told. */
  readonly most: number;
}

async function openOf({ misses, dismissed }: Read, weighed: Weighed): Promise<OpenQuestions> {
  const aside = new Set(dismissed.map(({ key }) => key));
  const asked = gather(misses).filter(({ key }) => !aside.has(key));
  const found = await runBesideOthers(openInSteps(asked, weighed));
  return { ...found, missCount: misses.length, isCut: misses.length >= MOST_MISSES, dismissed };
}

/** Everybody who asked in the same words. */
interface Asked {
  readonly key: string;
  readonly text: string;
  readonly misses: readonly Miss[];
  readonly count: number;
}

function gather(misses: readonly Miss[]): readonly Asked[] {
  const byKey = new Map<string, { text: string; misses: Miss[] }>();
  for (const miss of misses) {
    const text = masked(miss.text);
    if (normalize(text).length < LEAST_CHARS) continue;
    const key = questionKey(text);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { text, misses: [miss] });
    else known.misses.push(miss);
  }
  return [...byKey].map(([key, each]) => ({ ...each, key, count: each.misses.length }));
}

function* openInSteps(
  asked: readonly Asked[],
  { knowledge, changedAt, most }: Weighed,
): Generator<undefined, Pick<OpenQuestions, 'questions' | 'total' | 'answeredCount'>> {
  const open: Asked[] = [];
  let answeredCount = 0;
  for (const question of asked) {
    if (isAnsweredNow(question, knowledge, changedAt)) answeredCount += 1;
    else open.push(question);
    yield;
  }
  const groups = yield* clusterQuestions(open);
  const questions: OpenQuestion[] = [];
  for (const group of groups.slice(0, most)) {
    questions.push(describe(group, knowledge));
    yield;
  }
  return { questions, total: groups.length, answeredCount };
}

/** What had no answer has one where the matcher is sure. Who was unhappy with what they got is helped only by the very words, and by an
 *  article that was changed, or learned, since: else they would get the same again. */
function isAnsweredNow({ text, misses }: Asked, { index }: KnowledgeSnapshot, changedAt: ChangedAt): boolean {
  const { band, isExact, intent, matches } = match(text, index);
  if (intent !== undefined) return true;
  const unhappy = misses.filter(({ kind }) => kind !== 'no-answer');
  if (unhappy.length === 0) return band === 'answer';
  return isExact && unhappy.every(({ atMs }) => changedAt(matches[0]?.articleId ?? '') > atMs);
}

function describe(group: readonly Asked[], { index, articles }: KnowledgeSnapshot): OpenQuestion {
  const misses = group.flatMap((each) => each.misses).sort((left, right) => right.atMs - left.atMs);
  const title = group[0]?.text ?? '';
  const countOf = (kind: MissKind): number => misses.filter((miss) => miss.kind === kind).length;
  return {
    wordings: group.slice(0, MOST_WORDINGS).map(({ key, text }) => ({ key, text })),
    count: misses.length,
    counts: Object.fromEntries(MISS_KINDS.map((kind) => [kind, countOf(kind)])) as Record<MissKind, number>,
    lastAtMs: misses[0]?.atMs ?? 0,
    firstAtMs: misses.at(-1)?.atMs ?? 0,
    comments: misses
      .flatMap(({ comment }) => (comment === undefined ? [] : [masked(comment)]))
      .slice(0, MOST_COMMENTS),
    nearest: match(title, index)
      .matches.slice(0, MOST_NEAREST)
      .flatMap(({ articleId, score }) => {
        const article = articles.get(articleId);
        if (article === undefined) return [];
        const { title: name, department } = article;
        return [{ articleId, title: name, score, ...(department === undefined ? {} : { department }) }];
      }),
  };
}
