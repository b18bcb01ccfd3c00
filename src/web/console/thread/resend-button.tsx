// "Send again" at a message that no platform took, or that waits for money: a new attempt with a real outcome, which comes as the
// entry itself. Where the first may have arrived, it asks before.

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { ALARMS_KEY, listAlarms } from '../channels/channel-client.js';
import { useDesk } from '../desk/desk-context.js';
import { useSession } from '../session/use-session.js';
import { ConfirmDialog } from '../shell/confirm-dialog.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { useTalk } from './talk-context.js';

export function ResendButton({ entry: { seq, delivery, deliveryReason } }: { readonly entry: ThreadEntry }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const me = useSession().staff;
  const row = useTalk();
  const isReplyOnly = useReplyOnly(row?.channelId);
  const [isAsking, setIsAsking] = useState(false);
  const resend = useMutation({
    mutationFn: (conversationId: string) => hub.ask('resend', { conversationId, seq }),
    onSuccess: () => {
      tellDone('resend.begun');
    },
    onError: tellFault,
  });
  if (row === undefined) return null;
  const isParked = delivery === 'waiting' && deliveryReason !== undefined && isReplyOnly;
  const isDead = delivery === 'refused' || delivery === 'unclear';
  const isMine = row.assignee?.id === me.id || me.roles.includes('supervisor');
  if (!isMine || !(isDead || isParked)) return null;
  return (
    <>
      <Button
        className="button small"
        isPending={resend.isPending}
        onPress={() => {
          if (delivery === 'unclear') setIsAsking(true);
          else resend.mutate(row.conversationId);
        }}
      >
        {say(isParked ? 'resend.now' : 'resend.button')}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title={say('resend.title')}
          lead={say('resend.lead')}
          confirm={say('resend.anyway')}
          onConfirm={() => {
            resend.mutate(row.conversationId);
          }}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </>
  );
}

/** Paid sends of an account of this channel are used up. */
function useReplyOnly(channelId: string | undefined): boolean {
  const { data } = useQuery({ queryKey: ALARMS_KEY, queryFn: listAlarms });
  return data?.alarms.some((alarm) => alarm.kind === 'reply-only' && alarm.channelId === channelId) === true;
}
