// A talk as a screen of the desk shows it: its entries, what came with them and what became of them.

import type { WireCard, WireChoice, WireQuote } from './shared.js';
import type { ConversationRow } from './talk-rows.js';
import type { Why } from './why-views.js';

/** A file that came with a message. */
export interface ThreadMedia {
  /** GET /api/v1/media/:id leads to it, `?size=small` to a small picture of it. */
  readonly id: string;
  /**
   * `arriving`: on its way from the platform. `stored`: there. Else why not: too large to keep, gone from the platform, a type that
   * is not kept, no whole answer from the platform, no room on the hub's disk, or deleted when its time was over.
   */
  readonly state:
    'arriving' | 'stored' | 'too-large' | 'gone' | 'not-allowed' | 'unavailable' | 'disk-full' | 'removed';
  /** A MIME type, by the file's own first bytes; present once stored, as is its size. */
  readonly type?: string;
  readonly bytes?: number;
  readonly hasPreview?: true;
}

/** What came with a message besides words. Names, titles and addresses are what strangers wrote. */
export interface ThreadAttachment {
  readonly kind: 'image' | 'sticker' | 'video' | 'audio' | 'file' | 'location' | 'link';
  readonly name?: string;
  readonly media?: ThreadMedia;
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly address?: string };
  /** Of a link. */
  readonly address?: string;
}

export interface ThreadEntry {
  readonly seq: number;
  readonly author: 'citizen' | 'bot' | 'system' | 'agent' | 'note' | 'elsewhere';
  readonly text: string;
  readonly atMs: number;
  readonly agentName?: string;
  /** Who of a group said it, where the channel tells. */
  readonly speaker?: string;
  readonly clientId?: string;
  /** Of a note: a supervisor's word to the owner. */
  readonly isWhisper?: true;
  /** Of a note: the colleagues whom it names, as `@name` in the text. */
  readonly mentions?: readonly { readonly id: string; readonly name: string }[];
  /** What it answers. */
  readonly quote?: WireQuote;
  /** Signs that the citizen has put on it on the platform and not taken off again. */
  readonly reactions?: readonly string[];
  readonly choices?: readonly WireChoice[];
  readonly cards?: readonly WireCard[];
  /** The citizen changed the words on the platform: `text` holds the new ones. */
  readonly isEdited?: true;
  /** The citizen took the message back on the platform: `text` is empty. */
  readonly isUnsent?: true;
  readonly attachments?: readonly ThreadAttachment[];
  /** Entries of the same id were sent together. `total`: how many, where the platform tells. */
  readonly imageSet?: { readonly id: string; readonly total?: number };
  readonly why?: Why;
  /** What became of an outgoing entry. */
  readonly delivery?: 'waiting' | 'sending' | 'accepted' | 'refused' | 'unclear' | 'withdrawn';
  readonly deliveryReason?: string;
  /** Of an outgoing entry: names its journal. */
  readonly deliveryId?: string;
}

export interface ThreadPage {
  readonly entries: readonly ThreadEntry[];
  /** `beforeSeq` of the page before; absent where the talk begins. */
  readonly earlier?: number;
}

export interface Thread extends ThreadPage {
  readonly row: ConversationRow;
}
