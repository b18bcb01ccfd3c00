// The screens of the console, by who may see them.

import type { Role } from '../../../wire/staff-api.js';

type Roles = readonly Role[];
const keeps = (roles: Roles): boolean => roles.includes('supervisor') || roles.includes('admin');
const serves = (roles: Roles): boolean => roles.includes('agent') || keeps(roles);
const edits = (roles: Roles): boolean => roles.includes('editor') || roles.includes('admin');

const SCREENS = [
  { screen: 'desk', word: 'menu.desk', isFor: () => true },
  { screen: 'wall', word: 'menu.wall', isFor: (roles: Roles) => roles.includes('supervisor') },
  { screen: 'figures', word: 'menu.figures', isFor: keeps },
  { screen: 'channels', word: 'menu.channels', isFor: keeps },
  { screen: 'letters', word: 'menu.letters', isFor: keeps },
  { screen: 'calendar', word: 'menu.calendar', isFor: serves },
  { screen: 'requests', word: 'menu.requests', isFor: serves },
  { screen: 'articles', word: 'menu.articles', isFor: edits },
  {
    screen: 'unanswered',
    word: 'menu.unanswered',
    isFor: (roles: Roles) => edits(roles) || keeps(roles),
  },
  {
    screen: 'digest',
    word: 'menu.digest',
    isFor: (roles: Roles) => edits(roles) || keeps(roles),
  },
  { screen: 'imports', word: 'menu.imports', isFor: edits },
  { screen: 'teams', word: 'menu.teams', isFor: keeps },
  { screen: 'canned', word: 'menu.canned', isFor: keeps },
  { screen: 'staff', word: 'menu.staff', isFor: (roles: Roles) => roles.includes('admin') },
] as const;

export const screensFor = (roles: Roles): readonly (typeof SCREENS)[number][] =>
  SCREENS.filter(({ isFor }) => isFor(roles));
