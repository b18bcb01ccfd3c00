// The dialogs that a talk's head opens: pass on, whisper; and taking over, which asks nothing.

import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import type { ConversationRow, Thread } from '../../../wire/agent-events.js';
import { threadKey } from '../desk/desk-feed.js';
import { allowedActions } from '../desk/use-desk-actions.js';
import { useSession } from '../session/use-session.js';
import { TransferDialog } from './transfer-dialog.js';
import { useTalkMoves } from './use-talk-moves.js';
import { WhisperDialog } from './whisper-dialog.js';

type FloorAction = 'transfer' | 'takeOver' | 'whisper';

interface FloorDialogs {
  /** Does nothing where the person may not. */
  readonly start: (action: FloorAction, conversationId: string) => void;
  readonly dialog: ReactNode;
}

export function useFloorDialogs(): FloorDialogs {
  const cache = useQueryClient();
  const me = useSession().staff;
  const { takeOver } = useTalkMoves();
  const [open, setOpen] = useState<{ readonly action: FloorAction; readonly row: ConversationRow }>();
  const close = (): void => {
    setOpen(undefined);
  };
  return {
    start(action, conversationId) {
      const row = cache.getQueryData<Thread>(threadKey(conversationId))?.row;
      if (row === undefined || !allowedActions(row, me)[action]) return;
      if (action === 'takeOver') takeOver(row);
      else setOpen({ action, row });
    },
    dialog:
      open === undefined ? null : open.action === 'transfer' ? (
        <TransferDialog row={open.row} onClose={close} />
      ) : (
        <WhisperDialog row={open.row} onClose={close} />
      ),
  };
}
