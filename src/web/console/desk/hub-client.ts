// The namespace `/agent` as promises: asks and hears. Knows sockets, no screens.

import { io, type Socket } from 'socket.io-client';

import type { AgentToHub, HubToAgent } from '../../../wire/agent-events.js';
import type { WireError } from '../../../wire/shared.js';
import { noteActivity } from '../session/activity.js';
import { Fault, networkFault } from '../shell/fault.js';

/** Longer than the hub takes for a durable write on a bad day. Unit: ms. */
const ANSWER_WITHIN_MS = 8_000;
const RECONNECT_MS = { reconnectionDelay: 500, reconnectionDelayMax: 5_000 } as const;

/** Events that a screen sends by itself: the hub does not take them for somebody sitting there. */
const PASSIVE: ReadonlySet<string> = new Set([
  'list',
  'suggest',
  'leave',
  'floor',
  'resume',
  'wall',
  'workplace',
  'handoff',
  'markRead',
  'unread',
  'callbacks',
  'banners',
  'tags',
  'teams',
  'shiftNotes',
  'mentions',
]);

type Asked = Exclude<keyof AgentToHub, 'leave' | 'typing'>;
type Told = Exclude<keyof AgentToHub, Asked>;
type RequestOf<Event extends keyof AgentToHub> = Parameters<AgentToHub[Event]>[0];
type AckOf<Event extends Asked> = Parameters<Parameters<AgentToHub[Event]>[1]>[0];
type AnswerOf<Event extends Asked> = Extract<AckOf<Event>, { readonly ok: true }>;

export interface HubClient {
  /** Rejects with a Fault: the hub's refusal, NETWORK or TIMEOUT. */
  readonly ask: <Event extends Asked>(event: Event, request: RequestOf<Event>) => Promise<AnswerOf<Event>>;
  readonly tell: <Event extends Told>(event: Event, request: RequestOf<Event>) => void;
  readonly close: () => void;
}

export interface HubListeners extends HubToAgent {
  readonly connected: () => void;
  readonly disconnected: () => void;
  /** The hub does not let this browser in; without a fault it only hung up: the session may have ended. */
  readonly refused: (fault: Fault | undefined) => void;
}

export function createHubClient(listeners: HubListeners): HubClient {
  const socket: Socket = io('/agent', { ...RECONNECT_MS, transports: ['websocket', 'polling'] });
  const { connected, disconnected, refused, ...events } = listeners;
  socket.on('connect', connected);
  let isClosed = false;
  const fall = (fault?: Fault): void => {
    disconnected();
    if (socket.active || isClosed) return;
    refused(fault);
    // The library gives up once the hub has said no; a session that still holds may try again.
    setTimeout(() => {
      if (!isClosed) socket.connect();
    }, RECONNECT_MS.reconnectionDelayMax);
  };
  socket.on('disconnect', () => {
    fall();
  });
  socket.on('connect_error', (error) => {
    fall(refusalOf(error));
  });
  for (const [name, listener] of Object.entries(events)) socket.on(name, listener);

  return {
    async ask(event, request) {
      if (!socket.connected) throw networkFault('NETWORK');
      const answer: unknown = await socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck(event, request)
        .catch(() => {
          throw networkFault(socket.connected ? 'TIMEOUT' : 'NETWORK');
        });
      if (!PASSIVE.has(event)) noteActivity();
      // The hub answers by wire/agent-events.ts.
      return valueOf(answer as AnswerOf<typeof event> | { readonly ok: false; readonly error: WireError });
    },
    tell(event, request) {
      if (!socket.connected) return;
      if (!PASSIVE.has(event)) noteActivity();
      socket.emit(event, request);
    },
    close() {
      isClosed = true;
      socket.disconnect();
    },
  };
}

/** A namespace says no with the error object of wire/README.md; everything else is the network's doing. */
function refusalOf(error: Error): Fault | undefined {
  const data: unknown = 'data' in error ? error.data : undefined;
  const isRefusal = typeof data === 'object' && data !== null && 'code' in data && 'message' in data;
  return isRefusal ? new Fault(data as WireError) : undefined;
}

function valueOf<Value extends { readonly ok: true }>(
  answer: Value | { readonly ok: false; readonly error: WireError },
): Value {
  if (answer.ok) return answer;
  throw new Fault(answer.error);
}
