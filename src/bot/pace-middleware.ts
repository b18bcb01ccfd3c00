// Nobody is limited below 60 messages a minute. Above it they are told once, and everything is still recorded.

import type { Middleware, TurnContext } from 'botbuilder';

import type { Pace } from '../domain/conversation.js';
import { bubble } from '../replies/bubbles.js';
import { phrases } from '../replies/phrases.js';
import { conclude, turnOf } from './hub-adapter.js';

/** Messages of one conversation that the bot answers within a minute. Counted by receipt, so a backlog is not a flood. */
const ANSWERED_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

export class PaceMiddleware implements Middleware {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const turn = turnOf(context);
    const pace = nextPace(turn.conversation.pace, turn.receivedAtMs);
    if (pace.count <= ANSWERED_PER_MINUTE) {
      await next();
      return;
    }
    const isFirst = pace.count === ANSWERED_PER_MINUTE + 1;
    conclude(context, { why: { rule: isFirst ? 'too-fast-told' : 'too-fast' }, patch: {} });
    if (isFirst)
      await context.sendActivities([{ ...bubble(phrases[turn.conversation.language ?? 'zh'].tooFast) }]);
  }
}

/** Counts one more message into its minute; a minute begins with its first message. */
export function nextPace(pace: Pace, receivedAtMs: number): Pace {
  const isSameMinute = receivedAtMs - pace.minuteStartMs < MINUTE_MS;
  return isSameMinute ? { ...pace, count: pace.count + 1 } : { minuteStartMs: receivedAtMs, count: 1 };
}
