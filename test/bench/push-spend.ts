// What a day costs on LINE: citizens who ask the bot, and citizens who talk with an agent, on a hub whose clock is moved from
// one event to the next. Beside it the fewest pushes that anybody could have done with who knows all arrival times.

import { randomUUID } from 'node:crypto';

import type { LineTalker } from '../support/line-events.js';
import { seededRandom } from '../support/rewordings.js';
import { TestHub } from '../support/test-hub.js';

const PEOPLE = 24;
const DAY_MS = 9 * 3_600_000;
/** A reply token is good for a minute. Source: LINE Messaging API reference, "Send reply message", checked 2026-11-21. */
const TOKEN_LIFE_MS = 60_000;

interface Moment {
  readonly atMs: number;
  readonly act: () => Promise<unknown>;
}

interface Token {
  readonly to: string;
  readonly fromMs: number;
}

interface Send {
  readonly to: string;
  readonly via: 'reply' | 'push';
  readonly atMs: number;
}

export interface Spend {
  readonly people: number;
  readonly calls: number;
  readonly pushes: number;
  /** By one who knows when everything will be said and uses each token once. */
  readonly fewest: number;
}

export async function measureSpend(seed = 1999): Promise<Spend> {
  const random = seededRandom(seed);
  const startMs = Date.now();
  let nowMs = startMs;
  const hub = await TestHub.start({ clock: () => nowMs });
  const tokens: Token[] = [];
  const sends: Send[] = [];
  try {
    const agent = await hub.agent('mei');
    const talk = (talker: LineTalker) => ({ conversationId: hub.talkOf(talker) });
    const says = async (talker: LineTalker, text: string): Promise<void> => {
      tokens.push({ to: talker.id, fromMs: nowMs });
      await hub.deliver({ ...talker.text(text), timestamp: nowMs });
    };
    const writeAs = (talker: LineTalker, text: string) =>
      agent.ask('reply', { ...talk(talker), clientId: randomUUID(), text });
    const script = Array.from({ length: PEOPLE }, (_, n) => {
      const talker = hub.line.user(`day ${n}`);
      const ask = (): Promise<void> => says(talker, '身分證不見了怎麼辦');
      let atMs = startMs + random() * DAY_MS;
      const later = (leastMs: number, mostMs: number): number =>
        (atMs += leastMs + random() * (mostMs - leastMs));
      if (n % 2 === 0) return [{ atMs, act: ask }];
      return [
        { atMs, act: () => says(talker, '轉真人') },
        { atMs: later(5_000, 240_000), act: () => agent.ask('claim', talk(talker)) },
        ...[1, 2, 3].flatMap((round): Moment[] => [
          { atMs: later(5_000, 90_000), act: () => writeAs(talker, `第 ${round} 個問題我查一下`) },
          { atMs: later(5_000, 90_000), act: () => writeAs(talker, `第 ${round} 個答覆`) },
          { atMs: later(5_000, 120_000), act: () => says(talker, `還有第 ${round} 件事`) },
        ]),
        { atMs: later(5_000, 90_000), act: () => agent.ask('resolve', talk(talker)) },
      ];
    }).flat();
    for (const { atMs, act } of script.sort((a, b) => a.atMs - b.atMs)) {
      nowMs = Math.max(nowMs, Math.round(atMs));
      const before = hub.line.accepted.length;
      await act();
      await hub.settled();
      for (const { to, via } of hub.line.accepted.slice(before)) sends.push({ to, via, atMs: nowMs });
    }
  } finally {
    await hub.stop();
  }
  const pushes = sends.filter(({ via }) => via === 'push').length;
  return { people: PEOPLE, calls: sends.length, pushes, fewest: sends.length - mostReplies(sends, tokens) };
}

/** Each send takes the good token that dies first (earliest deadline first matches the most points to intervals). */
function mostReplies(sends: readonly Send[], tokens: readonly Token[]): number {
  const left = [...tokens].sort((a, b) => a.fromMs - b.fromMs);
  return sends.filter(({ to, atMs }) => {
    const isGood = (token: Token): boolean =>
      token.to === to && token.fromMs <= atMs && atMs < token.fromMs + TOKEN_LIFE_MS;
    const at = left.findIndex(isGood);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  }).length;
}
