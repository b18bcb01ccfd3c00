// What everybody at the desk shares besides talks, the list of tags and the shift notes: looked at every two seconds, so that screens
// hear at once what another hub on the same database has changed. What is changed here is told by its own event before that.

import type { ShiftNotes } from '../desk/shift-notes.js';
import type { Tags } from '../desk/tags.js';
import { createRepeating, type Repeating } from '../lib/repeat.js';
import type { HubToAgent } from '../wire/agent-events.js';

/** As banners and the calendar are looked at. Unit: ms. */
const LOOK_EVERY_MS = 2_000;

type Changed = keyof Pick<HubToAgent, 'tagsChanged' | 'shiftNotesChanged'>;

export interface BoardWatchParts {
  readonly desk: { readonly tags: Pick<Tags, 'list'>; readonly shiftNotes: Pick<ShiftNotes, 'list'> };
  /** Is anybody there to be told? */
  readonly hasListeners: () => boolean;
  readonly tell: (changed: Changed) => void;
  readonly onError: (error: unknown) => void;
}

export function createBoardWatch(parts: BoardWatchParts): Repeating {
  const look = createLook(parts);
  return createRepeating(look, { pauseMs: LOOK_EVERY_MS, onError: parts.onError });
}

/** One look; what differs from the last one is told. */
export function createLook({ desk, hasListeners, tell }: BoardWatchParts): () => Promise<void> {
  const known = new Map<Changed, string>();
  const compare = (changed: Changed, shown: unknown): void => {
    const now = JSON.stringify(shown);
    const before = known.get(changed);
    known.set(changed, now);
    // The first look tells what was there before: whoever comes in asks for it.
    if (before !== undefined && before !== now) tell(changed);
  };
  return async () => {
    if (!hasListeners()) {
      known.clear();
      return;
    }
    compare('tagsChanged', await desk.tags.list());
    compare('shiftNotesChanged', await desk.shiftNotes.list());
  };
}
