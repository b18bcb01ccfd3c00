// Teams over HTTP: the list, what may lead to a team, who belongs to it.

import { z } from 'zod';

import { MOST_OVERFLOW_MINUTES } from '../domain/team.js';

const id = z.string().min(1).max(200);
const name = z.string().trim().min(1).max(20);
const few = z.array(z.string().trim().min(1).max(60)).max(30);

const leads = z.strictObject({
  words: few,
  accounts: z.array(id).max(50),
  departments: few,
  categories: few,
  intents: few,
});
const overflow = z.strictObject({
  afterMinutes: z.number().int().min(1).max(MOST_OVERFLOW_MINUTES),
  toTeamId: id.exactOptional(),
});
const wish = {
  name: z.strictObject({ zh: name, en: z.string().trim().min(1).max(40) }),
  leads,
  overflow,
  members: z.array(id).max(200),
  isRetired: z.boolean(),
};

export const teamApiRequests = {
  /** POST /api/v1/teams */
  add: z.strictObject(wish),
  /** PUT /api/v1/teams/:id: whole. `revision`: of what was read. */
  change: z.strictObject({ ...wish, revision: z.number().int().min(1) }),
  /** PUT /api/v1/staff/:id/teams: exactly these. */
  setTeams: z.strictObject({ teamIds: z.array(id).max(50) }),
} as const;
export type TeamWishRequest = z.infer<typeof teamApiRequests.add>;

const words = z.array(z.string()).readonly();
export const teamView = z
  .object({
    id: z.string(),
    name: z.object({ zh: z.string(), en: z.string() }),
    /** Besides the name what citizens call it; accounts, and of articles departments and categories; intents by id. */
    leads: z.object({
      words,
      accounts: words,
      departments: words,
      categories: words,
      intents: words,
    }),
    /** Without `toTeamId` to the common queue. */
    overflow: z.object({ afterMinutes: z.number(), toTeamId: z.string().exactOptional() }),
    members: words,
    isRetired: z.boolean(),
    revision: z.number(),
  })
  .readonly();
export type TeamView = z.infer<typeof teamView>;

/** Answer of GET /api/v1/teams. */
export const teamsView = z
  .object({
    teams: z.array(teamView).readonly(),
    /** Who may serve at the desk. */
    staff: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
    /** What there is to lead to a team. */
    choices: z.object({
      accounts: z.array(z.object({ id: z.string(), channelId: z.string() })).readonly(),
      departments: words,
      categories: words,
      /** `example`: how citizens say it. */
      intents: z.array(z.object({ id: z.string(), example: z.string() })).readonly(),
    }),
  })
  .readonly();
export type TeamsView = z.infer<typeof teamsView>;
