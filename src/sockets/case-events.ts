// What a screen notes on a talk: case numbers, its place. Joined into the table of `agent-events.ts`.

import type { Desk } from '../desk/desk.js';
import { done, type DeskOutcome } from '../desk/desk-outcome.js';
import type { Conversation } from '../domain/conversation.js';
import { conversationId } from '../domain/ids.js';
import { caseRequests, type CaseToHub } from '../wire/case-events.js';
import type { ConversationRow } from '../wire/talk-rows.js';
import type { AgentEvent } from './agent-call.js';

export const caseEvents: { readonly [Event in keyof CaseToHub]: AgentEvent<Event> } = {
  caseNumber: {
    schema: caseRequests.caseNumber,
    isActivity: true,
    handle: async ({ desk, staff }, { conversationId: id, ...wish }) =>
      withRow(desk, await desk.cases.number({ conversationId: conversationId(id), ...wish }, staff)),
  },
  place: {
    schema: caseRequests.place,
    isActivity: true,
    handle: async ({ desk, staff }, { conversationId: id, address }) =>
      withRow(desk, await desk.cases.place({ conversationId: conversationId(id), address }, staff)),
  },
};

async function withRow(
  desk: Pick<Desk, 'rowOf'>,
  noted: DeskOutcome<Conversation>,
): Promise<DeskOutcome<{ readonly row: ConversationRow }>> {
  return noted.kind === 'refused' ? noted : done({ row: await desk.rowOf(noted.value) });
}
