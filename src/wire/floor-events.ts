// What a screen of the desk says and hears about the floor: colleagues beside it, supervisors, and what it missed while away.
// Part of the namespace `/agent`.

import { z } from 'zod';

import { MOST_TEXT_CHARS, type Ack } from './shared.js';

const id = z.string().min(1).max(200);
const mark = z.strictObject({ room: id, stream: id, n: z.number().int().min(0) });

/** Rooms that a screen follows at once: its own two and a few talks. */
const MOST_ROOMS = 40;

export const floorRequests = {
  whisper: z.strictObject({
    conversationId: id,
    clientId: z.string().min(8).max(64),
    text: z.string().trim().min(1).max(MOST_TEXT_CHARS),
  }),
  resume: z.strictObject({ rooms: z.array(mark).min(1).max(MOST_ROOMS) }),
  wall: z.strictObject({}),
  pause: z.strictObject({ conversationId: id, untilMs: z.number().int().min(0).exactOptional() }),
  wake: z.strictObject({ conversationId: id }),
} as const;

/** Where an event stands: `n` grows by one with each event of a room's stream. Another stream: what came before is not known. */
export interface EventMark {
  /** `desk`: every screen; `staff:<id>`: one person's screens; `talk:<id>`: those that follow a talk. */
  readonly room: string;
  readonly stream: string;
  readonly n: number;
}

/** An event as it was sent. */
export interface MissedEvent {
  readonly event: string;
  readonly payload: unknown;
  readonly mark: EventMark;
}

/** What became of a room since its mark. */
export type ResumedRoom =
  | { readonly kind: 'missed'; readonly room: string; readonly events: readonly MissedEvent[] }
  /** It is not known any more what was missed: read again. The room goes on from `mark`. */
  | { readonly kind: 'gone'; readonly room: string; readonly mark: EventMark };

/** How the floor treats talks. Unit: ms. */
export interface FloorRules {
  /** Waiting talks are given out by the hub. */
  readonly isAutomatic: boolean;
  /** A citizen who waits so long for an agent who is not there goes back to the queue. */
  readonly absentAfterMs: number;
  /** The same for an agent who is there. */
  readonly silentAfterMs: number;
  /** The first words of a person are to come within this time. */
  readonly answerWithinMs: number;
  /** Whoever passes a talk on has to leave a note. */
  readonly isNoteNeeded: boolean;
}

/** Something happened to a person's talk that they have to know. */
export interface HandedNotice {
  /** `given`: it is theirs now; `taken`: it was theirs; `whisper`: a supervisor has written them a note in it. */
  readonly kind: 'given' | 'taken' | 'whisper';
  readonly conversationId: string;
  /** The citizen's name on the channel. */
  readonly name: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly note?: string;
  readonly atMs: number;
}

/** Today's first answers, by the day in Taipei. A talk counts with the time since it came to the queue. */
export interface ServiceLevel {
  readonly answerWithinMs: number;
  /** Talks that a person answered. */
  readonly answered: number;
  /** Of those, answered within the time. */
  readonly inTime: number;
  /** Not answered yet, and the time is over. */
  readonly late: number;
}

/** Articles that colleagues have asked departments for and wait for. */
export interface RequestCounts {
  readonly open: number;
  /** Their second working day has ended. */
  readonly overdue: number;
}

export interface FloorToHub {
  /** A supervisor's note that the owner is shown at once; never leaves the hub. Else NOT_SUPERVISOR. */
  whisper: (
    request: z.infer<typeof floorRequests.whisper>,
    ack: (answer: Ack<{ readonly seq: number }>) => void,
  ) => void;
  /** After a lost connection: what was told since these marks. The talks among them are followed again. */
  resume: (
    request: z.infer<typeof floorRequests.resume>,
    ack: (answer: Ack<{ readonly rooms: readonly ResumedRoom[] }>) => void,
  ) => void;
  /**
   * The owner puts a talk aside: until a moment, or until somebody says something in it. Only the owner: NOT_OWNER, NOT_ASSIGNED.
   */
  pause: (request: z.infer<typeof floorRequests.pause>, ack: (answer: Ack) => void) => void;
  /** Takes it up again before that. */
  wake: (request: z.infer<typeof floorRequests.wake>, ack: (answer: Ack) => void) => void;
  /** For the wall: a supervisor, else NOT_SUPERVISOR. */
  wall: (
    request: z.infer<typeof floorRequests.wall>,
    ack: (answer: Ack<{ readonly level: ServiceLevel; readonly requests: RequestCounts }>) => void,
  ) => void;
}

export interface HubToFloor {
  /** First after each connect: where this screen's rooms stand. A screen that has marks of its own sends `resume`. */
  hello: (event: { readonly marks: readonly EventMark[] }) => void;
  /** Something could not be told: read everything again. */
  stale: (event: object) => void;
  /** To every screen of the person. */
  handed: (notice: HandedNotice, mark: EventMark) => void;
  /** Who looks at a talk, to those who do: all of them, at each change. */
  viewers: (event: {
    readonly conversationId: string;
    readonly viewers: readonly { readonly id: string; readonly name: string }[];
  }) => void;
}
