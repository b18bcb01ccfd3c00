// Tells every screen of the desk what stands against the accounts: at its connect, and whenever that changes.

import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { Alarm } from '../outbox/account-alarms.js';
import type { AgentNamespace } from './agent-broadcast.js';
import type { AgentSocket } from './agent-call.js';
import { DESK_ROOM } from './agent-rooms.js';

/** An alarm is about minutes and hours. Unit: ms. */
const LOOK_EVERY_MS = 2_000;

export interface AlarmBroadcast extends Repeating {
  readonly greet: (socket: AgentSocket) => void;
}

export function createAlarmBroadcast(
  namespace: AgentNamespace,
  read: () => readonly Alarm[],
  onError: (error: unknown) => void,
): AlarmBroadcast {
  let told = JSON.stringify(read());
  const look = createRepeating(
    () => {
      const alarms = read();
      const now = JSON.stringify(alarms);
      if (now !== told) namespace.to(DESK_ROOM).emit('alarms', { alarms: [...alarms] });
      told = now;
      return Promise.resolve();
    },
    { pauseMs: LOOK_EVERY_MS, onError },
  );
  return {
    ...look,
    greet: (socket) => {
      socket.emit('alarms', { alarms: [...read()] });
    },
  };
}
