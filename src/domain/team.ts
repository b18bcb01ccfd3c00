// Teams: which colleagues answer which matters, and how long a waiting talk is theirs alone. The one place that says who may take a
// talk, when it opens to others and who is asked first. Pure.

/** The longest that may be set: beyond it a citizen would wait for one team while others are idle. Ours. Unit: min. */
export const MOST_OVERFLOW_MINUTES = 60;
/** A list that is read at one look. Ours. */
export const MOST_TEAMS = 50;

const MINUTE_MS = 60_000;

export interface Team {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What leads a talk here. */
  readonly leads: TeamLeads;
  readonly overflow: {
    readonly afterMinutes: number;
    /** Absent: to the common queue. */
    readonly toTeamId?: string;
  };
  /** Ids of members of staff. */
  readonly members: readonly string[];
  /** Takes no talk any more; what waits for it opens to everybody. */
  readonly isRetired: boolean;
  /** Grows with each change. */
  readonly revision: number;
}

/** Each list may be empty. */
export interface TeamLeads {
  /** Besides its name, what citizens call it. */
  readonly words: readonly string[];
  /** Accounts of channels. */
  readonly accounts: readonly string[];
  /** Of articles. */
  readonly departments: readonly string[];
  readonly categories: readonly string[];
  readonly intents: readonly string[];
}

/** Why a talk does not wait for its team any more. */
export type OverflowReason =
  /** As long as the team's rule says. */
  | 'waited'
  /** No member of the team is there. */
  | 'nobody-there';

/** Where a talk waits. A talk without one waits in the common queue and never had a team. */
export interface TalkQueue {
  /** Absent: the common queue. */
  readonly teamId?: string;
  /** Since when it waits there. */
  readonly sinceMs: number;
  /** The team that it was meant for, and why it does not wait for it any more. */
  readonly from?: { readonly teamId: string; readonly why: OverflowReason };
}

/** By id. */
export type Teams = ReadonlyMap<string, Team>;

export interface TeamsNow {
  readonly teams: Teams;
  /** Members of staff who are at the desk. */
  readonly there: ReadonlySet<string>;
  readonly nowMs: number;
}

/** Where a talk for this team begins to wait: its queue, or at once where it would go from there. */
export function beginIn(team: Team, now: TeamsNow): TalkQueue {
  const own = { teamId: team.id, sinceMs: now.nowMs };
  return overflowOf(own, now) ?? own;
}

/**
 * Where a waiting talk goes on waiting; undefined: where it is. It overflows into another team at most once and from there to
 * everybody, so nobody waits for teams longer than two of their times; whoever comes back from a person (`waitAnew`) begins again
 * where they were.
 */
export function overflowOf(queue: TalkQueue | undefined, now: TeamsNow): TalkQueue | undefined {
  if (queue?.teamId === undefined) return undefined;
  const team = standingTeam(queue.teamId, now.teams);
  const why = whyLeave(team, queue.sinceMs, now);
  if (why === undefined) return undefined;
  const from = queue.from ?? { teamId: queue.teamId, why };
  const other = queue.from === undefined ? standingTeam(team?.overflow.toTeamId, now.teams) : undefined;
  const { nowMs: sinceMs } = now;
  const isTaken = other !== undefined && whyLeave(other, sinceMs, now) === undefined;
  return isTaken ? { teamId: other.id, sinceMs, from } : { sinceMs, from };
}

/** Of a talk that comes back from a person: its team has its time anew, so that it does not open to others at that very moment. */
export function waitAnew(queue: TalkQueue | undefined, nowMs: number): TalkQueue | undefined {
  return queue?.teamId === undefined ? queue : { ...queue, sinceMs: nowMs };
}

function standingTeam(id: string | undefined, teams: Teams): Team | undefined {
  const team = id === undefined ? undefined : teams.get(id);
  return team?.isRetired === false ? team : undefined;
}

function whyLeave(
  team: Team | undefined,
  sinceMs: number,
  { there, nowMs }: TeamsNow,
): OverflowReason | undefined {
  if (team?.members.some((id) => there.has(id)) !== true) return 'nobody-there';
  return nowMs - sinceMs >= team.overflow.afterMinutes * MINUTE_MS ? 'waited' : undefined;
}

/**
 * May this member of staff take a talk that waits there? Of a team that is gone everybody may, and whoever comes back while their
 * own matter waits for the team behind theirs may take it from there.
 */
export function mayTake(queue: TalkQueue | undefined, agentId: string, teams: Teams): boolean {
  const team = standingTeam(queue?.teamId, teams);
  return team === undefined || team.members.includes(agentId) || isOwnMatter(queue, agentId, teams);
}

/** Is it the member's own matter, though it is open to others? They are asked before anybody else. */
export function isOwnMatter(queue: TalkQueue | undefined, agentId: string, teams: Teams): boolean {
  return standingTeam(queue?.from?.teamId, teams)?.members.includes(agentId) === true;
}

/** When a talk that waits for a team opens to others at the latest; undefined where everybody may take it. */
export function opensAtMs(queue: TalkQueue | undefined, teams: Teams): number | undefined {
  const team = standingTeam(queue?.teamId, teams);
  if (queue === undefined || team === undefined) return undefined;
  return queue.sinceMs + team.overflow.afterMinutes * MINUTE_MS;
}

/** What is known of a talk when it is handed over. */
export interface TalkAbout {
  readonly accountId: string;
  /** The words that asked for a person; empty where none did. */
  readonly said: string;
  /** What the bot read in the last words, the latest first. */
  readonly intentIds: readonly string[];
  /** The articles that it was about, the latest first. `isOffer`: only offered as a choice. */
  readonly articles: readonly {
    readonly category?: string | undefined;
    readonly department?: string | undefined;
    readonly isOffer?: true | undefined;
  }[];
}

/**
 * Which team a talk is for: the one that the citizen named, else the account's, else that of the article or the intent it was
 * about; undefined: everybody's. Of several the first of the list.
 */
export function teamFor(about: TalkAbout, list: readonly Team[]): Team | undefined {
  const teams = list.filter(({ isRetired }) => !isRetired);
  return (
    namedIn(about.said, teams) ??
    teams.find(({ leads }) => leads.accounts.includes(about.accountId)) ??
    ofArticles(about.articles, teams) ??
    firstOf(about.intentIds, (intentId) => teams.find(({ leads }) => leads.intents.includes(intentId)))
  );
}

function firstOf<Value>(ids: readonly string[], find: (id: string) => Value | undefined): Value | undefined {
  for (const id of ids) {
    const found = find(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Shorter names stand in too many other words. Unit: UTF-16 units. */
const SHORTEST_NAME = 2;

/** The longest name counts: of 稅務 and 地方稅務 the second. */
function namedIn(said: string, teams: readonly Team[]): Team | undefined {
  const words = plain(said);
  const named = teams.flatMap((team) =>
    [team.name.zh, team.name.en, ...team.leads.words]
      .map(plain)
      .filter((name) => name.length >= SHORTEST_NAME && words.includes(name))
      .map((name) => ({ team, length: name.length })),
  );
  return named.sort((a, b) => b.length - a.length)[0]?.team;
}

/** Full and half width, and case, make no other word. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** What was answered last says it; of what was only offered all of it has to say the same. */
function ofArticles(articles: TalkAbout['articles'], teams: readonly Team[]): Team | undefined {
  const teamOf = ({ category, department }: TalkAbout['articles'][number]): Team | undefined =>
    teams.find(
      ({ leads }) =>
        (department !== undefined && leads.departments.includes(department)) ||
        (category !== undefined && leads.categories.includes(category)),
    );
  const told = articles.find(({ isOffer }) => isOffer !== true);
  if (told !== undefined) return teamOf(told);
  const [first, ...others] = articles.map(teamOf);
  return others.every((team) => team?.id === first?.id) ? first : undefined;
}
