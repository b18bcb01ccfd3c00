// Holds what people saw against what was promised to them (design §6). Pure; knows no hub, only what the platforms saw.

import type { KnownQuestion } from './shipped-questions.js';

export type Promised =
  | 'nothing lost'
  | 'nothing twice'
  | 'in order'
  | 'no bot after a takeover'
  | 'within the rules'
  | 'nothing paid for nothing'
  | 'comes back by itself'
  | 'the door';

export interface Finding {
  readonly promise: Promised;
  /** Name of the person, or of the platform. */
  readonly who: string;
  readonly what: string;
  /** The question whose answer it is about. */
  readonly n?: number;
}

export interface Asked {
  /** Number of the question. */
  readonly n: number;
  readonly atMs: number;
  /** Absent: the sender never heard 200. */
  acknowledgedAtMs?: number;
}

/** A bubble on a person's screen. */
export interface Bubble {
  readonly text: string;
  readonly atMs: number;
  /** The platform took it, and whoever sent it was told nothing of it: neither by the answer nor by an echo. */
  readonly isHidden: boolean;
}

/** From the moment that an agent was told "it is yours" until they gave it back. */
export interface Takeover {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface PersonRecord {
  readonly name: string;
  readonly asked: readonly Asked[];
  readonly seen: readonly Bubble[];
  readonly takeovers: readonly Takeover[];
  /** Questions whose answer staff can see as perhaps or surely not delivered: the hub has said so instead of guessing. */
  readonly shownToStaff?: ReadonlySet<number>;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  /** What the promises themselves except, by name: a send that nobody could know the end of was sent again. */
  readonly excused: readonly string[];
}

/** A request that left before the claim was written may reach the platform this much later. Unit: ms. */
const IN_FLIGHT_MS = 1_000;

export function judgePerson(person: PersonRecord, questions: readonly KnownQuestion[]): Verdict {
  const heard = person.seen.map((bubble) => ({
    ...bubble,
    n: questions.findIndex(({ answer }) => answer === bubble.text),
  }));
  const twice = judgeTwice(person, heard);
  return {
    findings: [
      ...judgeLost(person, heard),
      ...twice.findings,
      ...judgeOrder(person, heard),
      ...judgeTakeover(person, heard),
    ],
    excused: twice.excused,
  };
}

interface Heard extends Bubble {
  /** The question that it answers; -1: none. */
  readonly n: number;
}

const countOf = (list: readonly { readonly n: number }[], n: number): number =>
  list.filter((each) => each.n === n).length;

function judgeLost(
  { name, asked, takeovers, shownToStaff }: PersonRecord,
  heard: readonly Heard[],
): Finding[] {
  const acknowledged = asked.filter(({ acknowledgedAtMs }) => acknowledgedAtMs !== undefined);
  // What was asked before or during a takeover is the agent's to answer.
  const isTheAgents = ({ atMs }: Asked): boolean => takeovers.some(({ untilMs }) => atMs < untilMs);
  const owed = acknowledged.filter((each) => !isTheAgents(each) && shownToStaff?.has(each.n) !== true);
  const lost = [...new Set(owed.map(({ n }) => n))].filter((n) => countOf(heard, n) < countOf(owed, n));
  return lost.map((n) => ({ promise: 'nothing lost', who: name, n, what: `question ${n} has no answer` }));
}

function judgeTwice({ name, asked }: PersonRecord, heard: readonly Heard[]): Verdict {
  const findings: Finding[] = [];
  const excused: string[] = [];
  for (const text of new Set(heard.map((each) => each.text))) {
    const copies = heard.filter((each) => each.text === text);
    const n = copies[0]?.n ?? -1;
    const allowed = n === -1 ? 1 : countOf(asked, n);
    if (copies.length <= allowed) continue;
    const what = `${copies.length} times, asked ${allowed}: ${text.slice(0, 20)}`;
    if (copies.length <= allowed + copies.filter(({ isHidden }) => isHidden).length)
      excused.push(`${name}: ${what}`);
    else findings.push({ promise: 'nothing twice', who: name, what, ...(n === -1 ? {} : { n }) });
  }
  return { findings, excused };
}

/** Answers come in the order of the questions, wherever one was acknowledged before the next was asked. */
function judgeOrder({ name, asked }: PersonRecord, heard: readonly Heard[]): Finding[] {
  const firstHeard = (n: number): number => heard.findIndex((each) => each.n === n);
  return asked.flatMap((later, at) =>
    asked
      .slice(0, at)
      .filter(({ n, acknowledgedAtMs = Infinity }) => n !== later.n && acknowledgedAtMs <= later.atMs)
      .filter(({ n }) => firstHeard(n) > firstHeard(later.n) && firstHeard(later.n) !== -1)
      .map(({ n }): Finding => ({ promise: 'in order', who: name, what: `${later.n} answered before ${n}` })),
  );
}

function judgeTakeover({ name, takeovers }: PersonRecord, heard: readonly Heard[]): Finding[] {
  return takeovers.flatMap(({ fromMs, untilMs }) =>
    heard
      .filter(({ n, atMs }) => n !== -1 && atMs > fromMs + IN_FLIGHT_MS && atMs < untilMs)
      .map(({ n, atMs }): Finding => {
        const what = `the bot answered ${n}, ${atMs - fromMs} ms after a person took the talk`;
        return { promise: 'no bot after a takeover', who: name, what };
      }),
  );
}
