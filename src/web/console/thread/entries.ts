// The entries of a talk: merged by seq, cut into days and folded bot parts. Pure.

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { dayKeyOf } from '../words/clock-words.js';

/** Sorted by seq, each once; a later copy of the same seq wins. */
export function mergeEntries(
  known: readonly ThreadEntry[],
  fresh: readonly ThreadEntry[],
): readonly ThreadEntry[] {
  const bySeq = new Map(known.map((entry) => [entry.seq, entry]));
  for (const entry of fresh) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
}

export type ThreadPart =
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: ThreadEntry }
  /** Pictures that the citizen chose together. */
  | { readonly kind: 'set'; readonly key: string; readonly entries: Group }
  | { readonly kind: 'bot'; readonly key: string; readonly entries: readonly ThreadEntry[] };

/** Fewer than this are shown as they are. */
const FEWEST_FOLDED = 3;

/** With `isWithBot` nothing is folded at the end: the bot still talks there. */
export function partsOf(entries: readonly ThreadEntry[], isWithBot: boolean): readonly ThreadPart[] {
  const days = groupBy(entries, ({ atMs }) => dayKeyOf(atMs));
  return days.flatMap((day, index) => [
    { kind: 'day' as const, key: `day-${day[0].seq}`, atMs: day[0].atMs },
    ...foldBot(day, isWithBot && index === days.length - 1),
  ]);
}

export type Group = readonly [ThreadEntry, ...ThreadEntry[]];

function groupBy(entries: readonly ThreadEntry[], keyOf: (entry: ThreadEntry) => string): readonly Group[] {
  const groups: [ThreadEntry, ...ThreadEntry[]][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last !== undefined && keyOf(last[0]) === keyOf(entry)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

const isHuman = ({ author }: ThreadEntry): boolean =>
  author === 'agent' || author === 'note' || author === 'elsewhere';

function foldBot(day: Group, keepsLast: boolean): readonly ThreadPart[] {
  const runs = groupBy(day, (entry) => String(isHuman(entry)));
  return runs.flatMap((run, index) => {
    const isOpen = isHuman(run[0]) || (keepsLast && index === runs.length - 1);
    return isOpen ? toParts(run) : foldRun(run);
  });
}

/** Folds up to the citizen's last words before the bot's last answer; those stay in sight. */
function foldRun(run: Group): readonly ThreadPart[] {
  const lastBot = run.findLastIndex(({ author }) => author === 'bot');
  const lastAsked = run.slice(0, lastBot + 1).findLastIndex(({ author }) => author === 'citizen');
  const folded = run.slice(0, Math.max(0, lastAsked));
  const first = folded[0];
  if (first === undefined || folded.length < FEWEST_FOLDED) return toParts(run);
  return [{ kind: 'bot', key: `bot-${first.seq}`, entries: folded }, ...toParts(run.slice(lastAsked))];
}

/** An entry by itself, but for pictures of one set that follow each other. */
function toParts(entries: readonly ThreadEntry[]): readonly ThreadPart[] {
  return groupBy(entries, ({ imageSet, seq }) => imageSet?.id ?? String(seq)).map((group) => {
    const [entry] = group;
    return group.length === 1
      ? { kind: 'entry', key: `entry-${entry.seq}`, entry }
      : { kind: 'set', key: `set-${entry.seq}`, entries: group };
  });
}

/** Rules that say an article; the candidates of others were not said. */
const ANSWERING: ReadonlySet<string> = new Set(['answer', 'exact', 'pick']);

export const answeredTitleOf = ({ author, why }: ThreadEntry): string | undefined =>
  author === 'bot' && why !== undefined && ANSWERING.has(why.rule) ? why.candidates[0]?.title : undefined;

/** The bot's surest answer among these, for the fold's line. */
export function bestMatchOf(
  entries: readonly ThreadEntry[],
): { readonly title: string; readonly score: number } | undefined {
  const found = entries
    .map((entry) => ({
      title: answeredTitleOf(entry),
      score: entry.why?.confidence ?? entry.why?.candidates[0]?.score,
    }))
    .filter(({ title }) => title !== undefined)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))[0];
  return found?.title === undefined ? undefined : { title: found.title, score: found.score ?? 0 };
}
