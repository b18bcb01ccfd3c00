// Teams at the desk, in English.

import type { teamZh } from './team-zh.js';

export const teamEn: Readonly<Record<keyof typeof teamZh, string>> = {
  'menu.teams': 'Teams',
  'menu.canned': 'Canned replies',
  'filter.team': 'Every team',
  'team.waited': 'was {team}, now open',
  'team.waited.why': 'Nobody of {team} took it in time; it is open to everybody.',
  'team.nobody-there': 'was {team}, now open',
  'team.nobody-there.why': 'Nobody of {team} is on line; it is open to everybody.',
  'transfer.team': 'To {team}',
  'transfer.team.next': '{there} on line; opens to others after {n} minutes',
};
