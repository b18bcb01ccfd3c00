// What a screen of the desk says about case numbers and the place of a talk. Part of the namespace `/agent`; `agent-events.ts` joins it.

import { z } from 'zod';

import { MOST_CASE_CHARS, MOST_PLACE_CHARS } from '../domain/talk-facts.js';
import type { Ack } from './shared.js';
import type { ConversationRow } from './talk-rows.js';

const id = z.string().min(1).max(200);

export const caseRequests = {
  caseNumber: z.strictObject({
    conversationId: id,
    number: z.string().trim().min(1).max(MOST_CASE_CHARS),
    isOn: z.boolean(),
  }),
  place: z.strictObject({ conversationId: id, address: z.string().trim().max(MOST_PLACE_CHARS) }),
} as const;

export interface CaseToHub {
  /**
   * Notes a number of the city's own case system on a talk, or takes it off; anybody at the desk. NO_CASE_NUMBER, TOO_MANY_CASES
   * beyond twenty. On record.
   */
  caseNumber: (
    request: z.infer<typeof caseRequests.caseNumber>,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
  /** Notes where the talk is about; empty: forgotten. Personal: told back by `workplace`, covered, and by `reveal`. On record. */
  place: (
    request: z.infer<typeof caseRequests.place>,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
}
