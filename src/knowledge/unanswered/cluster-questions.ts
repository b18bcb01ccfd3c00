// Puts questions together that are asked in nearly the same words. Pure; in steps, so that others are served meanwhile.

import { pushTo } from '../../lib/push-to.js';
import { likeness, pairsOf } from '../text-likeness.js';

/** From here on two questions are probably one. Lower, the same sentence about another thing would be taken for it: 可以養浣熊嗎 and
 *  可以養羊駝嗎 have 0.57 in common. */
const SAME_MATTER = 0.6;
/** What stands where personal data was covered says nothing of the question. */
const COVER = /\[\p{Script=Han}+\]/gu;

export interface AskedQuestion {
  /** What it is compared by. */
  readonly text: string;
  /** How often it was asked so. */
  readonly count: number;
}

/**
 * Each question joins the most frequent one that it is like. The largest group first; in a group the most frequent question first, then the shortest.
 * Compares only questions that share a pair of characters at all.
 */
export function* clusterQuestions<Question extends AskedQuestion>(
  questions: readonly Question[],
): Generator<undefined, readonly (readonly Question[])[]> {
  const groups: Group<Question>[] = [];
  const byPair = new Map<string, Group<Question>[]>();
  const byCount = [...questions].sort(
    (left, right) => right.count - left.count || left.text.length - right.text.length,
  );
  for (const question of byCount) {
    const pairs = pairsOf(question.text.replace(COVER, ''));
    const found = nearest(pairs, byPair);
    if (found === undefined) begin(question, pairs, { groups, byPair });
    else found.members.push(question);
    yield;
  }
  return groups.sort((left, right) => sizeOf(right) - sizeOf(left)).map(({ members }) => members);
}

interface Group<Question> {
  /** Of its first question. */
  readonly pairs: ReadonlySet<string>;
  readonly members: Question[];
}

const sizeOf = ({ members }: Group<AskedQuestion>): number =>
  members.reduce((sum, { count }) => sum + count, 0);

function nearest<Question>(
  pairs: ReadonlySet<string>,
  byPair: ReadonlyMap<string, readonly Group<Question>[]>,
): Group<Question> | undefined {
  const sharing = new Set(Array.from(pairs).flatMap((pair) => byPair.get(pair) ?? []));
  let best: { readonly group: Group<Question>; readonly alike: number } | undefined;
  for (const group of sharing) {
    const alike = likeness(group.pairs, pairs);
    if (alike >= SAME_MATTER && alike > (best?.alike ?? 0)) best = { group, alike };
  }
  return best?.group;
}

function begin<Question>(
  question: Question,
  pairs: ReadonlySet<string>,
  { groups, byPair }: { readonly groups: Group<Question>[]; readonly byPair: Map<string, Group<Question>[]> },
): void {
  const group = { pairs, members: [question] };
  groups.push(group);
  for (const pair of pairs) pushTo(byPair, pair, group);
}
