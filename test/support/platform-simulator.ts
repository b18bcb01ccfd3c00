// LINE, Messenger and web chat together, with the people who write there: seeded weather, webhooks that come as in life, and a verdict
// on what the people saw. The hub is somebody else's: whoever starts one tells `connect` where it listens.

import { textOf, type JsonRecord } from '../../src/lib/json-reading.js';

import { FakeGraph, type GraphTrouble, type Taken } from './fake-graph.js';
import { FakeLine, type Fault } from './fake-line.js';
import { redelivered, type LineEvent } from './line-events.js';
import type { MessengerEvent } from './messenger-events.js';
import {
  judgePerson,
  type Asked,
  type Bubble,
  type Finding,
  type Takeover,
  type Verdict,
} from './promise-judge.js';
import { seededRandom } from './rewordings.js';
import type { KnownQuestion } from './shipped-questions.js';
import { WebPerson } from './web-person.js';
import { WebhookSender, type WebhookHabits } from './webhook-sender.js';

/** Each way a call to LINE goes wrong by itself and comes right when it is made again. */
const LINE_WEATHER: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, accepted: true },
  { kind: 'status', status: 503 },
  { kind: 'drop' },
  { kind: 'drop', accepted: true },
  { kind: 'cut', accepted: true },
  { kind: 'malformed', accepted: true },
  { kind: 'hang' },
  { kind: 'hang', accepted: true },
  { kind: 'status', status: 429, message: 'The API rate limit has been exceeded. Try again later.' },
  { kind: 'status', status: 429, message: 'Too many messages were sent to the same user. Try again later.' },
  // Within the minute a token is mostly good; LINE guarantees nothing. What follows is a push, and a 409 for a repeated one.
  { kind: 'status', status: 400, message: 'Invalid reply token', via: 'reply' },
  { kind: 'status', status: 500, accepted: true, via: 'push' },
  { kind: 'drop', accepted: true, via: 'push' },
];

const GRAPH_WEATHER: readonly GraphTrouble[] = [
  { kind: 'error', status: 500, code: 2 },
  { kind: 'error', status: 500, code: 1200, accepted: true },
  { kind: 'page', status: 502 },
  { kind: 'page', status: 502, accepted: true },
  { kind: 'drop' },
  { kind: 'drop', accepted: true },
  { kind: 'hang' },
  { kind: 'hang', accepted: true },
  { kind: 'malformed', accepted: true },
  { kind: 'cut', accepted: true },
];

/** After a dead token a hub tries again by itself (design §7). Unit: ms. */
const COMES_BACK_WITHIN_MS = 30_000;
/** Calls that were begun when a refusal was not known yet; more where the machine has kept people waiting for longer. Unit: ms. */
const IN_FLIGHT_MS = 2_000;
/** Between two looks whether a refusal still holds, at the least: once is finding out, again and again is hammering. Unit: ms. */
const LEAST_BETWEEN_LOOKS_MS = 10_000;

export type Platform = 'line' | 'messenger' | 'web';

export interface Person {
  readonly name: string;
  readonly platform: Platform;
  readonly talker: { readonly id: string };
  readonly asked: Asked[];
  readonly takeovers: Takeover[];
  /** Brings a text to the hub; resolves at its 200. `ageMs`: written so long ago. */
  readonly say: (text: string, ageMs?: number) => Promise<void>;
}

export interface SimulatorOptions {
  readonly seed: number;
  readonly questions: readonly KnownQuestion[];
  readonly people?: Readonly<Partial<Record<Platform, number>>>;
  readonly habits?: Partial<WebhookHabits>;
}

/** A bubble without words is told by all that it shows. */
const wordsOf = (message: JsonRecord): string => textOf(message['text']) ?? JSON.stringify(message);

/** Questions whose answer staff see as such in the talk, by the person's id. */
export type ShownToStaff = ReadonlyMap<string, ReadonlySet<number>>;

const foul = (who: string, what: string): Finding => ({ promise: 'within the rules', who, what });

function aged<Event extends { readonly timestamp: number }>(event: Event, ageMs: number): Event {
  return { ...event, timestamp: event.timestamp - ageMs };
}

export class PlatformSimulator {
  readonly line: FakeLine;
  readonly graph: FakeGraph;
  readonly people: Person[] = [];
  readonly random: () => number;
  readonly senders: {
    readonly line: WebhookSender<LineEvent>;
    readonly messenger: WebhookSender<MessengerEvent>;
  };
  readonly questions: readonly KnownQuestion[];
  /** Windows on the web, by the person's id. */
  readonly visitors = new Map<string, WebPerson>();
  readonly #echoed = new Set<string>();
  /** Of what Graph took, the share that it never tells of. */
  unechoedShare = 0;
  readonly #deadTimes: { readonly fromMs: number; readonly untilMs: number }[] = [];
  #deadFromMs: number | undefined;
  #urls: Readonly<Record<Platform, string>> = { line: '', messenger: '', web: '' };

  private constructor(platforms: { line: FakeLine; graph: FakeGraph }, options: SimulatorOptions) {
    this.line = platforms.line;
    this.graph = platforms.graph;
    this.questions = options.questions;
    this.random = seededRandom(options.seed);
    const { random } = this;
    const habits = options.habits ?? {};
    this.senders = {
      line: new WebhookSender({
        url: () => this.#urls.line,
        sign: (events) => this.line.signedWebhook(events),
        again: redelivered,
        random,
        habits,
      }),
      messenger: new WebhookSender({
        url: () => this.#urls.messenger,
        sign: (events) => this.graph.signedWebhook(events),
        again: (event) => event,
        random,
        habits,
      }),
    };
    this.graph.echoHabit = 'after-answer';
    this.graph.deliverEcho = (event) => this.#echo(event);
    this.#settle(options.people ?? { line: 8, messenger: 6 });
  }

  static async start(options: SimulatorOptions): Promise<PlatformSimulator> {
    return new PlatformSimulator({ line: await FakeLine.start(), graph: await FakeGraph.start() }, options);
  }

  connect(hub: { readonly webhookUrl: string; readonly messengerUrl: string; readonly url?: string }): void {
    this.#urls = { line: hub.webhookUrl, messenger: hub.messengerUrl, web: hub.url ?? '' };
  }

  async stop(): Promise<void> {
    for (const visitor of this.visitors.values()) visitor.close();
    await Promise.all([this.senders.line.stop(), this.senders.messenger.stop()]);
    await this.line.stop();
    await this.graph.stop();
  }

  /** Whatever token the hub has, no platform takes it, until `renewTokens`. */
  killTokens(): void {
    this.line.isTokenDead = true;
    this.graph.isTokenDead = true;
    this.#deadFromMs = Date.now();
  }

  renewTokens(): void {
    this.line.isTokenDead = false;
    this.graph.isTokenDead = false;
    if (this.#deadFromMs !== undefined)
      this.#deadTimes.push({ fromMs: this.#deadFromMs, untilMs: Date.now() });
    this.#deadFromMs = undefined;
  }

  /** The month's paid messages are used up; replies still go. */
  closeMonth(): void {
    this.line.limit = 'monthly';
  }

  /** From now on this share of calls goes wrong. */
  rain(share: number): void {
    const { random } = this;
    this.line.rain({ share, random, faults: LINE_WEATHER });
    this.graph.rain({ share, random, faults: GRAPH_WEATHER });
  }

  /** Nobody answers any more, until `recover`. */
  fallSilent(): void {
    this.line.failNext({ kind: 'hang' }, Infinity);
    this.graph.failNext({ kind: 'hang' }, Infinity);
  }

  recover(): void {
    this.line.recover();
    this.graph.recover();
    this.graph.echoHabit = 'after-answer';
  }

  /** The person asks question `n`; resolves at the hub's 200. `ageMs`: so long ago, as the platform tells it. */
  async ask(person: Person, n: number, ageMs = 0): Promise<void> {
    const asked: Asked = { n, atMs: Date.now() };
    person.asked.push(asked);
    await person.say(this.questionOf(n), ageMs);
    asked.acknowledgedAtMs = Date.now();
  }

  questionOf(n: number): string {
    const known = this.questions[n];
    if (known === undefined) throw new Error(`there is no question ${n}`);
    return known.question;
  }

  /** Everything on the person's screen that we said, in order. */
  seenBy({ platform, talker }: Person): readonly Bubble[] {
    if (platform === 'web') return this.visitors.get(talker.id)?.seen ?? [];
    if (platform === 'messenger') {
      const taken = this.graph.accepted.filter(({ to }) => to === talker.id);
      return taken.map((each) => ({
        text: each.text === '' ? JSON.stringify(each.message['attachment']) : each.text,
        atMs: each.atMs,
        isHidden: this.#isHidden(each),
      }));
    }
    const taken = this.line.accepted.filter(({ to }) => to === talker.id);
    return taken.flatMap(({ messages, atMs }) =>
      messages.map((message) => ({ text: wordsOf(message), atMs, isHidden: false })),
    );
  }

  /** Every time that a platform took this text for the person, with what it knows. */
  takenOf({ platform, talker }: Person, text: string): readonly object[] {
    if (platform === 'messenger')
      return this.graph.accepted
        .filter((each) => each.to === talker.id && each.text === text)
        .map(({ mid, metadata, atMs, isUnclear }) => {
          const isEchoed = this.#echoed.has(mid);
          return { mid, metadata, at: new Date(atMs), isUnclear, isEchoed };
        });
    return this.line.accepted
      .filter((each) => each.to === talker.id && each.messages.some((message) => message['text'] === text))
      .map(({ via, retryKey, atMs, isUnclear }) => ({ via, retryKey, at: new Date(atMs), isUnclear }));
  }

  /**
   * What was promised and not kept, over everybody. `unclear`: what the hub shows to staff as perhaps not delivered, `refused`:
   * as not taken, with the reason; each by the person's id.
   */
  judge(unclear: ShownToStaff = new Map(), refused: ShownToStaff = new Map()): Verdict {
    const verdicts = this.people.map((person) => {
      const { name, asked, takeovers, talker } = person;
      const shownToStaff = new Set([...(unclear.get(talker.id) ?? []), ...(refused.get(talker.id) ?? [])]);
      return judgePerson({ name, asked, takeovers, seen: this.seenBy(person), shownToStaff }, this.questions);
    });
    return {
      findings: [...verdicts.flatMap(({ findings }) => findings), ...this.#foulPlay(unclear.size > 0)],
      excused: verdicts.flatMap(({ excused }) => excused),
    };
  }

  /** `isUnclear`: the hub shows answers as perhaps not delivered. To find that out it asked LINE with a token that had run out. */
  #foulPlay(isUnclear: boolean): Finding[] {
    const isAsking = ({ path, reason }: { path: string; reason: string }): boolean =>
      isUnclear && path.endsWith('/reply') && reason.includes('Invalid reply token');
    const foul = this.line.violations.filter((violation) => !isAsking(violation));
    const broken = [
      ...foul.map(({ path, status, reason }) => `LINE ${path} ${status} ${reason}`),
      ...this.graph.violations.map(({ status, code, message }) => `Graph ${status} ${code} ${message}`),
    ];
    const calls = [
      ...this.#judgeCalls(
        'LINE',
        this.line.calls.map(({ atMs, status }) => ({ atMs, isTokenDead: status === 401 })),
      ),
      ...this.#judgeCalls('Graph', this.graph.callLog),
    ];
    const answers = Object.entries(this.senders).flatMap(([who, { wrongAnswers }]) =>
      wrongAnswers.map((status): Finding => ({ promise: 'the door', who, what: `answered ${status}` })),
    );
    return [
      ...broken.map((what): Finding => ({ promise: 'within the rules', who: 'platform', what })),
      ...calls,
      ...this.#judgeSpend(),
      ...answers,
    ];
  }

  /** With a token that was refused: a look now and then, and one soon after it is renewed. */
  #judgeCalls(
    who: string,
    calls: readonly { readonly atMs: number; readonly isTokenDead: boolean }[],
  ): Finding[] {
    return this.#deadTimes.flatMap(({ fromMs, untilMs }) => {
      const refused = calls.filter(
        ({ atMs, isTokenDead }) => isTokenDead && atMs >= fromMs && atMs <= untilMs,
      );
      const [first] = refused;
      if (first === undefined) return [];
      const looks = refused.filter(({ atMs }) => atMs > first.atMs + this.#inFlightMs()).length;
      const isHammering = looks > Math.ceil((untilMs - fromMs) / LEAST_BETWEEN_LOOKS_MS);
      const isBack = calls.some(({ atMs }) => atMs > untilMs && atMs <= untilMs + COMES_BACK_WITHIN_MS);
      return [
        ...(isHammering ? [foul(who, `${looks} more calls with a token that was refused`)] : []),
        ...(isBack ? [] : [{ promise: 'comes back by itself' as const, who, what: 'no call after 30 s' }]),
      ];
    });
  }

  /** No push beside a good token, none against a month that is used up. */
  #judgeSpend(): Finding[] {
    // That an agent has come may cost a push: the token is for what they will say.
    const isAnswer = ({ messages }: { messages: readonly JsonRecord[] }): boolean =>
      messages.some(({ text }) => this.questions.some(({ answer }) => answer === text));
    const needless = this.line.accepted.filter((each) => each.isNeedless === true && isAnswer(each));
    const blocked = this.line.calls.filter(({ path, status }) => status === 429 && path.endsWith('/push'));
    const isMonthly = this.line.limit === 'monthly';
    const [first] = blocked;
    const late = blocked.filter(({ atMs }) => atMs > (first?.atMs ?? 0) + this.#inFlightMs());
    return [
      ...needless.map(({ to }): Finding => {
        const what = `a push to ${to} beside a reply token that was good`;
        return { promise: 'nothing paid for nothing', who: 'LINE', what };
      }),
      ...(isMonthly && late.length > 1 ? [foul('LINE', `${late.length} pushes after "monthly limit"`)] : []),
    ];
  }

  /** A machine that takes seconds to say 200 takes as long from a decision to its call. */
  #inFlightMs(): number {
    const waits = this.people.flatMap(({ asked }) =>
      asked.map(({ atMs, acknowledgedAtMs = atMs }) => acknowledgedAtMs - atMs),
    );
    return Math.max(IN_FLIGHT_MS, ...waits);
  }

  #isHidden({ mid, isUnclear }: Taken): boolean {
    return isUnclear && !this.#echoed.has(mid);
  }

  async #echo(event: MessengerEvent): Promise<void> {
    if (this.random() < this.unechoedShare) return;
    await this.senders.messenger.deliver(event);
    this.#echoed.add((event['message'] as { mid: string }).mid);
  }

  #settle({ line = 0, messenger = 0, web = 0 }: Readonly<Partial<Record<Platform, number>>>): void {
    for (let n = 0; n < line; n += 1) {
      const talker = this.line.user(`line ${n}`);
      const say = (text: string, ageMs = 0): Promise<void> =>
        this.senders.line.deliver(aged(talker.text(text), ageMs));
      this.#welcome(`line ${n}`, { platform: 'line', talker, say });
    }
    for (let n = 0; n < messenger; n += 1) {
      const talker = this.graph.user(`messenger ${n}`);
      const say = (text: string, ageMs = 0): Promise<void> =>
        this.senders.messenger.deliver(aged(talker.text(text), ageMs));
      this.#welcome(`messenger ${n}`, { platform: 'messenger', talker, say });
    }
    for (let n = 0; n < web; n += 1) {
      const talker = new WebPerson(`web ${n}`, () => this.#urls.web);
      this.visitors.set(talker.id, talker);
      this.#welcome(`web ${n}`, { platform: 'web', talker, say: (text) => talker.say(text) });
    }
  }

  #welcome(name: string, who: Pick<Person, 'platform' | 'talker' | 'say'>): void {
    this.people.push({ name, ...who, asked: [], takeovers: [] });
  }
}
