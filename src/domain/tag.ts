// A word that colleagues put on a talk, from a list that supervisors keep. Pure.

/** By name, so that each screen may draw them as its own colours allow. */
export const TAG_COLOURS = ['grey', 'red', 'amber', 'green', 'teal', 'blue', 'purple', 'pink'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];

export interface Tag {
  readonly id: string;
  readonly name: string;
  readonly colour: TagColour;
  /** Still shown on the talks that have it, and put on no other. */
  readonly isRetired: boolean;
}

/** More say nothing any more. Ours. */
export const MOST_TAGS_ON_TALK = 10;
/** A list that is read at one look. Ours. */
export const MOST_TAGS = 100;
