// Who may be written to now: Messenger's windows, counted from what a person did last. Used by fake-graph.

import { isRecord, recordOf } from '../../src/lib/json-reading.js';
import type { GraphFault, GraphMessage } from './graph-judge.js';
import type { MessengerEvent } from './messenger-events.js';

/** Source: Meta, Messenger Platform policy, "Standard messaging" and "Human agent", checked 2026-11-21. Unit: ms. */
const WINDOW_MS = 24 * 3_600_000;
const HUMAN_AGENT_WINDOW_MS = 7 * 24 * 3_600_000;

/** Source: Meta, Messenger Platform, "Error codes". */
export const OUTSIDE_WINDOW: GraphFault = {
  status: 400,
  code: 10,
  subcode: 2_018_278,
  message: '(#10) This message is sent outside of allowed window.',
};
export const DEAD_TOKEN: GraphFault = {
  status: 400,
  code: 190,
  message: 'Error validating access token: The session is invalid.',
};

export class GraphWindows {
  readonly #actedAtMs = new Map<string, number>();

  /** A person wrote or pressed: their window opens. */
  hear(event: MessengerEvent): void {
    const { sender, timestamp } = event;
    const isAct = isRecord(event['message']) || isRecord(event['postback']) || isRecord(event['reaction']);
    if (sender === undefined || !isAct || recordOf(event['message'])['is_echo'] === true) return;
    this.#actedAtMs.set(sender.id, Math.max(timestamp, this.#actedAtMs.get(sender.id) ?? 0));
  }

  /** For how long the window of this message has been closed; 0: it is open, or nobody knows. Unit: ms. */
  lateMs({ to, tag }: Pick<GraphMessage, 'to' | 'tag'>, nowMs: number): number {
    const actedAtMs = this.#actedAtMs.get(to);
    if (actedAtMs === undefined) return 0;
    const window = tag === undefined ? WINDOW_MS : HUMAN_AGENT_WINDOW_MS;
    return Math.max(0, nowMs - actedAtMs - window);
  }
}
