// Puts what the desk lets the search do together: see `desk-offer.ts`.

import { useQueryClient } from '@tanstack/react-query';

import type { Suggestion } from '../../../wire/agent-events.js';
import type { Thread } from '../../../wire/thread-views.js';
import type { ComposerDoor } from '../desk/composer-door.js';
import { useDesk } from '../desk/desk-context.js';
import { threadKey } from '../desk/desk-feed.js';
import type { DeskKey } from '../desk/key-map.js';
import { useSession } from '../session/use-session.js';
import { tellFault } from '../shell/notices.js';
import { useDeskOffer } from './desk-offer.js';

interface Ways {
  /** Of the open talk. */
  readonly conversationId: string | undefined;
  readonly door: Pick<ComposerDoor, 'give'>;
  readonly press: (key: DeskKey) => void;
  readonly show: (conversationId: string) => void;
  readonly start: (action: 'transfer', conversationId: string, toAgentId: string) => void;
}

export function useOffers({ conversationId, door, press, show, start }: Ways): void {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  /** The text as the desk puts it in: an article comes with its card. */
  const ask = async ({ source, id, title, text }: Omit<Suggestion, 'score'>): Promise<Suggestion> => {
    const { found } = await hub.ask('search', { query: title });
    const same = found.find((each) => each.source === source && each.id === id);
    return same ?? { source, id, title, text, score: 1 };
  };
  useDeskOffer({
    hasTalk: conversationId !== undefined,
    get mayWrite() {
      const row = cache.getQueryData<Thread>(threadKey(conversationId ?? ''))?.row;
      return row?.status === 'assigned' && row.assignee?.id === myId;
    },
    press,
    show,
    beThere: (availability) => {
      hub.ask('availability', { availability }).catch(tellFault);
    },
    putIn: (source, found) => {
      ask({ source, ...found }).then((put) => {
        door.give({ put });
      }, tellFault);
    },
    mention: (name) => {
      door.give({ mention: name });
    },
    passTo: (agentId) => {
      if (conversationId !== undefined) start('transfer', conversationId, agentId);
    },
  });
}
