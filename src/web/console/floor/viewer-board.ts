// Who looks at the talks that this screen follows, as the hub last said.

import { createWatched, type Watched } from '../shell/watched.js';

export interface Viewer {
  readonly id: string;
  readonly name: string;
}

type Viewed = ReadonlyMap<string, readonly Viewer[]>;

export interface ViewerBoard extends Pick<Watched<Viewed>, 'read' | 'subscribe'> {
  readonly set: (event: { readonly conversationId: string; readonly viewers: readonly Viewer[] }) => void;
}

export function createViewerBoard(): ViewerBoard {
  const { read, set, subscribe } = createWatched<Viewed>(new Map());
  return {
    read,
    subscribe,
    // Only open talks are told of, one or two at a time: what was before needs no keeping.
    set({ conversationId, viewers }) {
      set(new Map([...read(), [conversationId, viewers]]));
    },
  };
}
