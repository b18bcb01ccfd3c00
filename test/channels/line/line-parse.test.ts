// LINE's webhooks → events, by tables over the fixtures.

import fc from 'fast-check';

import { parseWebhook } from '../../../src/channels/line/line-parse.js';
import { eventOf, eventsOf, fixture } from './line-fixtures.js';

const ANN = `Ua11ce${'0'.repeat(27)}`;
const GROUP = `C6a09${'3'.repeat(28)}`;
const ROOM = `R4003${'4'.repeat(28)}`;
const AT_MS = 1_763_712_000_000;

const textEvent = (more: object = {}): object => ({
  type: 'message',
  mode: 'active',
  timestamp: AT_MS,
  webhookEventId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  source: { type: 'user', userId: ANN },
  replyToken: 'a'.repeat(32),
  message: { id: '1', type: 'text', text: '你好' },
  ...more,
});

/** Per event: activity type, name, silence, what came with it. */
const KINDS = {
  'messages.json': [
    ['message', undefined, undefined, { text: '垃圾車幾點來？' }],
    ['message', undefined, undefined, { text: '(brown) 謝謝' }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'image/*', name: '謝謝, thanks' }] }],
    [
      'message',
      undefined,
      undefined,
      { attachments: [{ name: '路又破了', content: { keywords: ['生氣'] } }] },
    ],
    ['message', undefined, undefined, { attachments: [{ name: 'sticker', content: { stickerId: '1' } }] }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'image/*' }] }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'video/*' }] }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'audio/*' }] }],
    ['message', undefined, undefined, { attachments: [{ name: '陳情書.pdf' }] }],
    ['message', undefined, undefined, { attachments: [{ name: '市政府', content: { latitude: 25.0375 } }] }],
    ['event', 'message', 'unknown-kind', {}],
    ['messageUpdate', 'messageEdited', 'amendment', { value: { messageId: '600000000000000001' } }],
    ['messageDelete', 'unsend', 'amendment', { value: { messageId: '600000000000000001' } }],
  ],
  'people.json': [
    ['conversationUpdate', 'follow', undefined, { value: { isUnblocked: false } }],
    ['conversationUpdate', 'follow', undefined, { value: { isUnblocked: true } }],
    ['conversationUpdate', 'unfollow', undefined, {}],
    ['event', 'postback', undefined, { value: 'pick:garbage-truck' }],
    ['event', 'postback', undefined, { value: 'date' }],
    ['event', 'postback', undefined, { value: 'menu' }],
    ['event', 'videoPlayComplete', 'unknown-kind', {}],
    ['event', 'beacon', 'unknown-kind', {}],
    ['event', 'accountLink', 'unknown-kind', {}],
    ['event', 'accountLink', 'no-sender', { conversation: { id: 'no-sender' } }],
    ['event', 'membership', 'unknown-kind', {}],
  ],
  'groups.json': [
    ['message', undefined, 'not-for-bot', { text: '大家吃飽沒', conversation: { id: GROUP, isGroup: true } }],
    ['message', undefined, undefined, { text: '垃圾車幾點來？', from: { id: ANN } }],
    ['message', undefined, undefined, { text: '請問 @Bob 停車費怎麼繳', from: { id: GROUP } }],
    ['message', undefined, 'not-for-bot', { text: '@Bob 你看' }],
    ['message', undefined, 'not-for-bot', { text: '@All 開會' }],
    ['message', undefined, 'not-for-bot', { conversation: { id: ROOM, conversationType: 'room' } }],
    ['message', undefined, 'not-for-bot', { attachments: [{ name: 'sticker' }] }],
    ['event', 'postback', undefined, { value: 'pick:parking' }],
    ['conversationUpdate', 'join', 'not-for-bot', {}],
    ['conversationUpdate', 'leave', 'not-for-bot', {}],
    ['conversationUpdate', 'memberJoined', 'not-for-bot', {}],
    ['conversationUpdate', 'memberLeft', 'not-for-bot', {}],
  ],
  'modules.json': [
    ['message', undefined, 'standby', { text: '另一個模組在談' }],
    ['event', 'module', 'no-sender', {}],
    ['event', 'activated', 'no-sender', {}],
    ['event', 'deactivated', 'no-sender', {}],
    ['event', 'botSuspended', 'no-sender', {}],
    ['event', 'botResumed', 'no-sender', {}],
    ['event', 'delivery', 'no-sender', {}],
    ['event', 'greatNewFeature', 'unknown-kind', {}],
  ],
  'old-shapes.json': [
    ['message', undefined, undefined, { text: '舊版' }],
    ['conversationUpdate', 'follow', undefined, { value: { isUnblocked: false } }],
    ['messageDelete', 'unsend', 'amendment', {}],
  ],
  'console-verify.json': [
    ['message', undefined, 'not-for-bot', {}],
    ['message', undefined, 'not-for-bot', {}],
  ],
  'empty.json': [],
} as const;

describe('parsing the kinds of events', () => {
  it.each(Object.entries(KINDS))('reads %s', (name, expected) => {
    const events = eventsOf(fixture(name));

    expect(
      events.map(({ activity, silent }) => [activity.type, activity.name, silent, activity]),
    ).toMatchObject(expected);
    expect(events).toHaveLength(expected.length);
  });

  it.each(Object.keys(KINDS))('keeps the raw events of %s and gives each its own id', (name) => {
    const body = fixture(name);
    const events = eventsOf(body);

    expect({ events: events.map(({ activity }) => activity.channelData) }).toEqual({
      events: (JSON.parse(body.toString()) as { events: unknown[] }).events,
    });
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  it('addresses every event of one POST to its own talk', () => {
    const keys = eventsOf(fixture('people.json')).map(({ conversationKey }) => conversationKey.slice(0, 4));

    expect(new Set(keys)).toEqual(new Set(['Ua11', 'Ub0b', 'Uc4e', 'no-s']));
  });
});

describe('the id of an event', () => {
  const idOf = (event: object): string => eventOf(event).eventId;

  it('is webhookEventId', () => {
    expect(idOf(textEvent())).toBe('01ARZ3NDEKTSV4RRFFQ69G5FAV');
  });

  it.each([undefined, '', ' ', 7, 'x'.repeat(101)])('is a digest where LINE gives %j', (webhookEventId) => {
    const old = textEvent({ webhookEventId });

    expect(idOf(old)).toMatch(/^digest-[0-9a-f]{64}$/);
    expect(idOf({ ...old, deliveryContext: { isRedelivery: true } })).toBe(idOf(old));
    expect(idOf(Object.fromEntries(Object.entries(old).reverse()))).toBe(idOf(old));
    expect(idOf({ ...old, timestamp: AT_MS + 1 })).not.toBe(idOf(old));
  });
});

describe('the time of an event', () => {
  it.each([
    [AT_MS, AT_MS],
    [0, 0],
    [AT_MS + 0.5, AT_MS],
    [undefined, 5],
    [null, 5],
    [-1, 5],
    ['1763712000000', 5],
    [9e15, 5],
  ])('from timestamp %j, received at 5, is %j', (timestamp, expected) => {
    const event = eventOf(textEvent({ timestamp }), 5);

    expect(event.occurredAtMs).toBe(expected);
    expect(event.activity.timestamp.getTime()).toBe(expected);
  });

  it('is the receipt where the number is beyond every number', () => {
    expect(eventsOf('{"events":[{"type":"follow","timestamp":1e999}]}', 5)[0]?.occurredAtMs).toBe(5);
  });
});

describe('the reply token', () => {
  it('lives from the receipt', () => {
    expect(eventOf(textEvent(), 7).replyToken).toEqual({ token: 'a'.repeat(32), receivedAtMs: 7 });
  });

  it.each([
    ['is absent', { replyToken: undefined }],
    ['is empty', { replyToken: '' }],
    ['is no text', { replyToken: 1 }],
    ['is all zeros', { replyToken: '0'.repeat(32) }],
    ['is all f', { replyToken: 'f'.repeat(32) }],
    ['comes in standby', { mode: 'standby' }],
  ])('is not given on when it %s', (_case, more) => {
    expect(eventOf(textEvent(more))).not.toHaveProperty('replyToken');
  });
});

describe('events with parts missing or strange', () => {
  it.each([
    ['no source', { source: undefined }, 'no-sender'],
    ['a source without userId', { source: { type: 'user' } }, 'no-sender'],
    ['a group without groupId', { source: { type: 'group', userId: ANN } }, 'no-sender'],
    ['an unknown source', { source: { type: 'galaxy', userId: ANN } }, 'no-sender'],
    ['an endless user id', { source: { type: 'user', userId: 'U'.repeat(101) } }, 'no-sender'],
    ['no message', { message: undefined }, 'unknown-kind'],
    ['a text that is none', { message: { type: 'text', text: 1 } }, 'unknown-kind'],
    ['a postback without data', { type: 'postback' }, 'unknown-kind'],
    ['a type out of every object', { type: 'constructor' }, 'unknown-kind'],
    ['a message type out of every object', { message: { type: '__proto__' } }, 'unknown-kind'],
    ['no type', { type: undefined }, 'unknown-kind'],
    ['an unknown mode', { mode: 'sleepy' }, undefined],
  ])('with %s', (_case, more, silent) => {
    expect(eventOf(textEvent(more)).silent).toBe(silent);
  });

  it.each([null, 1, 'x', [[]]])('records the event %j though it is none', (raw) => {
    expect(eventOf(raw)).toMatchObject({ silent: 'no-sender', activity: { channelData: raw } });
  });

  it.each([
    ['a list', '[]', 'bad-body'],
    ['events that are no list', '{"events":{}}', 'bad-body'],
    ['50,000 levels', `{"events":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`, 'bad-body'],
    ['no events', '{}', 'events'],
    ['null events', '{"events":null}', 'events'],
    ['a byte-order mark', '\uFEFF{"events":[]}', 'events'],
  ])('judges a body with %s', (_case, body, kind) => {
    expect(parseWebhook(Buffer.from(body), 0).kind).toBe(kind);
  });

  it('reads bytes that are no UTF-8', () => {
    const body = Buffer.concat([
      Buffer.from('{"events":[{"type":"'),
      Buffer.from([0xff]),
      Buffer.from('"}]}'),
    ]);

    expect(parseWebhook(body, 0)).toMatchObject({
      kind: 'events',
      events: [{ activity: { name: '\uFFFD' } }],
    });
  });

  it('never throws, whatever stands in an event', () => {
    const anyEvent = fc.record(
      {
        type: fc.constantFrom('message', 'postback', 'follow', 'unsend', 'messageEdited', 'join', 'x'),
        mode: fc.constantFrom('active', 'standby', 1),
        timestamp: fc.oneof(fc.double(), fc.string()),
        source: fc.oneof(
          fc.record({
            type: fc.constantFrom('user', 'group', 'room'),
            userId: fc.string(),
            groupId: fc.string(),
          }),
          fc.jsonValue(),
        ),
        message: fc.oneof(
          fc.record({
            type: fc.constantFrom('text', 'sticker', 'image', 'file'),
            text: fc.oneof(fc.string(), fc.integer()),
            keywords: fc.jsonValue(),
            mention: fc.record({
              mentionees: fc.array(
                fc.record({ isSelf: fc.boolean(), index: fc.jsonValue(), length: fc.jsonValue() }),
              ),
            }),
          }),
          fc.jsonValue(),
        ),
        postback: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(eventOf(event).conversationKey).not.toBe('');
      }),
    );
  });
});

describe('a mention of ourselves', () => {
  const inGroup = (text: string, mentionees: unknown): object =>
    textEvent({
      source: { type: 'group', groupId: GROUP, userId: ANN },
      message: { id: '1', type: 'text', text, mention: { mentionees } },
    });
  const us = (index: unknown, length: unknown): object => ({ index, length, isSelf: true });

  it.each([
    ['at the start', '@Yima 路燈壞了', [us(0, 5)], '路燈壞了'],
    ['at the end', '路燈壞了 @Yima', [us(5, 5)], '路燈壞了'],
    ['in the middle', '請問 @Yima 路燈', [us(3, 5)], '請問 路燈'],
    ['twice', '@Yima 請問 @Yima', [us(0, 5), us(9, 5)], '請問'],
    ['alone', '@Yima', [us(0, 5)], ''],
    ['behind an emoji of two units', '😄@Yima 路燈', [us(2, 5)], '😄路燈'],
    ['where its place is wrong', '路燈 @Yima', [us(0, 5)], '路燈 @Yima'],
    ['where its place is beyond', '@Yima', [us(0, 99)], '@Yima'],
    ['where its place is no number', '@Yima', [us('x', null)], '@Yima'],
    ['where its length is negative', '@Yima', [us(0, -1)], '@Yima'],
  ])('%s is heard and taken out', (_case, text, mentionees, expected) => {
    const event = eventOf(inGroup(text, mentionees));

    expect(event.silent).toBeUndefined();
    expect(event.activity.text).toBe(expected);
  });

  it.each([[undefined], [{}], ['x'], [[null, 1]], [[{ isSelf: 'yes', index: 0, length: 1 }]]])(
    'is not heard from mentionees %j',
    (mentionees) => {
      expect(eventOf(inGroup('@Yima', mentionees)).silent).toBe('not-for-bot');
    },
  );
});
