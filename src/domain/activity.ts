// The canonical message: the Bot Framework Activity as far as Yima uses it (decision 0001). A type test in `bot/`
// proves these shapes assignable to botbuilder's own. Arrays are mutable in type only because botbuilder's are.

import type { ShownCard } from './card.js';
import type { OutboundFile } from './sent-file.js';

/** Name of a way in, as the Bot Framework writes it: `line`, `messenger`, `webchat`. */
export type ChannelId = string;

export interface ChannelAccount {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
}

export interface Attachment {
  /** A MIME type, or `image/*` and the like where the platform does not say. */
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly content?: unknown;
}

/** A button that the citizen may press. */
export interface CardAction {
  /** `imBack` sends `value` as if typed; `postBack` sends it unseen. */
  readonly type: 'imBack' | 'postBack';
  /** What stands on the button. The channel shortens what its platform cannot show. */
  readonly title: string;
  readonly value: string;
  /** What is written into the talk in the citizen's name when a `postBack` is pressed. */
  readonly displayText?: string;
}

export type InboundActivityType =
  'message' | 'event' | 'conversationUpdate' | 'messageReaction' | 'messageUpdate' | 'messageDelete';

/** What a platform tells us, in the hub's words. */
export interface InboundActivity {
  readonly type: InboundActivityType;
  /** The platform's id of the event. */
  readonly id: string;
  readonly channelId: ChannelId;
  readonly from: ChannelAccount;
  readonly recipient: ChannelAccount;
  readonly conversation: {
    readonly id: string;
    readonly isGroup: boolean;
    readonly conversationType: string;
    readonly name: string;
  };
  readonly timestamp: Date;
  /** What the citizen's window is written in (BCP 47), where they chose it; the Bot Framework's own field. */
  readonly locale?: string;
  readonly text?: string;
  /** For `event`: which one (`line.follow`, `postback`, …). */
  readonly name?: string;
  /** The payload of a postback, as a string; of other events, their particulars. */
  readonly value?: unknown;
  readonly attachments?: Attachment[];
  /** The raw platform event, unchanged, for audit. */
  readonly channelData: unknown;
}

/** One bubble of ours, in the hub's words; the channel renders it. */
export interface OutboundMessage {
  readonly type: 'message';
  readonly text: string;
  readonly suggestedActions?: { readonly actions: CardAction[]; readonly to: string[] };
  /** It answers this message: what the platform knows that one by. */
  readonly quoteHandle?: string;
  /** The person who writes, as citizens may read them. */
  readonly sender?: { readonly name: string };
  /** Shown after the text, which says nothing of it. */
  readonly card?: ShownCard;
  /** Sent after the text, in this order. */
  readonly files?: readonly OutboundFile[];
}
