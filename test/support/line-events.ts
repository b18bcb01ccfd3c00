// LINE's webhook events as LINE writes them, for tests: `lineUser('ann').text('你好')`. Ids are invented; every event
// has its own webhookEventId and, where LINE gives one, its own reply token.

import { createHash, randomBytes } from 'node:crypto';

interface LineSource {
  readonly type: 'user' | 'group' | 'room';
  readonly userId?: string;
  readonly groupId?: string;
  readonly roomId?: string;
}

export interface LineEvent {
  readonly type: string;
  readonly mode: string;
  readonly timestamp: number;
  readonly webhookEventId: string;
  readonly deliveryContext: { readonly isRedelivery: boolean };
  readonly source?: LineSource;
  readonly replyToken?: string;
  readonly [field: string]: unknown;
}

/** Kinds that LINE sends without a reply token. */
const WITHOUT_REPLY_TOKEN = new Set(['unfollow', 'leave', 'memberLeft', 'unsend']);

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID, as LINE's webhookEventId: sortable by time, unique by chance. */
function ulid(atMs: number): string {
  const time = Array.from({ length: 10 }, (_, n) => CROCKFORD[Math.floor(atMs / 32 ** (9 - n)) % 32]);
  const chance = [...randomBytes(16)].map((byte) => CROCKFORD[byte % 32]);
  return [...time, ...chance].join('');
}

const messageId = (): string => String(BigInt(`0x${randomBytes(7).toString('hex')}`) + 10n ** 17n);

/** `ann` → `U1f3c…`: LINE's form of an id, the same for the same name. Ids in LINE's form pass unchanged. */
export function lineId(prefix: 'U' | 'C' | 'R', name: string): string {
  if (/^[UCR][0-9a-f]{32}$/.test(name)) return name;
  return prefix + createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** Any event of this source, with the fields every event has. */
function lineEvent(
  type: string,
  source: LineSource | undefined,
  fields: Readonly<Record<string, unknown>> = {},
): LineEvent {
  const timestamp = Date.now();
  return {
    type,
    mode: 'active',
    timestamp,
    webhookEventId: ulid(timestamp),
    deliveryContext: { isRedelivery: false },
    ...(source === undefined ? {} : { source }),
    ...(WITHOUT_REPLY_TOKEN.has(type) ? {} : { replyToken: randomBytes(16).toString('hex') }),
    ...fields,
  };
}

export interface LineTalker {
  /** Where answers to this talker's events go. */
  readonly id: string;
  readonly source: LineSource;
  readonly event: (type: string, fields?: Readonly<Record<string, unknown>>) => LineEvent;
  readonly message: (message: Readonly<Record<string, unknown>>) => LineEvent;
  readonly text: (text: string, more?: Readonly<Record<string, unknown>>) => LineEvent;
  /** A text that mentions our account at its start. */
  readonly mention: (text: string) => LineEvent;
  readonly location: (place: {
    readonly latitude: number;
    readonly longitude: number;
    readonly address: string;
  }) => LineEvent;
  readonly sticker: (keywords?: readonly string[]) => LineEvent;
  readonly image: (more?: Readonly<Record<string, unknown>>) => LineEvent;
  readonly postback: (data: string) => LineEvent;
  readonly follow: (isUnblocked?: boolean) => LineEvent;
  readonly unfollow: () => LineEvent;
  readonly unsend: (messageId: string) => LineEvent;
  readonly edit: (messageId: string, text: string) => LineEvent;
}

/** A person in a talk of their own. */
export const lineUser = (name: string): LineTalker =>
  talker({ type: 'user', userId: lineId('U', name) }, lineId('U', name));

/** A person who speaks in a group; without a name, one whose id LINE withholds. */
export const lineGroupMember = (group: string, name?: string): LineTalker =>
  talker(
    {
      type: 'group',
      groupId: lineId('C', group),
      ...(name === undefined ? {} : { userId: lineId('U', name) }),
    },
    lineId('C', group),
  );

function talker(source: LineSource, id: string): LineTalker {
  const event: LineTalker['event'] = (type, fields) => lineEvent(type, source, fields);
  const message: LineTalker['message'] = (content) =>
    event('message', {
      message: {
        id: messageId(),
        quoteToken: randomBytes(12).toString('hex'),
        markAsReadToken: randomBytes(12).toString('hex'),
        ...content,
      },
    });
  const own = '@Yima 一碼';
  return {
    id,
    source,
    event,
    message,
    text: (text, more) => message({ type: 'text', text, ...more }),
    mention: (text) =>
      message({
        type: 'text',
        text: `${own} ${text}`,
        mention: {
          mentionees: [
            { index: 0, length: own.length, type: 'user', userId: lineId('U', 'bot'), isSelf: true },
          ],
        },
      }),
    location: (place) => message({ type: 'location', ...place }),
    sticker: (keywords = ['hello']) =>
      message({
        type: 'sticker',
        packageId: '446',
        stickerId: '1988',
        stickerResourceType: 'STATIC',
        keywords,
      }),
    image: (more) => message({ type: 'image', contentProvider: { type: 'line' }, ...more }),
    postback: (data) => event('postback', { postback: { data } }),
    follow: (isUnblocked = false) => event('follow', { follow: { isUnblocked } }),
    unfollow: () => event('unfollow'),
    edit: (edited, text) => event('messageEdited', { message: { id: edited, type: 'text', text } }),
    unsend: (unsent) => event('unsend', { unsend: { messageId: unsent } }),
  };
}

/** The same event as LINE sends it again. */
export const redelivered = (event: LineEvent): LineEvent => ({
  ...event,
  deliveryContext: { isRedelivery: true },
});
