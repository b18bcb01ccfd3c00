// What a screen of the desk says and hears about tags. Part of the namespace `/agent`; `agent-events.ts` joins it.

import { z } from 'zod';

import { TAG_COLOURS } from '../domain/tag.js';
import type { Ack, TagColour } from './shared.js';
import type { ConversationRow } from './talk-rows.js';

/** Longest name of a tag. Unit: UTF-16 units. */
const MOST_NAME_CHARS = 20;
const id = z.string().min(1).max(200);

export const tagRequests = {
  tags: z.strictObject({}),
  keepTag: z.strictObject({
    tagId: id.exactOptional(),
    name: z.string().trim().min(1).max(MOST_NAME_CHARS),
    colour: z.enum(TAG_COLOURS),
    isRetired: z.boolean(),
  }),
  tag: z.strictObject({ conversationId: id, tagId: id, isOn: z.boolean() }),
} as const;

export interface TagView {
  readonly id: string;
  readonly name: string;
  readonly colour: TagColour;
  /** Still shown on the talks that have it, and put on no other. */
  readonly isRetired: boolean;
}

export interface TagToHub {
  /** All of them, by name. */
  tags: (
    request: z.infer<typeof tagRequests.tags>,
    ack: (answer: Ack<{ readonly tags: readonly TagView[] }>) => void,
  ) => void;
  /** Makes one, or writes one anew: a supervisor, else NOT_SUPERVISOR. UNKNOWN_TAG, TAG_NAME_TAKEN, TOO_MANY_TAGS. On record. */
  keepTag: (
    request: z.infer<typeof tagRequests.keepTag>,
    ack: (answer: Ack<{ readonly tag: TagView }>) => void,
  ) => void;
  /** Puts it on a talk or takes it off; anybody at the desk. UNKNOWN_TAG where it is retired, TOO_MANY_TAGS beyond ten. On record. */
  tag: (
    request: z.infer<typeof tagRequests.tag>,
    ack: (answer: Ack<{ readonly row: ConversationRow }>) => void,
  ) => void;
}

export interface HubToTag {
  /** The list is another: ask for it again. To every screen, without a mark. */
  tagsChanged: (event: object) => void;
}
