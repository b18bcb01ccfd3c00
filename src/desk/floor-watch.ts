// Looks after the floor every few seconds: talks of agents who have gone silent come back to the queue, waiting ones go to
// whoever has room, and slots are held against the conversations. Every step is guarded, so several hubs may do it at once.

import type { Conversation } from '../domain/conversation.js';
import { isPaused } from '../domain/pause.js';
import type { Teams } from '../domain/team.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { pickAgent, stateOf, type AgentRecord, type AgentStore } from './agent-store.js';
import type { Assignment } from './assignment.js';
import { pickFor, type Overflow } from './overflow-watch.js';

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
  /** Absent: there are no teams. */
  readonly overflow?: Overflow;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

const PAUSE_MS = 5_000;
/** A claim reserves its slot before it has the talk; a younger slot than this is taken for one of those. Unit: ms. */
const ORPHAN_AFTER_MS = 30_000;
/** Talks given out in one round; the next round comes in seconds. */
const MOST_GIVEN = 50;
const NO_TEAMS: Teams = new Map();

export function createFloorWatch(parts: FloorParts): Repeating {
  return createRepeating(
    async () => {
      await bringBack(parts, await parts.listAssigned());
      // Read again: what has just come back needs no slot.
      await mendSlots(parts, await parts.listAssigned());
      const waiting = await readWaiting(parts);
      if (parts.rules.isAutomatic) await giveOut(parts, waiting);
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

/**
 * The conversation says whose it is: a slot without one goes, a talk without a slot gets one. The second is for a slot that was lost
 * outside the desk's own steps, as by a copy put back: those never take the place of whoever owns the talk.
 */
async function mendSlots({ agents, clock }: FloorParts, assigned: readonly Conversation[]): Promise<void> {
  const ownerOf = new Map(assigned.map(({ id, assignee }) => [id, assignee]));
  const records = await agents.list();
  for (const { id, slots } of records)
    for (const slot of slots) {
      const isOrphan =
        ownerOf.get(slot.conversationId)?.id !== id && clock() - slot.sinceMs > ORPHAN_AFTER_MS;
      if (isOrphan) await agents.drop(id, slot, clock());
    }
  const held = new Set(
    records.flatMap(({ id, slots }) => slots.map((slot) => `${id} ${slot.conversationId}`)),
  );
  for (const { id, epoch, assignee } of assigned) {
    const isMissing = assignee !== undefined && !held.has(`${assignee.id} ${id}`);
    if (isMissing)
      await agents.reserve(assignee, { conversationId: id, epoch }, { nowMs: clock(), isForced: true });
  }
}

/** With what has overflowed from its team where it waits now. */
async function readWaiting({
  agents,
  listWaiting,
  overflow,
  rules,
}: FloorParts): Promise<readonly Conversation[]> {
  if (overflow === undefined) return rules.isAutomatic ? listWaiting() : [];
  return overflow.open(await listWaiting(), await agents.list());
}

/** One after the other; a talk whose team is full lets those behind it go by who wait for somebody else. */
async function giveOut(
  { agents, assignment, overflow, clock }: FloorParts,
  waiting: readonly Conversation[],
): Promise<void> {
  const teams = overflow?.byId() ?? NO_TEAMS;
  let records = await agents.list();
  let given = 0;
  const full = new Set<string>();
  for (const talk of waiting) {
    if (given === MOST_GIVEN || pickAgent(records, clock()) === undefined) return;
    // Somebody may have got room since: that is for whoever stands in front, in the next round.
    if (full.has(placeOf(talk))) continue;
    const next = pickFor(talk, records, { teams, nowMs: clock() });
    if (next === undefined) {
      full.add(placeOf(talk));
      continue;
    }
    await assignment.claim(talk.id, { id: next.id, name: next.name });
    given += 1;
    records = await agents.list();
  }
}

/** Where the same people may take it. */
const placeOf = ({ queue }: Conversation): string => `${queue?.teamId ?? ''} ${queue?.from?.teamId ?? ''}`;
