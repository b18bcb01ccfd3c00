// What the hub tells about this agent's own work on another screen: a draft goes into the box here unless somebody writes in it,
// read talks are not unread here either.

import type { WorkplaceFromHub } from '../../../wire/workplace-events.js';
import type { UnreadBoard } from '../desk/unread-board.js';
import { writeStored } from '../shell/stored.js';
import { draftKey } from './use-draft.js';

export function workplaceListeners(unread: Pick<UnreadBoard, 'wasRead'>, myId: string): WorkplaceFromHub {
  return {
    drafted: ({ conversationId, mode, text }) => {
      const box = document.activeElement;
      const isWriting = box instanceof HTMLTextAreaElement && box.dataset['talk'] === conversationId;
      if (!isWriting) writeStored(draftKey(myId, conversationId, mode), text === '' ? undefined : text);
    },
    read: ({ conversationId }) => {
      unread.wasRead(conversationId);
    },
  };
}
