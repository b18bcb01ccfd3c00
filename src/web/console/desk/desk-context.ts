// What every part of the desk needs: the hub, what is on its way, who I am.

import { createContext, use } from 'react';

import type { HandedBoard } from '../floor/handed-board.js';
import type { ViewerBoard } from '../floor/viewer-board.js';
import type { EventRooms } from './event-rooms.js';
import type { HubClient } from './hub-client.js';
import type { Link } from './link.js';
import type { Outgoing } from './outgoing.js';
import type { UnreadBoard } from './unread-board.js';

export interface Desk {
  readonly hub: HubClient;
  readonly link: Link;
  readonly outgoing: Outgoing;
  readonly typing: TypingBoard;
  readonly viewers: ViewerBoard;
  readonly handed: HandedBoard;
  readonly unread: UnreadBoard;
  readonly rooms: Pick<EventRooms, 'left' | 'opened'>;
}

export interface TypingBoard {
  readonly read: () => readonly TypingNow[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface TypingNow {
  readonly conversationId: string;
  readonly who: 'citizen' | 'agent';
  readonly name?: string;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === undefined) throw new Error('useDesk outside DeskProvider');
  return desk;
}
