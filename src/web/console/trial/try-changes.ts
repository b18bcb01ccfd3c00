// What a draft would change for a question, in words rather than colours. Pure.

import type { TriedCandidate, TriedSide } from '../../../wire/try-api.js';
import type { Fill } from '../words/say.js';
import { tryZh, type TryKey } from '../words/try-zh.js';
import { percentOf } from '../thread/why-words.js';

/** A word of the try-out and what is filled in; what begins with `try.kind.` is a word itself. */
export interface Told {
  readonly key: TryKey;
  readonly fill: Fill;
}

type Side = Pick<TriedSide, 'kind' | 'confidence' | 'candidates'>;

const isKnown = (key: string): key is TryKey => Object.hasOwn(tryZh, key);

/** What the bot does, as a word; a newer kind than this screen knows is shown as an answer of some sort. */
export function kindKey(kind: string): TryKey {
  const key = `try.kind.${kind}`;
  return isKnown(key) ? key : 'try.kind.chat';
}

/** Nothing: the draft changes nothing. `kindWords` says what a key means, for the blanks. */
export function changesBetween(
  published: Side,
  draft: Side,
  kindWords: (key: TryKey) => string,
): readonly Told[] {
  return [
    ...changedKind(published, draft, kindWords),
    ...changedFirst(published.candidates[0], draft.candidates[0]),
    ...changedConfidence(published, draft),
  ];
}

function changedKind(published: Side, draft: Side, kindWords: (key: TryKey) => string): readonly Told[] {
  const [before, after] = [published, draft].map(({ kind }) => kindWords(kindKey(kind)));
  if (before === after || before === undefined || after === undefined) return [];
  return [{ key: 'try.change.kind', fill: { before, after } }];
}

function changedFirst(
  before: TriedCandidate | undefined,
  after: TriedCandidate | undefined,
): readonly Told[] {
  if (before?.articleId === after?.articleId) return [];
  const fill = { before: before?.title ?? '', after: after?.title ?? '' };
  if (before === undefined) return [{ key: 'try.change.found', fill }];
  return [{ key: after === undefined ? 'try.change.none' : 'try.change.first', fill }];
}

function changedConfidence(published: Side, draft: Side): readonly Told[] {
  const points = percentOf(draft.confidence) - percentOf(published.confidence);
  if (points === 0) return [];
  return [{ key: points > 0 ? 'try.change.more' : 'try.change.less', fill: { n: Math.abs(points) } }];
}

type Listed = readonly Pick<TriedCandidate, 'articleId'>[];

/**
 * How each candidate of the draft's side stands beside the published one, in their order; undefined: as before. Who only made room for
 * a newcomer, or took the room of one that is gone, has not moved.
 */
export function placeChanges(published: Listed, draft: Listed): readonly (Told | undefined)[] {
  const both = (list: Listed, other: Listed): readonly string[] =>
    list.map(({ articleId }) => articleId).filter((id) => other.some(({ articleId }) => articleId === id));
  const [before, after] = [both(published, draft), both(draft, published)];
  return draft.map(({ articleId }) => {
    const was = before.indexOf(articleId);
    if (was === -1) return { key: 'try.place.new', fill: {} };
    const is = after.indexOf(articleId);
    if (was === is) return undefined;
    return was > is
      ? { key: 'try.place.up', fill: { n: was - is } }
      : { key: 'try.place.down', fill: { n: is - was } };
  });
}

/** Titles that stood on the published side and stand on the draft's no more. */
export const goneFrom = (
  published: readonly TriedCandidate[],
  draft: readonly TriedCandidate[],
): readonly string[] =>
  published
    .filter(({ articleId }) => !draft.some((each) => each.articleId === articleId))
    .map(({ title }) => title);
