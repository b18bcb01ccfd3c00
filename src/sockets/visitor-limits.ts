// How fast strangers may open talks and speak. Far above what people do: the bot's own limit of 60 a minute comes first,
// with a word and a record; these keep a flood away from the database.

import { createLimit, type LimitRule } from '../lib/limit.js';

export interface VisitorLimits {
  /** Handshakes of one address. A school or an office shares one. */
  readonly handshakes: LimitRule;
  /** New talks of one address. */
  readonly newTalks: LimitRule;
  /** Events of one visitor, whatever they are. */
  readonly events: LimitRule;
}

export const VISITOR_LIMITS: VisitorLimits = {
  handshakes: { points: 600, seconds: 60 },
  newTalks: { points: 120, seconds: 600 },
  events: { points: 240, seconds: 60 },
};

export interface VisitorGate {
  /** Wait before the next try in ms; undefined: go ahead. */
  readonly handshake: (address: string) => Promise<number | undefined>;
  readonly newTalk: (address: string) => Promise<number | undefined>;
  readonly event: (visitorKey: string) => Promise<number | undefined>;
}

export function createVisitorGate(limits: VisitorLimits): VisitorGate {
  return {
    handshake: createLimit(limits.handshakes),
    newTalk: createLimit(limits.newTalks),
    event: createLimit(limits.events),
  };
}
