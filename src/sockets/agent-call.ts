// One event of a screen on its way through the door `/agent`, and what every kind of event says of itself.

import type { DefaultEventsMap, Socket } from 'socket.io';
import type { z } from 'zod';

import type { BannerRoom } from '../desk/banner-room.js';
import type { TalkWatch } from '../conversations/talk-watch.js';
import type { Desk } from '../desk/desk.js';
import { refuse, type DeskOutcome } from '../desk/desk-outcome.js';
import type { Clock } from '../lib/clock.js';
import type { AgentToHub, HubToAgent } from '../wire/agent-events.js';
import type { RequestCounts } from '../wire/floor-events.js';
import type { Ack } from '../wire/shared.js';
import type { EventLog } from './event-log.js';
import type { StaffIdentity } from './staff-identity.js';

export type AgentSocket = Socket<AgentToHub, HubToAgent, DefaultEventsMap, unknown>;

/** One event on its way: who sent it, over which connection. */
export interface AgentCall {
  readonly desk: Desk;
  readonly banners: BannerRoom;
  /** Articles that colleagues wait for. */
  readonly countRequests: () => Promise<RequestCounts>;
  readonly watch: Pick<TalkWatch, 'typing' | 'handed'>;
  readonly socket: AgentSocket;
  readonly staff: StaffIdentity;
  readonly log: EventLog;
  readonly clock: Clock;
}

export type RequestOf<Event extends keyof AgentToHub> = Parameters<AgentToHub[Event]>[0];
/** What an acknowledgement carries; events without one carry nothing. */
type ValueOf<Event extends keyof AgentToHub> =
  Parameters<AgentToHub[Event]> extends [unknown, (answer: Ack<infer Value>) => void] ? Value : object;

export interface AgentEvent<Event extends keyof AgentToHub> {
  readonly schema: z.ZodType<RequestOf<Event>>;
  /** Does it show that somebody sits at the screen? */
  readonly isActivity: boolean;
  readonly handle: (call: AgentCall, request: RequestOf<Event>) => Promise<DeskOutcome<ValueOf<Event>>>;
}

/** What only who answers for the floor may do. */
export async function asSupervisor<Value extends object>(
  { staff }: Pick<AgentCall, 'staff'>,
  step: () => Promise<DeskOutcome<Value>>,
): Promise<DeskOutcome<Value>> {
  return staff.roles.includes('supervisor') ? step() : refuse({ code: 'not-supervisor' });
}
