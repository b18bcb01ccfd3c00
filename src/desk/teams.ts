// The teams as they stand, in memory, and what supervisors make of them. What a team means for a talk is said by `domain/team.ts`.

import { randomUUID } from 'node:crypto';

import type { Conversation } from '../domain/conversation.js';
import type { Agent } from '../domain/handoff.js';
import type { ConversationId } from '../domain/ids.js';
import {
  beginIn,
  mayTake,
  MOST_TEAMS,
  teamFor,
  type TalkAbout,
  type TalkQueue,
  type Team,
  type Teams,
  type TeamsNow,
} from '../domain/team.js';
import type { Clock } from '../lib/clock.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import { stateOf, type AgentRecord, type AgentStore } from './agent-store.js';
import { done, refuse, type DeskOutcome, type DeskRefusal } from './desk-outcome.js';
import { createKeptList } from './kept-list.js';
import { nameKey } from './tags.js';
import type { TeamStore } from './team-store.js';

/** What another instance has changed is known here within this time. Unit: ms. */
const LOOK_EVERY_MS = 2_000;

/** The record of who changed a team, kept before it counts. Throws StoreUnavailableError. */
export interface TeamLog {
  readonly kept: (by: Agent, team: Team) => Promise<void>;
  /** Which teams somebody belongs to now. */
  readonly joined: (by: Agent, staffId: string, teamIds: readonly string[]) => Promise<void>;
}

export interface TeamRoomParts {
  readonly store: TeamStore;
  readonly agents: Pick<AgentStore, 'list'>;
  readonly log: TeamLog;
  /** What the bot read in the last words of a talk, the latest first. */
  readonly readIntents: (id: ConversationId) => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** `revision`: of what was read before; absent with the id, for a new one. */
export type TeamWish = Omit<Team, 'id' | 'revision'> &
  ({ readonly id?: undefined } | { readonly id: string; readonly revision: number });

export interface TeamRoom {
  /** Of memory, so that it may be asked for every talk. By name. */
  readonly current: () => readonly Team[];
  readonly keep: (wish: TeamWish, by: Agent) => Promise<DeskOutcome<{ readonly team: Team }>>;
  /** Exactly these; a team that is not known is left out. */
  readonly setTeamsOf: (staffId: string, teamIds: readonly string[], by: Agent) => Promise<void>;
  /** Where a talk begins to wait that is handed over; undefined: with everybody. */
  readonly queueOf: (id: ConversationId, about: TalkAbout) => Promise<TalkQueue | undefined>;
  /** Where a talk waits that somebody gives to this team. */
  readonly queueIn: (teamId: string) => Promise<DeskOutcome<TalkQueue>>;
  /** Why this person may not take a waiting talk; undefined where they may. */
  readonly whyNot: (talk: Conversation, agentId: string) => DeskRefusal | undefined;
  readonly byId: () => Teams;
  /** With who is there, of this list where it is read already. */
  readonly now: (agents?: readonly AgentRecord[]) => Promise<TeamsNow>;
  readonly onChange: (listener: () => void) => void;
  /** Reads what is stored; call before the first citizen is served. */
  readonly load: () => Promise<void>;
  readonly watch: Repeating;
}

export function createTeamRoom(parts: TeamRoomParts): TeamRoom {
  const { store, agents, log, clock, onError } = parts;
  const board = createBoard(store);
  const now: TeamRoom['now'] = async (known) => {
    const nowMs = clock();
    const records = known ?? (await agents.list());
    const there = records.filter((agent) => isThere(agent, nowMs)).map(({ id }) => id);
    return { teams: board.byId(), there: new Set(there), nowMs };
  };
  return {
    ...{ current: board.current, byId: board.byId, onChange: board.onChange, load: board.load, now },
    keep: (wish, by) => keep(parts, board, wish, by),
    async setTeamsOf(staffId, teamIds, by) {
      await board.load();
      const changed = board
        .current()
        .filter(({ id, members }) => members.includes(staffId) !== teamIds.includes(id));
      if (changed.length === 0) return;
      await log.joined(by, staffId, teamIds);
      for (const { id } of changed) await store.setMember(id, staffId, teamIds.includes(id));
      await board.load();
    },
    async queueOf(id, about) {
      const team = teamFor(about, board.current()) ?? (await ofEarlierWords(parts, board, id));
      return team === undefined ? undefined : beginIn(team, await now());
    },
    async queueIn(teamId) {
      const team = board.byId().get(teamId);
      if (team?.isRetired !== false) return refuse({ code: 'unknown-team' });
      return done(beginIn(team, await now()));
    },
    whyNot({ status, queue }, agentId) {
      const teams = board.byId();
      if (status !== 'queued' || mayTake(queue, agentId, teams)) return undefined;
      const team = teams.get(queue?.teamId ?? '');
      return team === undefined ? undefined : { code: 'other-team', team: team.name };
    },
    watch: createRepeating(board.load, { pauseMs: LOOK_EVERY_MS, onError }),
  };
}

/** A "yes" to a person says nothing of the matter: what was read before it does. */
async function ofEarlierWords(
  { readIntents }: Pick<TeamRoomParts, 'readIntents'>,
  { current }: Pick<Board, 'current'>,
  id: ConversationId,
): Promise<Team | undefined> {
  if (current().every(({ leads }) => leads.intents.length === 0)) return undefined;
  const intentIds = await readIntents(id);
  return teamFor({ accountId: '', said: '', articles: [], intentIds }, current());
}

/** Who is busy gets nothing by itself, and may take what waits for them. */
function isThere(agent: AgentRecord, nowMs: number): boolean {
  const state = stateOf(agent, nowMs);
  return state === 'online' || state === 'busy';
}

type Board = ReturnType<typeof createBoard>;

/** What is stored, kept in memory; tells when it is another. */
function createBoard({ list }: Pick<TeamStore, 'list'>) {
  let ids: Teams = new Map();
  const listeners = new Set<() => void>();
  const kept = createKeptList(list, (teams) => {
    ids = new Map(teams.map((team) => [team.id, team]));
    for (const listener of listeners) listener();
  });
  return {
    ...kept,
    byId: (): Teams => ids,
    onChange: (listener: () => void): void => {
      listeners.add(listener);
    },
  };
}

async function keep(
  { store, log }: Pick<TeamRoomParts, 'store' | 'log'>,
  board: Board,
  wish: TeamWish,
  by: Agent,
): Promise<DeskOutcome<{ readonly team: Team }>> {
  await board.load();
  const known = board.current();
  const fault = faultIn(wish, known);
  if (fault !== undefined) return refuse(fault);
  const team =
    wish.id === undefined
      ? { ...wish, id: randomUUID(), revision: 1 }
      : { ...wish, revision: wish.revision + 1 };
  await log.kept(by, team);
  const kept = await (wish.id === undefined ? store.add(team) : store.change(team));
  await board.load();
  if (kept === 'name-taken') return refuse({ code: 'team-name-taken' });
  return kept === 'stale' ? refuse({ code: 'team-changed' }) : done({ team });
}

function faultIn(wish: TeamWish, known: readonly Team[]): DeskRefusal | undefined {
  const { id, name, overflow } = wish;
  if (id === undefined) {
    if (known.length >= MOST_TEAMS) return { code: 'too-many-teams' };
  } else {
    const before = known.find((team) => team.id === id);
    if (before === undefined) return { code: 'unknown-team' };
    if (before.revision !== wish.revision) return { code: 'team-changed' };
  }
  const others = known.filter((team) => team.id !== id);
  if (others.some((team) => nameKey(team.name.zh) === nameKey(name.zh))) return { code: 'team-name-taken' };
  return isKnown(overflow.toTeamId, others) ? undefined : { code: 'unknown-team' };
}

const isKnown = (teamId: string | undefined, others: readonly Team[]): boolean =>
  teamId === undefined || others.some(({ id }) => id === teamId);
