// Asks for the pages that live articles name: new ones at once, all of them at night, those in trouble again some hours later. What
// is known is read by editors; citizens are never kept waiting for it. Any number of instances share the work.

import { sinceTaipeiMidnightMs } from '../../domain/taipei-time.js';
import type { Clock } from '../../lib/clock.js';
import type { LiveKnowledge } from '../live-knowledge.js';
import { linksOf } from './article-links.js';
import type { AskLink, LinkAnswer } from './ask-link.js';
import type { LinkCheck, LinkStore } from './link-store.js';

export interface LinkWatchParts {
  readonly live: Pick<LiveKnowledge, 'current'>;
  readonly store: LinkStore;
  readonly ask: AskLink;
  readonly clock: Clock;
}

/** A page that citizens do not reach, as far as we can tell. */
export interface DeadLink {
  readonly url: string;
  readonly kind: 'gone' | 'silent';
  readonly sinceMs: number;
}

export interface LinkWatch {
  /** Of these addresses, as `linksOf` names them; by what was known at the last run. */
  readonly deadAmong: (urls: readonly string[]) => readonly DeadLink[];
  /** To be called about once a minute. Takes some minutes at most, and ends at once when `ending` says so. */
  readonly run: (ending: AbortSignal) => Promise<void>;
}

const HOUR_MS = 3_600_000;
/** Between two and six in the morning, Asia/Taipei, when the fewest read those pages. Unit: ms after midnight. */
const NIGHT = { fromMs: 2 * HOUR_MS, untilMs: 6 * HOUR_MS } as const;
/** So that each night asks once, whenever it begins. */
const STALE_MS = 20 * HOUR_MS;
/** A site under repair for an afternoon is not dead. */
const AGAIN_MS = 6 * HOUR_MS;
/** In vain so often, six hours apart: said to editors. A site that says "gone" is believed sooner than one that says nothing. */
const BELIEVED_AFTER: Readonly<Record<DeadLink['kind'], number>> = { gone: 2, silent: 4 };
const MOST_A_RUN = 40;
/** No site is to notice us. */
const MOST_OF_A_SITE = 8;
/** Nothing answers where nothing answered for so long: then the fault is likely ours. */
const OURS_AFTER_MS = 24 * HOUR_MS;

export function createLinkWatch(parts: LinkWatchParts): LinkWatch {
  const { store, clock, live } = parts;
  let known: ReadonlyMap<string, LinkCheck> = new Map();
  return {
    deadAmong: (urls) => urls.flatMap((url) => toDead(known.get(url))),
    async run(ending) {
      const wanted = new Set([...live.current().articles.values()].flatMap(linksOf));
      known = byUrl(await store.list());
      const unwanted = [...known.keys()].filter((url) => !wanted.has(url));
      if (unwanted.length > 0) await store.remove(unwanted);
      const due = dueOf(wanted, known, clock());
      if (due.length === 0) return;
      const asked = await askAll({ ...parts, known, ending }, oneRun(due));
      for (const check of judged(asked, known, clock())) await store.put(check);
      known = byUrl(await store.list());
    },
  };
}

const byUrl = (checks: readonly LinkCheck[]): ReadonlyMap<string, LinkCheck> =>
  new Map(checks.map((check) => [check.url, check]));

function toDead(check: LinkCheck | undefined): DeadLink[] {
  const trouble = check?.trouble;
  return check !== undefined && trouble !== undefined && trouble.count >= BELIEVED_AFTER[trouble.kind]
    ? [{ url: check.url, kind: trouble.kind, sinceMs: trouble.sinceMs }]
    : [];
}

function dueOf(
  wanted: ReadonlySet<string>,
  known: ReadonlyMap<string, LinkCheck>,
  nowMs: number,
): readonly string[] {
  const sinceMidnightMs = sinceTaipeiMidnightMs(nowMs);
  const isNight = sinceMidnightMs >= NIGHT.fromMs && sinceMidnightMs < NIGHT.untilMs;
  return [...wanted].filter((url) => {
    const check = known.get(url);
    if (check === undefined) return true;
    const ageMs = nowMs - check.atMs;
    return check.trouble === undefined ? isNight && ageMs >= STALE_MS : ageMs >= AGAIN_MS;
  });
}

/** What one run asks: a few pages of each site. */
function oneRun(due: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  const chosen = due.filter((url) => {
    const { host } = new URL(url);
    const count = (counts.get(host) ?? 0) + 1;
    counts.set(host, count);
    return count <= MOST_OF_A_SITE;
  });
  return chosen.slice(0, MOST_A_RUN);
}

interface Asked {
  readonly url: string;
  readonly atMs: number;
  readonly answer: LinkAnswer;
}

interface Asking extends LinkWatchParts {
  readonly known: ReadonlyMap<string, LinkCheck>;
  readonly ending: AbortSignal;
}

/** One after the other: names are looked up by threads that files need too, and a name server that hangs would hold them all. */
async function askAll(asking: Asking, urls: readonly string[]): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const url of urls) {
    if (asking.ending.aborted) break;
    const answer = await askOne(asking, url);
    if (answer !== undefined) asked.push(answer);
  }
  return asked;
}

async function askOne({ store, ask, clock, known, ending }: Asking, url: string): Promise<Asked | undefined> {
  const last = known.get(url);
  const atMs = clock();
  const isOurs = await store.claim(url, { atMs, ...(last === undefined ? {} : { lastMs: last.atMs }) });
  if (!isOurs) return undefined;
  const answer = await ask(url, ending);
  return ending.aborted ? undefined : { url, atMs, answer };
}

/** What is worth keeping of the answers. Where nothing at all answers, silence says nothing about the pages. */
function judged(
  asked: readonly Asked[],
  known: ReadonlyMap<string, LinkCheck>,
  nowMs: number,
): readonly LinkCheck[] {
  const isHeard = ({ answer: { kind } }: Asked): boolean => kind === 'alive' || kind === 'gone';
  const wasHeard = ({ aliveAtMs = 0 }: LinkCheck): boolean => aliveAtMs > nowMs - OURS_AFTER_MS;
  const isOnline = asked.some(isHeard) || [...known.values()].some(wasHeard);
  return asked
    .filter(({ answer }) => answer.kind !== 'silent' || isOnline)
    .map((each) => judge(each, known.get(each.url)));
}

function judge({ url, atMs, answer }: Asked, last: LinkCheck | undefined): LinkCheck {
  if (answer.kind === 'alive') return { url, atMs, aliveAtMs: atMs };
  const before = last?.aliveAtMs === undefined ? {} : { aliveAtMs: last.aliveAtMs };
  if (answer.kind === 'unknown') return { url, atMs, ...before };
  const { sinceMs = atMs, count = 0 } = last?.trouble ?? {};
  return { url, atMs, ...before, trouble: { ...answer, sinceMs, count: count + 1 } };
}
