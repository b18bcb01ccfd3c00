// Messenger's webhook events as Meta writes them, for tests: `messengerUser('ann', PAGE).text('你好')`. Ids are invented;
// every message and postback has its own mid.

import { createHash, randomBytes } from 'node:crypto';

export interface MessengerEvent {
  readonly sender?: { readonly id: string };
  readonly recipient: { readonly id: string };
  readonly timestamp: number;
  readonly [field: string]: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

export interface MessengerTalker {
  /** Page-scoped id: answers go there. */
  readonly id: string;
  readonly event: (fields: Fields, atMs?: number) => MessengerEvent;
  readonly message: (message: Fields) => MessengerEvent;
  readonly text: (text: string, more?: Fields) => MessengerEvent;
  /** Presses a button under our message: `title` is what stood on it. */
  readonly quickReply: (payload: string, title?: string) => MessengerEvent;
  readonly postback: (payload: string, title?: string) => MessengerEvent;
  readonly sticker: () => MessengerEvent;
  readonly image: () => MessengerEvent;
  /** Files of these kinds at these addresses, in one message. */
  readonly files: (...files: readonly (readonly [type: string, url: string])[]) => MessengerEvent;
  readonly unsend: (mid: string) => MessengerEvent;
  readonly edit: (mid: string, text: string) => MessengerEvent;
  /** Puts a sign on a message; without one: takes it off again. */
  readonly react: (
    mid: string,
    sign?: { readonly emoji?: string; readonly reaction: string },
  ) => MessengerEvent;
  /** What the page said to this person, as staff wrote it in the page's inbox; `message` changes its fields. */
  readonly echo: (text: string, message?: Fields) => MessengerEvent;
}

export const newMid = (): string => `m_${randomBytes(24).toString('base64url')}`;

/** Sixteen digits, the same for the same name. */
function messengerId(name: string): string {
  const number = BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 12)}`);
  return String(3_000_000_000_000_000n + number);
}

export function messengerUser(name: string, pageId: string): MessengerTalker {
  const id = messengerId(name);
  const event: MessengerTalker['event'] = (fields, atMs = Date.now()) => ({
    sender: { id },
    recipient: { id: pageId },
    timestamp: atMs,
    ...fields,
  });
  const message: MessengerTalker['message'] = (content) => event({ message: { mid: newMid(), ...content } });
  const media = (type: string, payload: Fields): MessengerEvent =>
    message({ attachments: [{ type, payload: { url: `https://scontent.example/${type}`, ...payload } }] });
  return {
    id,
    event,
    message,
    text: (text, more) => message({ text, ...more }),
    quickReply: (payload, title = payload) => message({ text: title, quick_reply: { payload } }),
    postback: (payload, title = 'a button') => event({ postback: { mid: newMid(), title, payload } }),
    sticker: () => media('sticker', { sticker_id: 369_239_263_222_822 }),
    image: () => media('image', {}),
    files: (...files) => message({ attachments: files.map(([type, url]) => ({ type, payload: { url } })) }),
    unsend: (mid) => event({ message: { mid, is_deleted: true } }),
    react: (mid, sign) =>
      event({ reaction: { mid, action: sign === undefined ? 'unreact' : 'react', ...sign } }),
    edit: (mid, text) => event({ message_edit: { mid, text, num_edit: 1 } }),
    echo: (text, more) => ({
      sender: { id: pageId },
      recipient: { id },
      timestamp: Date.now(),
      message: { mid: newMid(), is_echo: true, app_id: 263_902_037_430_900, text, ...more },
    }),
  };
}

/** One entry of a webhook. */
export const entryOf = (pageId: string, events: readonly MessengerEvent[]): Fields => ({
  id: pageId,
  time: Date.now(),
  messaging: events,
});
