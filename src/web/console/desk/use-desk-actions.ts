// Claim, give back, resolve: the answer's row goes to the lists at once, a refusal to the notices.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { StaffView } from '../../../wire/staff-api.js';
import { useSession } from '../session/use-session.js';
import { Fault } from '../shell/fault.js';
import { tellDone, tellFault } from '../shell/notices.js';
import type { WordKey } from '../words/zh.js';
import { useDesk } from './desk-context.js';
import { putRow } from './desk-feed.js';

export type DeskAction = 'claim' | 'giveBack' | 'resolve';
/** What the head of a talk offers. */
export type TalkAction = DeskAction | 'wrapUp' | 'transfer' | 'pause' | 'tag' | 'takeOver' | 'whisper';

const DONE: Readonly<Record<DeskAction, WordKey>> = {
  claim: 'notice.claimed',
  giveBack: 'notice.givenBack',
  resolve: 'notice.resolved',
};

/** Resolves to whether it was done. */
export function useDeskActions(): (action: DeskAction, conversationId: string) => Promise<boolean> {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  return useCallback(
    async (action, conversationId) => {
      try {
        const { row } = await hub.ask(action, { conversationId });
        putRow(cache, row, myId);
        tellDone(DONE[action], { name: row.name });
        return true;
      } catch (error) {
        tellFault(error);
        if (error instanceof Fault && error.code === 'ALREADY_TAKEN')
          void cache.invalidateQueries({ queryKey: ['rows'] });
        return false;
      }
    },
    [hub, cache, myId],
  );
}

/** What a person may do with a talk now; a supervisor may relieve a colleague. */
export function allowedActions(row: ConversationRow, me: StaffView): Readonly<Record<TalkAction, boolean>> {
  const isMine = row.assignee?.id === me.id;
  const isOthers = row.status === 'assigned' && !isMine && me.roles.includes('supervisor');
  const mayLetGo = row.status === 'assigned' && (isMine || isOthers);
  return {
    claim: row.status !== 'assigned',
    giveBack: mayLetGo,
    resolve: mayLetGo,
    wrapUp: mayLetGo,
    transfer: mayLetGo,
    pause: row.status === 'assigned' && isMine,
    tag: true,
    takeOver: isOthers,
    whisper: isOthers,
  };
}
