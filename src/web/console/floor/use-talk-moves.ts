// A supervisor takes a talk over, whoever has it.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { tellDone, tellFault } from '../shell/notices.js';

export function useTalkMoves(): { readonly takeOver: (row: ConversationRow) => void } {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const takeOver = useCallback(
    ({ conversationId, status }: ConversationRow) => {
      const asked =
        status === 'assigned'
          ? hub.ask('transfer', { conversationId, agentId: myId })
          : hub.ask('claim', { conversationId });
      asked.then(({ row }) => {
        putRow(cache, row, myId);
        tellDone('notice.claimed', { name: row.name });
      }, tellFault);
    },
    [hub, cache, myId],
  );
  return { takeOver };
}
