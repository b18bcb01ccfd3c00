// Proofs on LINE's own material: recorded webhooks of its SDKs, and its OpenAPI definition of what it takes.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { parseWebhook } from '../../src/channels/line/line-parse.js';
import { renderMessages } from '../../src/channels/line/line-render.js';
import { verifySignature } from '../../src/channels/line/line-signature.js';
import type { CardAction, OutboundMessage } from '../../src/domain/activity.js';
import type { InboundEvent } from '../../src/domain/inbound-event.js';
import { recordOf, textOf } from '../../src/lib/json-reading.js';
import { judgeMessages } from '../support/line-judge.js';
import { openApiSchemas } from './openapi-schema.js';

const DATA = process.env['YIMA_TEST_DATA'] ?? '';
const PAYLOADS = path.join(DATA, 'payloads');

interface Vector {
  readonly channel: string;
  readonly body_file: string;
  readonly secret: string;
  readonly value: string;
}

const readPayload = (name: string): Buffer => readFileSync(path.join(PAYLOADS, name));
const webhooks = readdirSync(path.join(PAYLOADS, 'line'));
const vectors = (JSON.parse(readPayload('signature-vectors.json').toString()) as Vector[]).filter(
  ({ channel }) => channel === 'line',
);

function eventsOf(name: string): readonly InboundEvent[] {
  const verdict = parseWebhook(readPayload(`line/${name}`), 0);
  return verdict.kind === 'events' ? verdict.events : [];
}

describe('recorded LINE webhooks', () => {
  it.each(vectors.map((vector) => [vector.body_file, vector] as const))('%s verifies', (file, vector) => {
    const body = readPayload(file);

    expect(verifySignature(body, vector.value, vector.secret)).toBe(true);
    expect(verifySignature(Buffer.concat([body, Buffer.from('\n')]), vector.value, vector.secret)).toBe(
      false,
    );
  });

  it('does not verify when escaped emoji were written anew', () => {
    const [vector] = vectors.filter(({ body_file }) => body_file.includes('escaped'));
    const anew = Buffer.from(JSON.stringify(JSON.parse(readPayload(vector?.body_file ?? '').toString())));

    expect(verifySignature(anew, vector?.value, vector?.secret ?? '')).toBe(false);
  });

  it.each(webhooks)('%s is read whole, each event with its raw self', (name) => {
    const raw = (JSON.parse(readPayload(`line/${name}`).toString()) as { events: unknown[] }).events;

    const events = eventsOf(name);

    expect(raw.length).toBeGreaterThan(0);
    expect(events.map(({ activity }) => activity.channelData)).toEqual(raw);
  });

  it.each([
    ['java-text-user.json', 'message', undefined],
    ['java-text-emojis.json', 'message', undefined],
    ['java-text-mention.json', 'message', undefined],
    ['java-text-group.json', 'message', 'standby'],
    ['java-sticker.json', 'message', undefined],
    ['java-sticker-with-text.json', 'message', undefined],
    ['java-sticker-keywords-array.json', 'message', undefined],
    ['java-sticker-keywords-remove.json', 'message', undefined],
    ['java-postback.json', 'event', undefined],
    ['java-follow.json', 'conversationUpdate', undefined],
    ['java-unfollow.json', 'conversationUpdate', undefined],
    ['java-image.json', 'message', undefined],
    ['java-video.json', 'message', undefined],
    ['java-file.json', 'message', undefined],
    ['java-location.json', 'message', undefined],
    ['java-message-edited.json', 'messageUpdate', 'amendment'],
    ['java-unsend.json', 'messageDelete', 'amendment'],
    ['java-join.json', 'conversationUpdate', 'not-for-bot'],
    ['java-leave.json', 'conversationUpdate', 'not-for-bot'],
    ['java-member_joined.json', 'conversationUpdate', 'not-for-bot'],
    ['java-member_left.json', 'conversationUpdate', 'not-for-bot'],
    ['java-beacon.json', 'event', 'unknown-kind'],
    ['java-beacon_with_dm.json', 'event', 'unknown-kind'],
    ['java-account_link.json', 'event', 'unknown-kind'],
    ['java-video-play-complete.json', 'event', 'unknown-kind'],
    ['java-unknown.json', 'event', 'unknown-kind'],
    ['java-webhook-redelivery.json', 'message', undefined],
    ['raw-escaped-emoji.body', 'message', undefined],
    ['sdk-vector.body', 'message', 'not-for-bot'],
  ])('%s begins with a %s, silent for %s', (name, type, silent) => {
    const [first] = eventsOf(name);

    expect([first?.activity.type, first?.silent]).toEqual([type, silent]);
  });

  it('keeps silent about unknown kinds and unknown sources', () => {
    expect(eventsOf('java-unknown.json').map(({ silent }) => silent)).toEqual(['unknown-kind', 'no-sender']);
    expect(eventsOf('python-v3-all-events.json').at(-1)?.silent).toBe('unknown-kind');
  });

  it('has no two old events with one id', () => {
    const old = webhooks.filter((name) => name.startsWith('java-')).flatMap(eventsOf);
    const digests = old.map(({ eventId }) => eventId).filter((id) => id.startsWith('digest-'));

    expect(digests.length).toBeGreaterThan(20);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe("our calls against LINE's OpenAPI definition", () => {
  const check = openApiSchemas(path.join(DATA, 'line-openapi', 'messaging-api.yml'));

  const faultsOf = (messages: readonly OutboundMessage[]): readonly unknown[] =>
    renderMessages(messages).flatMap((call) => {
      const body = recordOf(call.body);
      return [
        ...check('ReplyMessageRequest', { ...body, replyToken: 'a'.repeat(32) }),
        ...check('PushMessageRequest', { ...body, to: `U${'0'.repeat(32)}` }),
        ...judgeMessages(body['messages']),
      ];
    });

  it.each([
    ['no messages', { replyToken: 't', messages: [] }],
    ['six messages', { replyToken: 't', messages: Array(6).fill({ type: 'text', text: 'x' }) }],
    ['no token', { messages: [{ type: 'text', text: 'x' }] }],
    ['a text without text', { replyToken: 't', messages: [{ type: 'text' }] }],
    ['an unknown field', { replyToken: 't', messages: [{ type: 'text', text: 'x', color: 'red' }] }],
    [
      'payload of 301',
      {
        replyToken: 't',
        messages: [
          {
            type: 'text',
            text: 'x',
            quickReply: {
              items: [{ type: 'action', action: { type: 'postback', label: 'l', data: 'd'.repeat(301) } }],
            },
          },
        ],
      },
    ],
  ])('the definition refuses %s', (_case, body) => {
    expect(check('ReplyMessageRequest', body)).toHaveLength(1);
  });

  it('every article of a city comes out as LINE takes it', () => {
    const articles = readFileSync(path.join(DATA, 'taipei_faq_2024.jsonl'), 'utf8').trim().split('\n');
    const answers = articles.map((line) => textOf(recordOf(JSON.parse(line))['answer']) ?? '');

    const faults = answers.flatMap((text) => faultsOf([{ type: 'message', text }]));

    expect(answers.length).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
  });

  it('whatever we say comes out as LINE takes it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc
        .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.nat(3000))
        .map(([text, n]) => text.repeat(n)),
    );
    const anyAction: fc.Arbitrary<CardAction> = fc.record(
      {
        type: fc.constantFrom('imBack' as const, 'postBack' as const),
        title: anyText,
        value: anyText,
        displayText: anyText,
      },
      { requiredKeys: ['type', 'title', 'value'] },
    );
    const anyMessage: fc.Arbitrary<OutboundMessage> = fc
      .tuple(anyText, fc.array(anyAction, { maxLength: 16 }))
      .map(([text, actions]) => ({ type: 'message', text, suggestedActions: { actions, to: [] } }));

    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 7 }), (messages) => {
        expect(faultsOf(messages)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
