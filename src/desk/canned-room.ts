// The canned replies of the desk: those of the repository, and those that supervisors write here, for everybody or for one team. In
// memory, so that each keystroke of the palette may ask.

import { randomUUID } from 'node:crypto';

import { MOST_KEPT_REPLIES, type CannedReply, type KeptReply } from '../domain/canned-reply.js';
import type { Agent } from '../domain/handoff.js';
import type { Team } from '../domain/team.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { CannedStore, CannedUses } from './canned-store.js';
import { done, refuse, type DeskOutcome, type DeskRefusal } from './desk-outcome.js';
import { createKeptList } from './kept-list.js';
import type { TeamRoom } from './teams.js';

/** What another instance has changed is known here within this time. Unit: ms. */
const LOOK_EVERY_MS = 2_000;
const DAY_MS = 24 * 3_600_000;
/** Of "this week". Unit: ms. */
const WEEK_MS = 7 * DAY_MS;
/** Not sent for so long: perhaps nobody needs it. Ours. Unit: ms. */
const UNUSED_AFTER_MS = 90 * DAY_MS;

/** The record of who changed a reply, kept before it counts. Throws StoreUnavailableError. */
export interface CannedLog {
  readonly kept: (by: Agent, reply: KeptReply) => Promise<void>;
}

export interface CannedRoomParts {
  readonly store: CannedStore;
  /** Of the repository. */
  readonly shipped: readonly CannedReply[];
  readonly teams: Pick<TeamRoom, 'current'>;
  readonly log: CannedLog;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** `revision`: of what was read before; absent with the id, for a new one. */
export type CannedWish = Pick<KeptReply, 'title' | 'code' | 'text' | 'language' | 'teamId' | 'isActive'> &
  ({ readonly id?: undefined } | { readonly id: string; readonly revision: number });

export interface UsedCanned {
  readonly reply: CannedReply;
  /** Absent: of the repository. */
  readonly kept?: KeptReply;
  readonly uses: CannedUses | undefined;
  /** Not sent for ninety days, though it could have been. */
  readonly isUnused: boolean;
}

export interface CannedRoom {
  /** What this agent may put in: the same array while nothing has changed. */
  readonly forAgent: (agentId: string) => readonly CannedReply[];
  readonly find: (id: string) => CannedReply | undefined;
  /** All of them with how often they were sent, in the last seven days and ever. */
  readonly list: () => Promise<readonly UsedCanned[]>;
  readonly keep: (wish: CannedWish, by: Agent) => Promise<DeskOutcome<{ readonly reply: KeptReply }>>;
  /** Reads what is stored; call before the desk opens. */
  readonly load: () => Promise<void>;
  readonly watch: Repeating;
}

export function createCannedRoom(parts: CannedRoomParts): CannedRoom {
  const { store, shipped, teams, clock, onError } = parts;
  const { current, load } = createKeptList(store.list, () => {
    lists.forget();
  });
  const lists = createLists(parts, current);
  return {
    forAgent: (agentId) => lists.of(teams.current(), agentId),
    find: (id) => [...current(), ...shipped].find((reply) => reply.id === id),
    async list() {
      await load();
      const nowMs = clock();
      const uses = await store.countUses(nowMs - WEEK_MS);
      // Nobody can say of a new desk what it does not use.
      const countedSinceMs = Math.min(nowMs, ...[...uses.values()].map(({ firstAtMs }) => firstAtMs));
      return [
        ...current().map((reply) => ({
          reply,
          kept: reply,
          ...used(uses.get(reply.id), reply.createdAtMs, nowMs),
        })),
        ...shipped.map((reply) => ({ reply, ...used(uses.get(reply.id), countedSinceMs, nowMs) })),
      ];
    },
    async keep(wish, by) {
      await load();
      const outcome = await keep(parts, current(), wish, by);
      await load();
      return outcome;
    },
    load,
    watch: createRepeating(load, { pauseMs: LOOK_EVERY_MS, onError }),
  };
}

const used = (uses: CannedUses | undefined, sinceMs: number, nowMs: number) => ({
  uses,
  isUnused: nowMs - (uses?.lastAtMs ?? sinceMs) > UNUSED_AFTER_MS,
});

/** One array for all who see the same, so that what is indexed of it can be kept. */
function createLists({ shipped }: Pick<CannedRoomParts, 'shipped'>, kept: () => readonly KeptReply[]) {
  const known = new Map<string, readonly CannedReply[]>();
  return {
    forget: (): void => {
      known.clear();
    },
    of(teams: readonly Team[], agentId: string): readonly CannedReply[] {
      const mine = teams.filter(({ members }) => members.includes(agentId)).map(({ id }) => id);
      const key = mine.join();
      const before = known.get(key);
      if (before !== undefined) return before;
      const own = kept().filter(
        ({ isActive, teamId }) => isActive && (teamId === undefined || mine.includes(teamId)),
      );
      const list = [...own, ...shipped];
      known.set(key, list);
      return list;
    },
  };
}

async function keep(
  { store, shipped, teams, log, clock }: CannedRoomParts,
  known: readonly KeptReply[],
  wish: CannedWish,
  by: Agent,
): Promise<DeskOutcome<{ readonly reply: KeptReply }>> {
  const before = known.find((reply) => reply.id === wish.id);
  const fault =
    faultIn(wish, before, known) ?? faultOfTeam(wish, teams.current()) ?? faultOfCode(wish.code, shipped);
  if (fault !== undefined) return refuse(fault);
  const reply = replyOf(wish, before, clock());
  await log.kept(by, reply);
  const outcome = await (before === undefined ? store.add(reply) : store.change(reply));
  if (outcome === 'code-taken') return refuse({ code: 'canned-code-taken' });
  return outcome === 'stale' ? refuse({ code: 'canned-changed' }) : done({ reply });
}

function replyOf({ id, ...words }: CannedWish, before: KeptReply | undefined, nowMs: number): KeptReply {
  const { createdAtMs = nowMs, revision = 0 } = before ?? {};
  return { ...words, id: id ?? randomUUID(), when: [], createdAtMs, revision: revision + 1 };
}

function faultIn(
  wish: CannedWish,
  before: KeptReply | undefined,
  known: readonly KeptReply[],
): DeskRefusal | undefined {
  if (wish.id === undefined)
    return known.length >= MOST_KEPT_REPLIES ? { code: 'too-many-canned' } : undefined;
  if (before === undefined) return { code: 'unknown-canned' };
  return before.revision === wish.revision ? undefined : { code: 'canned-changed' };
}

const faultOfTeam = ({ teamId }: CannedWish, teams: readonly Team[]): DeskRefusal | undefined =>
  teamId === undefined || teams.some(({ id }) => id === teamId) ? undefined : { code: 'unknown-team' };

/** A code finds one reply only. */
const faultOfCode = (code: string, shipped: readonly CannedReply[]): DeskRefusal | undefined =>
  shipped.some((reply) => reply.code === code) ? { code: 'canned-code-taken' } : undefined;
