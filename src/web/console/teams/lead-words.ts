// What may lead a talk to a team, by the names that people know. Pure.

import type { TeamsView, TeamView } from '../../../wire/team-api.js';

type LeadKind = keyof TeamView['leads'];

/** In the order in which the hub asks them; an article's department and category count alike. */
export const LEADS = [
  'words',
  'accounts',
  'departments',
  'categories',
  'intents',
] as const satisfies readonly LeadKind[];

export interface LeadChoice {
  readonly id: string;
  readonly name: string;
}

/** What there is to choose, and what was chosen once and is gone. */
export function choicesFor(
  kind: Exclude<LeadKind, 'words'>,
  chosen: readonly string[],
  { choices }: Pick<TeamsView, 'choices'>,
): readonly LeadChoice[] {
  const known = knownOf(kind, choices);
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...chosen.filter((id) => !ids.has(id)).map((id) => ({ id, name: id }))];
}

export function namesOfLeads(kind: LeadKind, ids: readonly string[], view: TeamsView): readonly string[] {
  if (kind === 'words') return ids;
  const names = new Map(choicesFor(kind, ids, view).map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
}

function knownOf(kind: Exclude<LeadKind, 'words'>, choices: TeamsView['choices']): readonly LeadChoice[] {
  switch (kind) {
    case 'accounts':
      return choices.accounts.map(({ id, channelId }) => ({ id, name: `${channelId} (${id})` }));
    case 'intents':
      return choices.intents.map(({ id, example }) => ({ id, name: `${example}（${id}）` }));
    default:
      return choices[kind].map((name) => ({ id: name, name }));
  }
}
