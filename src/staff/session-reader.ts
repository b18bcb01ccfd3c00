// How a door that is not HTTP's own (a socket namespace) learns who is there. `http` implements it over the same cookie
// and the same session that it uses itself: there is one way to be signed in.

import type { IncomingMessage } from 'node:http';

import type { SessionEnd, SignedIn } from './sessions.js';

export interface SessionReader {
  /** Whose cookie came with this request or handshake; undefined: nobody's, or a session that has ended. */
  readonly read: (request: IncomingMessage) => Promise<SignedIn | undefined>;
  /**
   * Is the session still good? Undefined: close the connection. `isActivity` says that the person did something, which
   * puts the idle end off; a heartbeat is no activity.
   */
  readonly check: (
    signedIn: SignedIn,
    options: { readonly isActivity: boolean },
  ) => Promise<SignedIn | undefined>;
  /** Sessions that end at once on this hub: sign-out, and changes of password, roles, activity. */
  readonly onEnded: (listener: (end: SessionEnd) => void) => () => void;
}
