// How long a citizen has waited: ticks, and says in words and colour when it is too long.

import { useNow } from '../shell/now.js';
import type { Say } from '../words/say.js';
import { useWords } from '../words/words.js';

/** A city answers a person in chat within a minute or two; from five on we are late. Unit: ms. */
const LONG_MS = 2 * 60_000;
const LATE_MS = 5 * 60_000;

export function WaitingTime({ sinceMs }: { readonly sinceMs: number }) {
  const { say } = useWords();
  const waitedMs = Math.max(0, useNow() - sinceMs);
  const level = levelOfWait(waitedMs);
  return (
    <span className="waiting" data-level={level}>
      {waitedWords(waitedMs, say)}
      {level === 'fine' ? null : <span className="waiting-level">{say(`wait.${level}`)}</span>}
    </span>
  );
}

export const levelOfWait = (waitedMs: number): 'late' | 'long' | 'fine' =>
  waitedMs >= LATE_MS ? 'late' : waitedMs >= LONG_MS ? 'long' : 'fine';

export function waitedWords(waitedMs: number, say: Say): string {
  const minutes = Math.floor(waitedMs / 60_000);
  if (minutes >= 60) return say('wait.hours', { h: Math.floor(minutes / 60), m: minutes % 60 });
  const seconds = Math.floor(waitedMs / 1_000) % 60;
  return `${minutes}:${String(seconds).padStart(2, '0')}`;
}
