// What a screen of the desk says and hears about teams. Part of the namespace `/agent`; `agent-events.ts` joins it. Keeping the list
// goes over HTTP: `team-api.ts`.

import { z } from 'zod';

import type { Ack } from './shared.js';

export const teamRequests = { teams: z.strictObject({}) } as const;

/** As the desk needs it. */
export interface DeskTeam {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Ids of members of staff. */
  readonly members: readonly string[];
  /** How long a talk waits for it before others may take it. Unit: min. */
  readonly afterMinutes: number;
}

export interface TeamToHub {
  /** Those that take talks, by name. */
  teams: (
    request: z.infer<typeof teamRequests.teams>,
    ack: (answer: Ack<{ readonly teams: readonly DeskTeam[] }>) => void,
  ) => void;
}

export interface HubToTeam {
  /** The list is another: ask for it again. To every screen, without a mark. */
  teamsChanged: (event: object) => void;
}
