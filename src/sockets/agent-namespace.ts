// The door `/agent`: who comes in, what they may ask, and how they hear of it. Thin: every step is the desk's.

import { randomUUID } from 'node:crypto';

import { bannerNow } from '../desk/show-banner.js';
import { isOwnOrigin, type OriginRules } from '../config/allowed-origins.js';
import { DESK_ROLES, hasRole } from '../domain/roles.js';
import { createRepeating } from '../lib/repeat.js';
import type { Alarm } from '../outbox/account-alarms.js';
import type { HubEvents } from '../observe/events.js';
import type { AgentToHub } from '../wire/agent-events.js';
import type { Ack } from '../wire/shared.js';
import type { Clock } from '../lib/clock.js';
import { createAgentBroadcast, type AgentNamespace, type BroadcastParts } from './agent-broadcast.js';
import type { AgentCall, AgentEvent, AgentSocket } from './agent-call.js';
import { agentEvents } from './agent-events.js';
import type { AgentGate } from './agent-limits.js';
import { DESK_ROOM, staffRoom } from './agent-rooms.js';
import { createAlarmBroadcast, type AlarmBroadcast } from './alarm-broadcast.js';
import { badRequest, forbidden, foreignOrigin, notSignedIn, toWireRefusal } from './agent-refusals.js';
import { createBoardWatch } from './board-watch.js';
import { createEventLog, type EventLog } from './event-log.js';
import type { SocketServer } from './socket-server.js';
import type { ReadStaff, StaffIdentity, StaffSession } from './staff-identity.js';
import { createViewers, type Viewers } from './viewers.js';
import { HandshakeRefusal, rateLimited, toWireError } from './wire-faults.js';

/** A sign-in that has ended elsewhere loses its open screens within this time. Unit: ms. */
const CHECK_SESSIONS_EVERY_MS = 15_000;
/** Changes of the floor that come closer together are told together. Unit: ms. */
const TELL_FLOOR_EVERY_MS = 2_000;

export interface AgentDoorParts extends Omit<BroadcastParts, 'desk' | 'log' | 'onError'> {
  readonly desk: AgentCall['desk'];
  readonly banners: AgentCall['banners'];
  readonly countRequests: AgentCall['countRequests'];
  /** What stands against the accounts now. */
  readonly alarms: () => readonly Alarm[];
  /** Who looks at talks at the other hubs. */
  readonly presence: Parameters<typeof createViewers>[1];
  readonly readStaff: ReadStaff;
  /** Only our own pages speak to the desk: other sites may carry the widget, never a screen. */
  readonly origins: OriginRules;
  readonly gate: AgentGate;
  readonly clock: Clock;
  readonly events: Pick<HubEvents, 'requestFailed' | 'jobFailed' | 'agentCut'>;
}

/** Opens the namespace; the returned function ends what it does besides answering. */
export function openAgentNamespace(io: SocketServer, parts: AgentDoorParts): () => Promise<void> {
  const namespace = io.of('/agent') as AgentNamespace;
  const sessions = new Map<string, StaffSession>();

  guardDoor(namespace, sessions, parts);
  const onError = (error: unknown): void => {
    parts.events.jobFailed('agent broadcast', error);
  };
  const alarms = createAlarmBroadcast(namespace, parts.alarms, onError);
  parts.banners.onChange(() => {
    namespace.to(DESK_ROOM).emit('banner', bannerNow(parts.banners));
  });
  parts.desk.teams.onChange(() => {
    namespace.to(DESK_ROOM).emit('teamsChanged', {});
  });
  const viewers = createViewers(namespace, parts.presence);
  const log = openLog(namespace, parts.clock);
  const beside = { greet: alarms.greet, know: viewers.know, log };
  namespace.on('connection', (socket) => {
    const session = sessions.get(socket.id);
    if (session === undefined) return;
    socket.on('disconnect', () => {
      sessions.delete(socket.id);
      viewers.forget(socket.id);
    });
    void welcome(socket, session, { ...parts, ...beside });
    for (const name of Object.keys(agentEvents) as (keyof AgentToHub)[])
      // The parser below is the type check: whatever comes over the wire is unknown until then.
      (socket as UntypedSocket).on(name, (...args) => {
        void answer(name, args, { ...parts, ...beside, socket, session });
      });
  });
  const endBroadcast = createAgentBroadcast(namespace, { ...parts, log, onError });
  const checks = createRepeating(
    async () => {
      log.sweep();
      await parts.desk.floor.seen(await cutEnded(namespace, sessions));
    },
    { pauseMs: CHECK_SESSIONS_EVERY_MS, onError },
  );
  const floor = createRepeating(createFloorTeller(namespace, parts), {
    pauseMs: TELL_FLOOR_EVERY_MS,
    onError,
  });
  const boards = createBoardWatch({
    desk: parts.desk,
    hasListeners: () => namespace.adapter.rooms.has(DESK_ROOM),
    tell: (changed) => namespace.to(DESK_ROOM).emit(changed, {}),
    onError,
  });
  const repeated = [checks, floor, alarms, boards];
  for (const part of repeated) part.start();
  return async () => {
    viewers.stop();
    await Promise.all(repeated.map((part) => part.stop()));
    await endBroadcast();
  };
}

/** Nobody comes in from a foreign page, or without a sign-in. */
function guardDoor(
  namespace: AgentNamespace,
  sessions: Map<string, StaffSession>,
  parts: Pick<AgentDoorParts, 'origins' | 'readStaff' | 'events'>,
): void {
  namespace.use((socket, next) => {
    const { origin, host } = socket.handshake.headers;
    if (!isOwnOrigin(parts.origins, { origin, host })) {
      next(new HandshakeRefusal(foreignOrigin));
      return;
    }
    parts.readStaff(socket.request).then(
      (session) => {
        if (session === undefined) {
          next(new HandshakeRefusal(notSignedIn));
          return;
        }
        sessions.set(socket.id, session);
        next();
      },
      (error: unknown) => {
        next(new HandshakeRefusal(toWireError(error, parts.events.requestFailed)));
      },
    );
  });
}

interface UntypedSocket {
  readonly on: (event: string, listener: (...args: unknown[]) => void) => void;
}

const mayServe = ({ roles }: StaffIdentity): boolean => hasRole(roles, DESK_ROLES);

/** What stands beside the desk for every connection. */
type Beside = Pick<AlarmBroadcast, 'greet'> & Pick<Viewers, 'know'> & { readonly log: EventLog };

function openLog(namespace: AgentNamespace, clock: Clock): EventLog {
  return createEventLog({
    emit: (room, event, payload, mark) => {
      // The log sends what `wire/` names; that event and payload belong together is its callers' doing.
      (namespace.to(room) as UntypedTarget).emit(event, payload, mark);
    },
    countListeners: (room) => namespace.adapter.rooms.get(room)?.size ?? 0,
    newStream: randomUUID,
    clock,
  });
}

interface UntypedTarget {
  readonly emit: (event: string, ...args: unknown[]) => unknown;
}

/** Whoever may serve hears of every line that changes. */
async function welcome(
  socket: AgentSocket,
  session: StaffSession,
  { events, desk, banners, greet, know, log }: Pick<AgentDoorParts, 'events' | 'desk' | 'banners'> & Beside,
): Promise<void> {
  try {
    const staff = await session.check({ isActivity: true });
    if (staff === undefined || !mayServe(staff)) return;
    know(socket.id, staff);
    const rooms = [DESK_ROOM, staffRoom(staff.id)];
    await socket.join(rooms);
    socket.emit('hello', { marks: rooms.map(log.markOf) });
    greet(socket);
    socket.emit('banner', bannerNow(banners));
    await desk.floor.seen([staff]);
  } catch (error) {
    // Without the room the screen would look fine and hear nothing: let it connect again.
    events.jobFailed('agent welcome', error);
    socket.disconnect(true);
  }
}

interface Call extends Omit<AgentDoorParts, 'readStaff' | 'origins'>, Beside {
  readonly socket: AgentSocket;
  readonly session: StaffSession;
}

type Answer = Ack;

/** Parses, checks who it is, takes the step, answers. Never throws, whatever came. */
async function answer(name: keyof AgentToHub, args: readonly unknown[], call: Call): Promise<void> {
  const last = args.at(-1);
  const acknowledge = (value: Answer): void => {
    if (typeof last === 'function') (last as (value: Answer) => void)(value);
  };
  try {
    acknowledge(await run(name, args[0], call));
  } catch (error) {
    acknowledge({ ok: false, error: toWireError(error, call.events.requestFailed) });
  }
}

async function run(name: keyof AgentToHub, sent: unknown, call: Call): Promise<Answer> {
  // Which event it is and what its parser gives belong together by the table's type; the compiler loses that at a lookup.
  const event = agentEvents[name] as AgentEvent<'list'>;
  const verdict = await call.gate(call.socket.id);
  if (verdict.kind === 'cut') cut(call);
  if (verdict.kind !== 'go') return { ok: false, error: rateLimited(verdict.waitMs) };
  const staff = await call.session.check({ isActivity: event.isActivity });
  if (staff === undefined) {
    // Answer first, then cut: the screen has to know why.
    setImmediate(() => call.socket.disconnect(true));
    return { ok: false, error: notSignedIn };
  }
  if (!mayServe(staff)) return { ok: false, error: forbidden };
  call.know(call.socket.id, staff);
  const request = event.schema.safeParse(sent);
  if (!request.success) return { ok: false, error: badRequest(request.error) };
  const outcome = await event.handle({ ...call, staff }, request.data);
  if (outcome.kind === 'refused') return { ok: false, error: toWireRefusal(outcome.refusal) };
  return { ok: true, ...outcome.value };
}

/** The flood ends with its connection; whoever is a person comes back by themselves. */
function cut({ socket, events }: Call): void {
  if (socket.connected) events.agentCut({ reason: 'RATE_LIMITED' });
  socket.disconnect(true);
}

/** Tells every screen of the floor when it is not what it was. */
function createFloorTeller(namespace: AgentNamespace, { desk }: AgentDoorParts): () => Promise<void> {
  let told = '';
  return async () => {
    if (namespace.sockets.size === 0) return;
    const agents = await desk.floor.list();
    const now = JSON.stringify(agents);
    if (now !== told) namespace.to(DESK_ROOM).emit('floor', { agents, rules: desk.floor.rules });
    told = now;
  };
}

/** Screens of sign-ins that have ended, or lost the role, stop listening. Whoever is left, each once. */
async function cutEnded(
  namespace: AgentNamespace,
  sessions: ReadonlyMap<string, StaffSession>,
): Promise<readonly StaffIdentity[]> {
  const there = new Map<string, StaffIdentity>();
  for (const [id, session] of sessions) {
    const staff = await session.check({ isActivity: false });
    if (staff === undefined || !mayServe(staff)) namespace.sockets.get(id)?.disconnect(true);
    else there.set(staff.id, staff);
  }
  return [...there.values()];
}
