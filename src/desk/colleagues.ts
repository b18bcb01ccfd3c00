// Whom a talk may be passed to: the floor's records without those whose account has ended or lost the desk. The record itself stays, for
// what it holds has to be freed. And whom a note may name: everybody who may serve, also who has never sat at the desk.

import type { Agent } from '../domain/handoff.js';
import type { AgentStore } from './agent-store.js';

/** Ids of the accounts that may not serve at the desk, by now. */
export type ListOffDesk = () => Promise<ReadonlySet<string>>;

/** Active accounts that may serve at the desk. A city's staff: some hundreds at most. */
export type ListServing = () => Promise<readonly Agent[]>;

/** The same store; it lists nobody who is off the desk. */
export function onlyServing(agents: AgentStore, listOffDesk: ListOffDesk): AgentStore {
  return {
    ...agents,
    async list() {
      const [known, off] = await Promise.all([agents.list(), listOffDesk()]);
      return known.filter(({ id }) => !off.has(id));
    },
  };
}

/** Each once, by the name that the account has now; whoever sits at the desk is one of them. */
export function listNameable(atDesk: Pick<AgentStore, 'list'>, listServing: ListServing): ListServing {
  return async () => {
    const [known, serving] = await Promise.all([atDesk.list(), listServing()]);
    const names = new Map([...known, ...serving].map(({ id, name }) => [id, name]));
    return [...names].map(([id, name]) => ({ id, name }));
  };
}
