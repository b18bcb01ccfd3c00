// Looks after the floor every few seconds: talks of agents who have gone silent come back to the queue, waiting ones go to
// whoever has room, and slots are held against the conversations. Every step is guarded, so several hubs may do it at once.

import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import { isPaused } from '../domain/pause.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { pickAgent, stateOf, type AgentRecord, type AgentStore } from './agent-store.js';
import type { Assignment } from './assignment.js';

export interface FloorRules {
  /** Waiting talks are given out by the desk; otherwise agents take them. */
  readonly isAutomatic: boolean;
  /** An agent who is not there loses talks that have waited so long for an answer. Unit: ms. */
  readonly absentAfterMs: number;
  /** An agent who is there loses a talk that has waited so long for an answer. Unit: ms. */
  readonly silentAfterMs: number;
}

export interface FloorParts {
  readonly agents: AgentStore;
  readonly assignment: Pick<Assignment, 'claim' | 'requeue'>;
  /** Talks that somebody owns. */
  readonly listAssigned: () => Promise<readonly Conversation[]>;
  /** Who is next first. */
  readonly listWaiting: () => Promise<readonly Conversation[]>;
  readonly rules: FloorRules;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const PAUSE_MS = 5_000;
/** A claim reserves its slot before it has the talk; a younger slot than this is taken for one of those. Unit: ms. */
const ORPHAN_AFTER_MS = 30_000;
/** Talks given out in one round; the next round comes in seconds. */
const MOST_GIVEN = 50;

export function createFloorWatch(parts: FloorParts): Repeating {
  return createRepeating(
    async () => {
      await bringBack(parts, await parts.listAssigned());
      // Read again: what has just come back needs no slot.
      await mendSlots(parts, await parts.listAssigned());
      if (parts.rules.isAutomatic) await giveOut(parts);
    },
    { pauseMs: PAUSE_MS, onError: parts.onError },
  );
}

async function bringBack(parts: FloorParts, assigned: readonly Conversation[]): Promise<void> {
  const { agents, assignment, rules, clock } = parts;
  const known = new Map((await agents.list()).map((agent) => [agent.id, agent]));
  for (const talk of assigned) {
    const { id, assignee, last } = talk;
    if (assignee === undefined) continue;
    // Nobody waits for a word: who is away may come back to it.
    const since = last?.unansweredSinceMs;
    if (since === undefined) continue;
    const waitedMs = clock() - Math.max(since, assignee.sinceMs);
    const isThereNow = isThere(known.get(assignee.id), clock());
    // Whoever is there and has put it aside has not forgotten it.
    if (isThereNow && isPaused(talk, clock())) continue;
    const limitMs = isThereNow ? rules.silentAfterMs : rules.absentAfterMs;
    if (waitedMs < limitMs) continue;
    await assignment.requeue(id, { agent: assignee, mayRelieve: false, isLost: true });
  }
}

function isThere(agent: AgentRecord | undefined, nowMs: number): boolean {
  const state = agent === undefined ? 'away' : stateOf(agent, nowMs);
  return state === 'online' || state === 'busy';
}

/** The conversation says whose it is: a slot without one goes, a talk without a slot gets one. */
async function mendSlots({ agents, clock }: FloorParts, assigned: readonly Conversation[]): Promise<void> {
  const ownerOf = new Map(assigned.map(({ id, assignee }) => [id, assignee]));
  const records = await agents.list();
  for (const { id, slots } of records)
    for (const { conversationId, sinceMs } of slots) {
      const isOrphan = ownerOf.get(conversationId)?.id !== id && clock() - sinceMs > ORPHAN_AFTER_MS;
      if (isOrphan) await agents.free(id, conversationId, clock());
    }
  const held = new Set(
    records.flatMap(({ id, slots }) => slots.map((slot) => `${id} ${slot.conversationId}`)),
  );
  for (const [id, assignee] of ownerOf) {
    const isMissing = assignee !== undefined && !held.has(`${assignee.id} ${id}`);
    if (isMissing) await agents.reserve(assignee, id, { nowMs: clock(), isForced: true });
  }
}

async function giveOut({ agents, assignment, listWaiting, clock }: FloorParts): Promise<void> {
  const waiting = (await listWaiting()).slice(0, MOST_GIVEN);
  for (const { id } of waiting) {
    const next: Agent | undefined = pickAgent(await agents.list(), clock());
    if (next === undefined) return;
    await assignment.claim(id, { id: next.id, name: next.name });
  }
}
