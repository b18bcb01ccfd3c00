// Messenger's webhooks → events, by tables over fixtures written by us.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { parseWebhook } from '../../../src/channels/messenger/messenger-parse.js';
import { eventOf, eventsOf, PAGE } from './messenger-channel.js';

const FOLDER = path.join(__dirname, '..', '..', 'fixtures', 'messenger');
const ANN = '3000000000000001';
const AT_MS = 1_763_712_000_000;

const fixture = (name: string): Buffer => readFileSync(path.join(FOLDER, name));

const said = (message: unknown, more: object = {}): object => ({
  sender: { id: ANN },
  recipient: { id: PAGE },
  timestamp: AT_MS,
  message,
  ...more,
});

/** Per event: activity type, name, silence, what came with it. */
const KINDS = {
  'messages.json': [
    ['message', undefined, undefined, { text: '垃圾車幾點來？' }],
    ['event', 'postback', undefined, { value: 'pick:garbage-truck', text: '1. 垃圾車' }],
    ['message', undefined, undefined, { text: '路燈壞了' }],
    ['message', undefined, undefined, { text: '這一則' }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'image/*' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'image' }, { name: 'image' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'sticker', contentType: 'image/*' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'sticker' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'sticker' }] }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'video/*' }] }],
    ['message', undefined, undefined, { attachments: [{ contentType: 'audio/*' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'file' }] }],
    [
      'message',
      undefined,
      undefined,
      { attachments: [{ name: '市政府', content: { coordinates: { lat: 25.03 } } }] },
    ],
    ['message', undefined, undefined, { text: 'https://example.com', attachments: [{ name: 'Example' }] }],
    ['message', undefined, undefined, { attachments: [{ name: 'hologram' }] }],
    ['message', undefined, undefined, {}],
    ['messageDelete', 'unsend', 'amendment', { value: { messageId: 'm_0001' } }],
    ['messageUpdate', 'messageEdited', 'amendment', { text: '垃圾車週三幾點來？' }],
  ],
  'people.json': [
    ['conversationUpdate', 'follow', undefined, {}],
    ['event', 'postback', undefined, { value: 'MENU_1', text: '常見問題' }],
    ['event', 'referral', 'unknown-kind', {}],
    ['event', 'optin', 'unknown-kind', {}],
    ['event', 'account_linking', 'unknown-kind', {}],
    ['event', 'delivery', 'receipt', {}],
    ['event', 'read', 'receipt', {}],
    ['messageReaction', 'react', 'amendment', {}],
    ['messageReaction', 'unreact', 'amendment', {}],
    ['event', 'pass_thread_control', 'unknown-kind', {}],
    ['event', 'take_thread_control', 'unknown-kind', {}],
    ['event', 'request_thread_control', 'unknown-kind', {}],
    ['event', 'app_roles', 'no-sender', {}],
    ['event', 'policy_enforcement', 'no-sender', {}],
    ['event', 'holographic_wave', 'unknown-kind', {}],
  ],
  'echoes.json': [
    ['message', undefined, 'echo', { text: '您好', from: { id: PAGE, role: 'bot' } }],
    ['message', undefined, 'echo', { text: '我是承辦人', recipient: { id: ANN } }],
    ['message', undefined, 'echo', { attachments: [{ name: 'template' }] }],
    ['message', undefined, 'standby', { text: '給別的程式' }],
    ['event', 'postback', 'standby', {}],
    ['message', undefined, 'echo', { text: '別的程式說' }],
    ['event', 'change.feed', 'no-sender', {}],
  ],
} as const;

describe('parsing the kinds of events', () => {
  it.each(Object.entries(KINDS))('reads %s', (name, expected) => {
    const events = eventsOf(fixture(name));

    expect(
      events.map(({ activity, silent }) => [activity.type, activity.name, silent, activity]),
    ).toMatchObject(expected);
    expect(events).toHaveLength(expected.length);
  });

  it.each(Object.keys(KINDS))('gives each event of %s its own id, the same at a second reading', (name) => {
    const ids = eventsOf(fixture(name)).map(({ eventId }) => eventId);

    expect(new Set(ids).size).toBe(ids.length);
    expect(eventsOf(fixture(name)).map(({ eventId }) => eventId)).toEqual(ids);
  });

  it('addresses an echo to the talk of its receiver', () => {
    const keys = eventsOf(fixture('echoes.json')).map(({ conversationKey }) => conversationKey);

    expect(keys).toEqual([ANN, ANN, ANN, ANN, ANN, ANN, 'no-sender']);
  });

  it('tells what an echo proves', () => {
    const echoes = eventsOf(fixture('echoes.json')).map(({ echo }) => echo);

    expect(echoes.slice(0, 3)).toEqual([
      { platformMessageId: 'm_out1', outboxId: 'messenger:m_0001:0' },
      { platformMessageId: 'm_out2' },
      { platformMessageId: 'm_out3' },
    ]);
  });

  it('reads a sticker of any age as one attachment', () => {
    const counts = eventsOf(fixture('messages.json'))
      .map(({ activity }) => activity.attachments ?? [])
      .filter(([first]) => first?.name === 'sticker')
      .map((attachments) => attachments.length);

    expect(counts).toEqual([1, 1, 1]);
  });
});

describe('a sign on a message', () => {
  it.each([
    ['with its picture', { action: 'react', reaction: 'love', emoji: '❤' }, { kind: 'react', sign: '❤' }],
    ['with a word alone', { action: 'react', reaction: 'dislike' }, { kind: 'react', sign: 'dislike' }],
    ['that nobody can draw', { action: 'react', emoji: '' }, { kind: 'react', sign: '?' }],
    ['taken off again', { action: 'unreact' }, { kind: 'unreact' }],
  ])('%s', (_case, reaction, amends) => {
    const event = eventOf(said(undefined, { reaction: { mid: 'm_1', ...reaction } }));

    expect(event).toMatchObject({ silent: 'amendment', amends: { messageId: 'm_1', ...amends } });
  });

  it('on no message is on record, no more', () => {
    const event = eventOf(said(undefined, { reaction: { action: 'react', emoji: '❤' } }));

    expect(event.silent).toBe('receipt');
    expect(event.amends).toBeUndefined();
  });
});

it.each([
  ['a mid', 'm_7', 'm_7'],
  ['nothing', '', undefined],
  ['no text', 7, undefined],
  ['an endless mid', 'm'.repeat(301), undefined],
])('reads the message that another answers: %s', (_case, mid, expected) => {
  expect(eventOf(said({ mid: 'm', text: 'x', reply_to: { mid } })).quotedMessageId).toBe(expected);
});

describe('the id of an event', () => {
  it.each([
    ['a message', said({ mid: 'm_1', text: 'x' }), 'm_1'],
    ['a postback', said(undefined, { postback: { mid: 'm_2', payload: 'x' } }), 'm_2'],
  ])('of %s is its mid', (_case, event, mid) => {
    expect(eventOf(event).eventId).toBe(mid);
  });

  it.each([
    ['a deletion, which names the deleted message', said({ mid: 'm_1', is_deleted: true })],
    ['an edit, which names the edited message', said(undefined, { message_edit: { mid: 'm_1', text: 'x' } })],
    ['a reaction', said(undefined, { reaction: { mid: 'm_1', action: 'react' } })],
    ['a message without mid', said({ text: 'x' })],
    ['a mid with spaces', said({ mid: 'm 1', text: 'x' })],
    ['an endless mid', said({ mid: 'm'.repeat(301), text: 'x' })],
  ])('of %s is a digest', (_case, event) => {
    const { eventId } = eventOf(event);

    expect(eventId).toMatch(/^digest-[0-9a-f]{64}$/);
    expect(eventOf(Object.fromEntries(Object.entries(event).reverse())).eventId).toBe(eventId);
    expect(eventOf({ ...event, timestamp: AT_MS + 1 }).eventId).not.toBe(eventId);
  });
});

describe('a POST', () => {
  const entry = (id: string, ...messaging: object[]): object => ({ id, time: 7, messaging });

  it('is sorted by the clock over all its entries', () => {
    const at = (timestamp: number): object => said({ mid: `m_${timestamp}`, text: 'x' }, { timestamp });

    const events = eventsOf({ object: 'page', entry: [entry(PAGE, at(9), at(3)), entry(PAGE, at(5))] });

    expect(events.map(({ occurredAtMs }) => occurredAtMs)).toEqual([3, 5, 9]);
  });

  it.each([
    ['another page', { object: 'page', entry: [entry('9', said({ mid: 'm' })), entry(PAGE)] }, 1],
    ['Instagram', { object: 'instagram', entry: [entry(PAGE, said({ mid: 'm' }))] }, 1],
    ['no object', { entry: [entry(PAGE, said({ mid: 'm' }))] }, 1],
    ['entries that are none', { object: 'page', entry: [null, 1, 'x'] }, 3],
  ])('leaves out and counts %s', (_case, body, strangerEntries) => {
    const verdict = parseWebhook(Buffer.from(JSON.stringify(body)), { pageId: PAGE, receivedAtMs: 0 });

    expect(verdict).toEqual({ kind: 'events', events: [], strangerEntries, entries: body.entry.length });
  });

  it.each([
    ['a list', '[]', 'bad-body'],
    ['entries that are no list', '{"entry":{}}', 'bad-body'],
    ['50,000 levels', `{"entry":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`, 'bad-body'],
    ['nothing in it', '{}', 'events'],
    ['a byte-order mark', '\uFEFF{"object":"page"}', 'events'],
  ])('with %s is judged', (_case, body, kind) => {
    expect(parseWebhook(Buffer.from(body), { pageId: PAGE, receivedAtMs: 0 }).kind).toBe(kind);
  });
});

describe('events with parts missing or strange', () => {
  it.each([
    ['no sender', said({ mid: 'm', text: 'x' }, { sender: undefined }), 'no-sender'],
    ['an endless sender', said({ mid: 'm', text: 'x' }, { sender: { id: '1'.repeat(101) } }), 'no-sender'],
    ['an echo to nobody', said({ mid: 'm', is_echo: true }, { recipient: {} }), 'no-sender'],
    ['an empty message', said({ mid: 'm' }), 'unknown-kind'],
    ['a message that is none', said('x'), 'unknown-kind'],
    ['nothing but people', said(undefined), 'unknown-kind'],
    ['a kind out of every object', said(undefined, { constructor: {} }), 'unknown-kind'],
    ['a postback without payload', said(undefined, { postback: { mid: 'm' } }), 'unknown-kind'],
    ['an unsupported message', said({ mid: 'm', is_unsupported: true }), undefined],
    ['a reply to the unknown', said({ mid: 'm', text: 'x', reply_to: { mid: 'gone' } }), undefined],
  ])('with %s', (_case, event, silent) => {
    expect(eventOf(event).silent).toBe(silent);
  });

  it.each([
    [AT_MS, AT_MS],
    [undefined, 7],
    ['1763712000', 7],
    [-1, 7],
    [9e15, 7],
  ])('takes the entry as the time where timestamp is %j', (timestamp, expected) => {
    expect(eventOf(said({ mid: 'm', text: 'x' }, { timestamp })).occurredAtMs).toBe(expected);
  });

  it('never throws, whatever stands in an event', () => {
    const anyEvent = fc.dictionary(
      fc.constantFrom('sender', 'recipient', 'timestamp', 'message', 'postback', 'message_edit', 'x'),
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          id: fc.jsonValue(),
          mid: fc.jsonValue(),
          text: fc.jsonValue(),
          is_echo: fc.boolean(),
          quick_reply: fc.jsonValue(),
          attachments: fc.oneof(
            fc.jsonValue(),
            fc.array(fc.record({ type: fc.jsonValue(), payload: fc.jsonValue() })),
          ),
        }),
      ),
    );

    fc.assert(
      fc.property(anyEvent, (event) => {
        expect(eventOf(event).conversationKey).not.toBe('');
      }),
    );
  });
});
