// Whom a talk may be passed to and a note may name: the floor's records without those whose account has ended or lost the desk. The
// record itself stays, for what it holds has to be freed.

import type { AgentStore } from './agent-store.js';

/** Ids of the accounts that may not serve at the desk, by now. */
export type ListOffDesk = () => Promise<ReadonlySet<string>>;

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
