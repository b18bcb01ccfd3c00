// Hands a talk to somebody; the answer's row goes to the lists at once.

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { toFault, type Fault } from '../shell/fault.js';
import { tellDone } from '../shell/notices.js';

/** `agent:<id>`, `team:<id>`, `queue` or `bot`. */
export type Target = string;

export function useTransfer(row: ConversationRow, onDone: () => void) {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setIsBusy] = useState(false);
  /** The same note, however often the button is pressed after a lost answer. */
  const clientId = useRef(crypto.randomUUID());

  const handOver = async (target: Target, text: string): Promise<ConversationRow> => {
    const { conversationId } = row;
    const note = text === '' ? {} : { note: { clientId: clientId.current, text } };
    if (target === 'bot') {
      if (text !== '') await hub.ask('note', { conversationId, clientId: clientId.current, text });
      return (await hub.ask('giveBack', { conversationId })).row;
    }
    return (await hub.ask('transfer', { conversationId, ...toWhom(target), ...note })).row;
  };
  const pass = async (target: Target, text: string): Promise<void> => {
    setIsBusy(true);
    setFault(undefined);
    try {
      const moved = await handOver(target, text);
      putRow(cache, moved, myId);
      if (moved.assignee !== undefined) tellDone('transfer.done', { name: moved.assignee.name });
      else tellDone(moved.status === 'queued' ? 'transfer.done.queue' : 'notice.givenBack');
      onDone();
    } catch (error) {
      setFault(toFault(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { pass, fault, isBusy };
}

function toWhom(target: Target): { readonly agentId?: string; readonly teamId?: string } {
  const [kind, id = ''] = target.split(/:(.*)/s);
  if (kind === 'agent') return { agentId: id };
  return kind === 'team' ? { teamId: id } : {};
}
