// Proofs on Messenger's material: recorded webhooks of two frameworks, shapes of Meta's documents, Graph's errors.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { SendOutcome } from '../../src/channels/channel-adapter.js';
import { judgeRefusal } from '../../src/channels/messenger/messenger-errors.js';
import { parseWebhook } from '../../src/channels/messenger/messenger-parse.js';
import { verifySignature } from '../../src/channels/messenger/messenger-signature.js';
import type { InboundEvent } from '../../src/domain/inbound-event.js';
import { isRecord, recordOf, textOf, type JsonRecord } from '../../src/lib/json-reading.js';

const PAYLOADS = path.join(process.env['YIMA_TEST_DATA'] ?? '', 'payloads');
const PAGE = '200000000000001';

interface Vector {
  readonly channel: string;
  readonly body_file: string;
  readonly secret: string;
  readonly value: string;
}

const readPayload = (name: string): Buffer => readFileSync(path.join(PAYLOADS, name));
const readJson = (name: string): unknown =>
  JSON.parse(new TextDecoder().decode(readPayload(`messenger/${name}`)));

const vectors = (JSON.parse(readPayload('signature-vectors.json').toString()) as Vector[]).filter(
  ({ channel }) => channel === 'messenger',
);
const docShapes = recordOf(readJson('doc-shapes.json'));
const files = readdirSync(path.join(PAYLOADS, 'messenger'));

function eventsOf(webhook: unknown, pageId = PAGE): readonly InboundEvent[] {
  const verdict = parseWebhook(Buffer.from(JSON.stringify(webhook)), { pageId, receivedAtMs: 0 });
  return verdict.kind === 'events' ? verdict.events : [];
}

/** Every list of events that an entry of the webhook holds. */
function rawEventsOf(webhook: unknown): readonly unknown[] {
  const entries = recordOf(webhook)['entry'];
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) =>
    ['messaging', 'standby', 'changes'].flatMap((list) => {
      const items = recordOf(entry)[list];
      return Array.isArray(items) ? (items as unknown[]) : [];
    }),
  );
}

describe('a recorded signature', () => {
  it.each(vectors)('of $body_file verifies, and not when the body was written anew', (vector) => {
    const body = readPayload(vector.body_file);
    const anew = Buffer.from(JSON.stringify(JSON.parse(body.toString())));

    expect(verifySignature(body, vector.value, vector.secret)).toBe(true);
    expect(verifySignature(anew, vector.value, vector.secret)).toBe(false);
  });
});

describe("the shapes of Meta's documents", () => {
  it.each([
    ['text', [['message', undefined]]],
    ['quick_reply', [['event', undefined]]],
    ['reply_to', [['message', undefined]]],
    ['image', [['message', undefined]]],
    ['two_images_one_event', [['message', undefined]]],
    ['sticker_transition_both_types', [['message', undefined]]],
    ['sticker_only_after_2026_08_30', [['message', undefined]]],
    ['fallback_link', [['message', undefined]]],
    ['is_deleted_or_unsupported', [['message', undefined]]],
    ['postback', [['conversationUpdate', undefined]]],
    ['postback_with_referral', [['conversationUpdate', undefined]]],
    ['referral_existing_thread', [['event', 'unknown-kind']]],
    ['ctm_ad_referral', [['message', undefined]]],
    ['echo_own_app', [['message', 'echo']]],
    ['echo_page_inbox_human', [['message', 'echo']]],
    ['echo_without_app_id', [['message', 'echo']]],
    ['delivery', [['event', 'receipt']]],
    ['delivery_without_mids', [['event', 'receipt']]],
    ['read', [['event', 'receipt']]],
    ['reaction', [['messageReaction', 'amendment']]],
    ['unreact', [['messageReaction', 'amendment']]],
    ['message_edit', [['messageUpdate', 'amendment']]],
    ['optin', [['event', 'unknown-kind']]],
    ['account_linking', [['event', 'unknown-kind']]],
    ['pass_thread_control', [['event', 'unknown-kind']]],
    ['take_thread_control', [['event', 'unknown-kind']]],
    ['request_thread_control', [['event', 'unknown-kind']]],
    ['standby_message', [['message', 'standby']]],
    ['standby_postback_without_payload', [['event', 'standby']]],
    ['policy_enforcement', [['event', 'no-sender']]],
    ['batch_two_entries_two_users', [['message', undefined]]],
    ['batch_messaging_array_of_three', Array(3).fill(['message', undefined])],
    ['out_of_order_pair', Array(2).fill(['message', undefined])],
    ['page_feed_change_not_messaging', [['event', 'no-sender']]],
    ['dashboard_test_button', []],
    ['instagram_object', []],
    ['unknown_future_event', [['event', 'unknown-kind']]],
  ] as const)('%s is read as %j', (name, expected) => {
    const kinds = eventsOf(docShapes[name]).map(({ activity, silent }) => [activity.type, silent]);

    expect(kinds).toEqual(expected);
  });

  it('are all in the table above, and no two events share an id', () => {
    const ids = Object.values(docShapes).flatMap((webhook) =>
      eventsOf(webhook).map(({ eventId }) => eventId),
    );

    expect(Object.keys(docShapes)).toHaveLength(37);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('come in the order of the clock', () => {
    expect(eventsOf(docShapes['out_of_order_pair']).map(({ activity }) => activity.text)).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('webhooks recorded by frameworks', () => {
  const webhooks = files
    .filter((name) => name.startsWith('botbuilder-dotnet-'))
    .flatMap((name) => [readJson(name)].flat().map((webhook, at) => ({ name: `${name} ${at}`, webhook })))
    .filter(({ webhook }) => recordOf(webhook)['object'] === 'page');

  it.each(webhooks)('$name is read whole', ({ webhook }) => {
    const pages = (recordOf(webhook)['entry'] as JsonRecord[]).map(({ id }) => textOf(id) ?? '');
    const read = [...new Set(pages)].flatMap((page) => eventsOf(webhook, page));

    expect(read.map(({ activity }) => activity.channelData)).toEqual(
      expect.arrayContaining([...rawEventsOf(webhook)]),
    );
    expect(read).toHaveLength(rawEventsOf(webhook).length);
  });

  it('tolerates the byte-order mark that some begin with', () => {
    const marked = files.filter(
      (name) => readPayload(`messenger/${name}`).subarray(0, 3).toString('hex') === 'efbbbf',
    );
    const kinds = marked.map(
      (name) => parseWebhook(readPayload(`messenger/${name}`), { pageId: PAGE, receivedAtMs: 0 }).kind,
    );

    expect(marked.length).toBeGreaterThan(0);
    expect(kinds.filter((kind) => kind !== 'events' && kind !== 'bad-body')).toEqual([]);
  });

  it('reads every event that bottender tests with', () => {
    const events = Object.values(recordOf(readJson('bottender-events.json')))
      .flat()
      .filter(isRecord);

    const read = eventsOf({ object: 'page', entry: [{ id: PAGE, time: 7, messaging: events }] });

    expect(events.length).toBeGreaterThan(20);
    expect(read).toHaveLength(events.length);
  });
});

describe("Graph's errors", () => {
  const owed: Readonly<Record<string, Partial<SendOutcome>>> = {
    'retry with backoff': { kind: 'retry', outcomeUnknown: true },
    'pause channel, retry later': { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 10_000 },
    'permanent; mark contact unreachable': { kind: 'refused', code: 'messenger-no-such-contact' },
    'permanent; bug in our request': { kind: 'refused', code: 'messenger-bad-request' },
    'permanent for bot; agent may retry with HUMAN_AGENT inside 7 days': {
      kind: 'refused',
      code: 'messenger-outside-window',
    },
    'stop channel, raise alarm, keep queue': { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 20_000 },
    // The platform's own page calls it permanent: the call ends, and its error-level log line is the alarm.
    'stop channel, raise alarm': { kind: 'refused', code: 'messenger-no-permission' },
    'permanent; mark contact blocked, tell agent': { kind: 'refused', code: 'messenger-contact-unavailable' },
    'pause page, alarm': { kind: 'retry', outcomeUnknown: false, pauseAccountMs: 20_000 },
  };
  const errors = Object.entries(recordOf(readJson('graph-errors.json'))).map(([name, error]) => ({
    name,
    error: recordOf(error),
  }));

  it.each(errors)('$name is answered as the hub owes', ({ error }) => {
    const outcome = judgeRefusal({ status: Number(error['http']), body: JSON.stringify(error['body']) });

    expect(outcome).toMatchObject(
      owed[textOf(error['hub_action']) ?? ''] ?? { kind: 'missing in the table' },
    );
  });
});
