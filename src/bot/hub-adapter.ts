// Runs one Activity through botbuilder's pipeline in this process: no service, no network. What the bot sends is collected
// and handed back; the outbox sends it. A TurnContext lives for one turn only.

import { BotAdapter, TurnContext, type Activity, type ResourceResponse } from 'botbuilder';

import type { OutboundMessage } from '../domain/activity.js';
import { HubError } from '../domain/errors.js';
import { toMessage } from './bot-message.js';
import type { BotHandoff, BotOutcome, BotTurn } from './bot-turn.js';
import { readHandoff } from './handoff-event.js';

/** Where a turn's facts and its outcome travel with the TurnContext. */
const TURN = Symbol('turn');
const OUTCOME = Symbol('outcome');
const SENT = Symbol('sent');
const HANDOFF = Symbol('handoff');

/** The facts that this context was made for. */
export function turnOf(context: TurnContext): BotTurn {
  const turn = context.turnState.get<BotTurn | undefined>(TURN);
  if (turn === undefined) throw new HubError('BOT_NO_TURN', 'The bot was called outside a turn of the hub.');
  return turn;
}

/** An outcome but for what was sent. */
type Conclusion = Omit<BotOutcome, 'messages' | 'handoff'>;

/** Says why the bot says what it says, and what is to be remembered. The last word counts. */
export function conclude(context: TurnContext, outcome: Conclusion): void {
  context.turnState.set(OUTCOME, outcome);
}

export class HubAdapter extends BotAdapter {
  /** Runs middleware and `logic` on the turn's Activity. Throws what they throw; nothing was sent then. */
  async processTurn(turn: BotTurn, logic: (context: TurnContext) => Promise<void>): Promise<BotOutcome> {
    const context = new TurnContext(this, toBotActivity(turn));
    const sent: OutboundMessage[] = [];
    context.turnState.set(TURN, turn);
    context.turnState.set(SENT, sent);
    let fault: unknown;
    // botbuilder hands faults to this handler and then calls the turn a success; the lane has to know.
    this.onTurnError = (_, error) => {
      fault = error;
      return Promise.resolve();
    };
    await this.runMiddleware(context, logic);
    if (fault !== undefined) throw fault as Error;
    const outcome = context.turnState.get<Conclusion | undefined>(OUTCOME);
    const handoff = context.turnState.get<BotHandoff | undefined>(HANDOFF);
    return {
      ...(outcome ?? { why: { rule: 'nothing-to-say' }, patch: {} }),
      messages: sent,
      ...(handoff === undefined ? {} : { handoff }),
    };
  }

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent = context.turnState.get<OutboundMessage[]>(SENT);
    for (const activity of activities) {
      if (activity.type === 'message') sent.push(toMessage(activity));
      const handoff = readHandoff(activity, turnOf(context));
      if (handoff !== undefined) context.turnState.set(HANDOFF, handoff);
    }
    return Promise.resolve(
      activities.map((_, index) => ({ id: `${turnOf(context).id}:${sent.length + index}` })),
    );
  }

  override updateActivity(): Promise<never> {
    return Promise.reject(
      new HubError('BOT_UNSUPPORTED', 'A message that was sent cannot be changed on these channels.'),
    );
  }

  override deleteActivity(): Promise<never> {
    return Promise.reject(
      new HubError('BOT_UNSUPPORTED', 'A message that was sent cannot be taken back on these channels.'),
    );
  }

  override continueConversation(): Promise<never> {
    return Promise.reject(
      new HubError('BOT_UNSUPPORTED', 'Only a turn talks through the bot; timers write to the outbox.'),
    );
  }
}

function toBotActivity({ activity }: BotTurn): Partial<Activity> {
  return { ...activity, serviceUrl: 'urn:yima:hub' } satisfies Partial<Activity>;
}
