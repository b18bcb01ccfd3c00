// Asks one set's questions of one method, and draws the figures of its row.

import { auroc, calibrationError } from '../../../src/cli/match/figures.js';
import { seededRandom } from '../../support/rewordings.js';
import { noised, TYPING_NOISES } from '../../support/typing-noise.js';
import type { BenchQuestion, BenchSet } from './bench-sets.js';
import type { Method, Search } from './rivals.js';

/** What of a slow method's questions is asked, and what of the others' is asked with noise. */
const SLOW_SAMPLE = 40;
const NOISE_SAMPLE = 200;
/** The six of the goal; the others are of keyboards and have their own floors. */
const NOISES = TYPING_NOISES.slice(0, 6);
const SEED = 1999;
const RESAMPLES = 400;

interface Asked {
  readonly place: number;
  readonly isInScope: boolean;
  /** The confidence speaks of the question; not so where an article is the question itself. */
  readonly isJudged: boolean;
  readonly confidence: number;
  readonly isAnswered: boolean;
  readonly ms: number;
}

export interface Row {
  readonly set: string;
  readonly method: string;
  /** Shown as they are; absent ones as a dash. */
  readonly figures: Readonly<Record<string, string>>;
}

export function measure(set: BenchSet, method: Method): Row {
  const startedMs = performance.now();
  const search = method.build(set);
  const buildMs = performance.now() - startedMs;
  const questions = method.isSlow ? sample(set.questions, SLOW_SAMPLE) : set.questions;
  const asked = questions.map((question) => ask(question, search));
  const inScope = asked.filter(({ isInScope }) => isInScope);
  return {
    ...{ set: set.name, method: method.name },
    figures: {
      n: `${asked.length}${method.isSlow ? '*' : ''}`,
      'top-1 (95 %)': `${perCent(inScope, isFirst)} ${interval(inScope, isFirst)}`,
      'R@3 (95 %)': `${perCent(inScope, isAmongThree)} ${interval(inScope, isAmongThree)}`,
      ...confidenceFigures(
        asked.filter(({ isJudged }) => isJudged),
        method,
      ),
      ...(set.isNoised && !method.isSlow ? noiseFigures(set, search) : {}),
      'p50 ms': percentile(asked, 0.5),
      'p99 ms': percentile(asked, 0.99),
      'build s': (buildMs / 1000).toFixed(1),
    },
  };
}

function ask({ text, right, self }: BenchQuestion, search: Search): Asked {
  const startedMs = performance.now();
  const { ids, confidence, isAnswered = false } = search(text);
  const ms = performance.now() - startedMs;
  const place = ids.filter((id) => id !== self).findIndex((id) => right.includes(id));
  return { place, isInScope: right.length > 0, isJudged: self === undefined, confidence, isAnswered, ms };
}

const isFirst = ({ place }: Asked): boolean => place === 0;
const isAmongThree = ({ place }: Asked): boolean => place >= 0 && place < 3;

const share = (asked: readonly Asked[], isCounted: (each: Asked) => boolean): number =>
  (100 * asked.filter(isCounted).length) / asked.length;
const perCent = (asked: readonly Asked[], isCounted: (each: Asked) => boolean): string =>
  share(asked, isCounted).toFixed(1);

/** 95 % by the bootstrap: what the share would be had other questions of the same kind been drawn. */
function interval(asked: readonly Asked[], isCounted: (each: Asked) => boolean): string {
  const random = seededRandom(SEED);
  const shares = Array.from({ length: RESAMPLES }, () => {
    const drawn = asked.flatMap(() => asked[Math.floor(random() * asked.length)] ?? []);
    return share(drawn, isCounted);
  }).sort((a, b) => a - b);
  const at = (ratio: number): string => (shares[Math.floor(ratio * (RESAMPLES - 1))] ?? 0).toFixed(0);
  return `${at(0.025)}-${at(0.975)}`;
}

function confidenceFigures(asked: readonly Asked[], { isCalibrated }: Method): Record<string, string> {
  const of = (isCounted: (each: Asked) => boolean): number[] =>
    asked.filter(isCounted).map(({ confidence }) => confidence);
  const inOut = auroc(
    of(({ isInScope }) => isInScope),
    of(({ isInScope }) => !isInScope),
  );
  const rightWrong = auroc(
    of(isFirst),
    of((each) => !isFirst(each)),
  );
  const judged = asked.map((each) => ({ confidence: each.confidence, isRight: isFirst(each) }));
  const inScope = asked.filter(({ isInScope }) => isInScope);
  const outside = asked.filter(({ isInScope }) => !isInScope);
  const isAnswered = (each: Asked): boolean => each.isAnswered;
  return {
    'in/out': Number.isNaN(inOut) ? '-' : inOut.toFixed(3),
    'right/wrong': rightWrong.toFixed(3),
    ...(isCalibrated
      ? {
          ECE: calibrationError(judged).toFixed(3),
          'said right': perCent(inScope, (each) => isAnswered(each) && isFirst(each)),
          'said wrong': perCent(inScope, (each) => isAnswered(each) && !isFirst(each)),
          'said, none': outside.length === 0 ? '-' : perCent(outside, isAnswered),
        }
      : {}),
  };
}

/** Points of top-1 that each kind of noise costs the same questions. */
function noiseFigures({ questions }: BenchSet, search: Search): Record<string, string> {
  const inScope = sample(
    questions.filter(({ right, self }) => right.length > 0 && self === undefined),
    NOISE_SAMPLE,
  );
  const top1 = (of: readonly BenchQuestion[]): number =>
    share(
      of.map((each) => ask(each, search)),
      isFirst,
    );
  const clean = top1(inScope);
  const losses = NOISES.map((kind) => {
    return clean - top1(inScope.map((each) => ({ ...each, text: noised(each.text, kind, SEED) })));
  });
  return { 'noise (s w h d x p)': losses.map((loss) => loss.toFixed(1)).join(' ') };
}

function sample<Item>(items: readonly Item[], count: number): Item[] {
  const random = seededRandom(SEED);
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item);
}

function percentile(asked: readonly Asked[], ratio: number): string {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) * ratio)] ?? 0).toFixed(2);
}
