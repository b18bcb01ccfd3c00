// Opens the form that closes a talk, where the person may close it.

import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { Thread } from '../../../wire/thread-views.js';
import { threadKey } from '../desk/desk-feed.js';
import { allowedActions } from '../desk/use-desk-actions.js';
import { useSession } from '../session/use-session.js';
import { WrapUpDialog } from './wrap-up-dialog.js';

interface WrapUpForm {
  /** Does nothing where the person may not. */
  readonly start: (conversationId: string) => void;
  readonly dialog: ReactNode;
}

/** `onNext`: the talk is closed, and the next one is wanted. */
export function useWrapUp(onNext: () => void): WrapUpForm {
  const cache = useQueryClient();
  const me = useSession().staff;
  const [row, setRow] = useState<ConversationRow>();
  return {
    start(conversationId) {
      const open = cache.getQueryData<Thread>(threadKey(conversationId))?.row;
      if (open !== undefined && allowedActions(open, me).wrapUp) setRow(open);
    },
    dialog:
      row === undefined ? null : (
        <WrapUpDialog
          row={row}
          onDone={(andNext) => {
            setRow(undefined);
            if (andNext) onNext();
          }}
          onClose={() => {
            setRow(undefined);
          }}
        />
      ),
  };
}
