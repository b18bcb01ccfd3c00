// The dialogs that a talk's head opens: note and close, pass on, put aside, whisper; and taking over or up, which asks nothing.

import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { Thread } from '../../../wire/thread-views.js';
import { PauseDialog } from '../desk/pause-dialog.js';
import { threadKey } from '../desk/desk-feed.js';
import { allowedActions } from '../desk/use-desk-actions.js';
import { useDesk } from '../desk/desk-context.js';
import { isPausedNow } from '../desk/pause-times.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { useSession } from '../session/use-session.js';
import { TagDialog } from '../tags/tag-dialog.js';
import { TransferDialog } from './transfer-dialog.js';
import { useTalkMoves } from './use-talk-moves.js';
import { WhisperDialog } from './whisper-dialog.js';
import { WrapUpDialog } from '../wrap-up/wrap-up-dialog.js';

type FloorAction = 'wrapUp' | 'transfer' | 'pause' | 'tag' | 'takeOver' | 'whisper';

interface FloorDialogs {
  /** Does nothing where the person may not. */
  readonly start: (action: FloorAction, conversationId: string, toAgentId?: string) => void;
  readonly dialog: ReactNode;
}

/** `onStep`: a talk is closed, and the next one is wanted. */
export function useFloorDialogs(onStep: (by: 1) => void): FloorDialogs {
  const cache = useQueryClient();
  const me = useSession().staff;
  const { hub } = useDesk();
  const { takeOver } = useTalkMoves();
  const [open, setOpen] = useState<{
    readonly action: FloorAction;
    readonly row: ConversationRow;
    readonly toAgentId?: string | undefined;
  }>();
  const close = (): void => {
    setOpen(undefined);
  };
  return {
    start(action, conversationId, toAgentId) {
      const row = cache.getQueryData<Thread>(threadKey(conversationId))?.row;
      if (row === undefined || !allowedActions(row, me)[action]) return;
      if (action === 'takeOver') takeOver(row);
      else if (action === 'pause' && isPausedNow(row, Date.now()))
        hub.ask('wake', { conversationId }).then(() => {
          tellDone('pause.over', { name: row.name });
        }, tellFault);
      else setOpen({ action, row, toAgentId });
    },
    dialog:
      open === undefined ? null : open.action === 'transfer' ? (
        <TransferDialog row={open.row} toAgentId={open.toAgentId} onClose={close} />
      ) : open.action === 'pause' ? (
        <PauseDialog row={open.row} onClose={close} />
      ) : open.action === 'tag' ? (
        <TagDialog row={open.row} onClose={close} />
      ) : open.action === 'wrapUp' ? (
        <WrapUpDialog
          row={open.row}
          onDone={(andNext) => {
            close();
            if (andNext) onStep(1);
          }}
          onClose={close}
        />
      ) : (
        <WhisperDialog row={open.row} onClose={close} />
      ),
  };
}
