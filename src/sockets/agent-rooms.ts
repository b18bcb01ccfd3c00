// The rooms of `/agent`: who hears what.

/** Every screen of the desk. */
export const DESK_ROOM = 'desk';

/** One person's screens. */
export const staffRoom = (id: string): string => `staff:${id}`;

export const TALK_ROOM = 'talk:';

/** The screens that follow a talk. */
export const talkRoom = (id: string): string => `${TALK_ROOM}${id}`;
