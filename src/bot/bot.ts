// The door of the bot room: one function from a turn to its outcome. Called by turns; nothing of botbuilder leaves.

import type { BotOutcome, BotTurn } from './bot-turn.js';
import { CitizenBot, type CitizenBotOptions } from './citizen-bot.js';
import { HubAdapter } from './hub-adapter.js';
import { nextPace, PaceMiddleware } from './pace-middleware.js';

export type Bot = (turn: BotTurn) => Promise<BotOutcome>;

/** Makes the bot. A turn has an adapter of its own: botbuilder keeps the error handler on the adapter. */
export function createBot(options: CitizenBotOptions): Bot {
  const citizenBot = new CitizenBot(options);
  return async (turn) => {
    const adapter = new HubAdapter();
    adapter.use(new PaceMiddleware());
    const outcome = await adapter.processTurn(turn, (context) => citizenBot.run(context));
    const pace = nextPace(turn.conversation.pace, turn.receivedAtMs);
    return { ...outcome, patch: { ...outcome.patch, pace } };
  };
}
