// How fast one screen may ask. Far above what a person does with keys and mouse, a reconnect with many open talks included.

import { createLimit, type LimitRule } from '../lib/limit.js';

export interface AgentLimits {
  /** Events of one connection; beyond them each is refused. */
  readonly events: LimitRule;
  /** Refused events of one connection; beyond them it is cut. A program that has run wild does not read refusals. */
  readonly refusals: LimitRule;
}

export const AGENT_LIMITS: AgentLimits = {
  events: { points: 600, seconds: 60 },
  refusals: { points: 600, seconds: 60 },
};

export type AgentVerdict =
  | { readonly kind: 'go' }
  /** `cut`: refuse, and end the connection. */
  | { readonly kind: 'wait' | 'cut'; readonly waitMs: number };

export type AgentGate = (connection: string) => Promise<AgentVerdict>;

export function createAgentGate(limits: AgentLimits): AgentGate {
  const events = createLimit(limits.events);
  const refusals = createLimit(limits.refusals);
  return async (connection) => {
    const waitMs = await events(connection);
    if (waitMs === undefined) return { kind: 'go' };
    return { kind: (await refusals(connection)) === undefined ? 'wait' : 'cut', waitMs };
  };
}
