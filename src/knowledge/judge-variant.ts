// May a wording answer for an article? Decided from the whole evidence on that wording, afresh each time, so that nothing is
// counted twice and what is taken back is gone. Pure.

import type { Evidence, EvidenceKind, Hold } from './learning-store.js';

export type Verdict =
  /** Two contacts on different days and a member of staff; `staffIds`: who of them chose it. */
  | { readonly kind: 'earned'; readonly staffIds: readonly string[] }
  /** Staff have turned it down since. */
  | { readonly kind: 'refuted' }
  | { readonly kind: 'wait'; readonly hold?: Hold };

/**
 * From so many new contacts in one day on a wording is left to an editor: a hundred new accounts cost an attacker an afternoon, and
 * a real wave of questions (a typhoon, a new subsidy) is worth an editor's look anyway. A city's everyday question gets some a day.
 */
const CROWD_OF_FRESH_CONTACTS = 10;
/** One member of staff never turns down what others have earned. */
const LEAST_REFUTING_STAFF = 2;

/** An article's answer of which less is left was the wrong one; above it the agent may only have said it in their own words. */
const REFUTED_BELOW = 0.3;

const STAFF_YES: readonly EvidenceKind[] = ['agent-sent-suggestion', 'agent-own-pick'];
const STAFF_NO: readonly EvidenceKind[] = ['agent-edited', 'agent-dismissed'];

/** `evidence`: all of the wording, for whichever article, oldest first. */
export function judgeVariant(evidence: readonly Evidence[], articleId: string): Verdict {
  const voices = lastWordOfEach(evidence.filter(isCounted));
  const own = voices.filter((each) => each.articleId === articleId);
  const staffFor = choosersOf(own, STAFF_YES);
  const staffAgainst = choosersOf(own, STAFF_NO);
  if (staffAgainst.length >= LEAST_REFUTING_STAFF && staffAgainst.length > staffFor.length)
    return { kind: 'refuted' };
  const picks = own.filter(({ kind }) => kind === 'citizen-pick');
  if (staffFor.length === 0 || !isTwoOnTwoDays(picks)) return { kind: 'wait' };
  const hold = findHold(evidence, voices, articleId);
  return hold === undefined ? { kind: 'earned', staffIds: staffFor } : { kind: 'wait', hold };
}

export interface Votes {
  readonly contacts: number;
  readonly days: number;
  readonly staffYes: number;
  readonly staffNo: number;
  /** Contacts who chose another article for the same words. */
  readonly otherContacts: number;
}

/** What the verdict rests on, for people. */
export function countVotes(evidence: readonly Evidence[], articleId: string): Votes {
  const voices = lastWordOfEach(evidence.filter(isCounted));
  const own = voices.filter((each) => each.articleId === articleId);
  const others = voices.filter((each) => each.articleId !== articleId);
  const picks = own.filter(({ kind }) => kind === 'citizen-pick');
  return {
    contacts: choosersOf(picks, ['citizen-pick']).length,
    days: new Set(picks.map(({ day }) => day)).size,
    staffYes: choosersOf(own, STAFF_YES).length,
    staffNo: choosersOf(own, STAFF_NO).length,
    otherContacts: choosersOf(others, ['citizen-pick']).length,
  };
}

function isCounted({ withdrawnAtMs, kind, keptShare = 0 }: Evidence): boolean {
  if (withdrawnAtMs !== undefined || kind === 'editor-yes' || kind === 'editor-no') return false;
  return kind !== 'agent-edited' || keptShare < REFUTED_BELOW;
}

/**
 * One voice a person: of a contact's picks for a wording the last article counts, on each day they chose it; of a member of
 * staff's words on an article the last one.
 */
function lastWordOfEach(evidence: readonly Evidence[]): readonly Evidence[] {
  const lastPick = new Map<string, string>();
  const lastStaff = new Map<string, string>();
  const staffKey = ({ chooser, articleId }: Evidence): string => `${chooser.id}\n${articleId}`;
  for (const each of evidence) {
    if (each.chooser.kind === 'contact') lastPick.set(each.chooser.id, each.articleId);
    else lastStaff.set(staffKey(each), each.id);
  }
  return evidence.filter((each) =>
    each.chooser.kind === 'contact'
      ? lastPick.get(each.chooser.id) === each.articleId
      : lastStaff.get(staffKey(each)) === each.id,
  );
}

function choosersOf(evidence: readonly Evidence[], kinds: readonly EvidenceKind[]): readonly string[] {
  return [...new Set(evidence.filter(({ kind }) => kinds.includes(kind)).map(({ chooser }) => chooser.id))];
}

/** Is there a pick by one contact on one day and by another contact on another day? */
function isTwoOnTwoDays(picks: readonly Evidence[]): boolean {
  return picks.some((one) =>
    picks.some((other) => one.chooser.id !== other.chooser.id && one.day !== other.day),
  );
}

function findHold(
  evidence: readonly Evidence[],
  voices: readonly Evidence[],
  articleId: string,
): Hold | undefined {
  const own = voices.filter((each) => each.articleId === articleId);
  const others = voices.filter((each) => each.articleId !== articleId);
  if (choosersOf(own, STAFF_NO).length >= choosersOf(own, STAFF_YES).length) return { kind: 'disputed' };
  // Two thirds of the citizens and most of the staff must mean this article.
  const isOutnumbered =
    2 * choosersOf(others, ['citizen-pick']).length > choosersOf(own, ['citizen-pick']).length ||
    choosersOf(others, STAFF_YES).length >= choosersOf(own, STAFF_YES).length;
  if (isOutnumbered) return { kind: 'contested' };
  return isCrowded(evidence) ? { kind: 'crowd' } : undefined;
}

/** Also of picks that were taken back: who floods and withdraws has flooded. */
function isCrowded(evidence: readonly Evidence[]): boolean {
  const byDay = new Map<string, Set<string>>();
  for (const { kind, isFresh, day, chooser } of evidence) {
    if (kind !== 'citizen-pick' || isFresh !== true) continue;
    byDay.set(day, (byDay.get(day) ?? new Set()).add(chooser.id));
  }
  return [...byDay.values()].some(({ size }) => size >= CROWD_OF_FRESH_CONTACTS);
}
