// The namespace `/visitor`: a citizen's browser and the hub. Types only: the widget must not carry zod.

import type { BannerNow } from './shown-banner.js';
import type { Ack, WireCard, WireChoice, WireQuote, WireStatus } from './shared.js';

/** `auth` of the handshake. Without a token, or with one that has run out, the hub opens a new talk and sends its token. */
export interface VisitorAuth {
  readonly token?: string;
  /** The highest `seq` the client has shown; entries after it come again. 0 for all that is kept. */
  readonly afterSeq?: number;
  /** What the citizen wants the hub's sentences in, where they chose it; else it answers in what they write in. */
  readonly language?: 'zh' | 'en';
}

export interface VisitorSession {
  /** Signed; the only key to the talk. The client keeps it and sends it at each handshake. */
  readonly token: string;
  /** The hub has opened this talk just now: numbers begin again, forget entries shown before. */
  readonly isNew: boolean;
  readonly cityName: string;
  readonly status: WireStatus;
  /** The client's clock may be wrong: the hub's, epoch ms. */
  readonly nowMs: number;
  /** Present where citizens may send files: `POST /visitor/files`. */
  readonly files?: { readonly mostBytes: number };
}

export interface VisitorEntry {
  /** Unique in the talk and ascending; entries may arrive twice or out of order: sort by it, show each once. Gaps are normal. */
  readonly seq: number;
  readonly author: 'citizen' | 'bot' | 'system' | 'agent';
  readonly text: string;
  readonly atMs: number;
  /** The client's own id of a message of the citizen: replaces the unsent bubble. */
  readonly clientId?: string;
  readonly agentName?: string;
  /** What it answers. */
  readonly quote?: WireQuote;
  readonly choices?: readonly WireChoice[];
  readonly cards?: readonly WireCard[];
  readonly files?: readonly VisitorFile[];
}

/** What came with a message of ours. */
export interface VisitorFile {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  readonly name: string;
  readonly bytes: number;
  /** Begins with `/`: the hub's own, for this talk alone and good for hours; each connection brings a new one. Absent: the file is gone. */
  readonly url?: string;
}

/** What is said of the talk besides words. */
export interface VisitorState {
  readonly status: WireStatus;
  /** Place in the queue, from 1, while `queued`. */
  readonly place?: number;
  readonly agentName?: string;
}

export interface VisitorSay {
  /** Made by the client, unique in the talk (a UUID). The same id again is the same message. */
  readonly clientId: string;
  readonly text: string;
  /** Version of the privacy notice that stands above the words: letters, digits and `.-_`, at most 20. Kept as the record that it was shown. */
  readonly notice?: string;
}

export interface VisitorPress {
  readonly clientId: string;
  readonly payload: string;
  readonly spoken: string;
  readonly notice?: string;
}

export interface VisitorToHub {
  /** Acknowledged after the durable write. */
  say: (message: VisitorSay, ack: (answer: Ack) => void) => void;
  press: (choice: VisitorPress, ack: (answer: Ack) => void) => void;
  /** Asks for a person, whatever was said before. */
  person: (
    request: { readonly clientId: string; readonly notice?: string },
    ack: (answer: Ack) => void,
  ) => void;
  typing: (isTyping: boolean) => void;
  /** Entries after `afterSeq`, oldest first, at most 200; ask again while `hasMore`. */
  sync: (
    range: { readonly afterSeq: number },
    ack: (answer: Ack<{ readonly entries: readonly VisitorEntry[]; readonly hasMore: boolean }>) => void,
  ) => void;
}

export interface HubToVisitor {
  session: (session: VisitorSession) => void;
  entry: (entry: VisitorEntry) => void;
  state: (state: VisitorState) => void;
  /** What every citizen is to know now: after `session`, and at each change. */
  banner: (now: BannerNow) => void;
  typing: (typing: { readonly author: 'bot' | 'agent'; readonly isTyping: boolean }) => void;
}
