// The floor as the hub tells it: who is there, how loaded, and how it treats talks. Kept fresh by the event `floor`.

import { useQuery } from '@tanstack/react-query';

import type { FloorAgent, FloorView } from '../../../wire/agent-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { useSession } from '../session/use-session.js';

export const FLOOR_KEY = ['floor'] as const;

export function useFloor(): FloorView | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: FLOOR_KEY,
    queryFn: (): Promise<FloorView> => hub.ask('floor', {}),
    enabled: isOnline,
  }).data;
}

export function useMe(): FloorAgent | undefined {
  const { id } = useSession().staff;
  return useFloor()?.agents.find((agent) => agent.id === id);
}

/** With where they stand now; whoever has never sat at the desk has nothing to do there. */
export function onFloor(
  people: readonly Pick<FloorAgent, 'id' | 'name'>[],
  floor: readonly FloorAgent[],
): readonly FloorAgent[] {
  const there = new Map(floor.map((agent) => [agent.id, agent]));
  return people.map(({ id, name }) => there.get(id) ?? { id, name, state: 'offline', load: 0, capacity: 1 });
}

/** There first, then by how much room they have. */
export function byReadiness(agents: readonly FloorAgent[]): readonly FloorAgent[] {
  const order = { online: 0, busy: 1, away: 2, offline: 3 } as const;
  return agents.toSorted(
    (a, b) =>
      order[a.state] - order[b.state] ||
      a.load / a.capacity - b.load / b.capacity ||
      a.name.localeCompare(b.name, 'zh-Hant-TW'),
  );
}

export const canTake = ({ state, load, capacity }: FloorAgent): boolean =>
  (state === 'online' || state === 'busy') && load < capacity;
