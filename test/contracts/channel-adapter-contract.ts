// What every channel owes the hub, whatever its platform: one suite, called once per channel with its fixtures.
/* eslint-disable jest/no-export -- a shared suite is called, not collected */

import fc from 'fast-check';

import type {
  ChannelAdapter,
  PlatformCall,
  RawWebhook,
  SendOutcome,
  SendRequest,
} from '../../src/channels/channel-adapter.js';
import type { CardAction, OutboundMessage } from '../../src/domain/activity.js';
import { outboxId } from '../../src/domain/ids.js';

/** A bubble read back from a rendered call. */
interface RenderedBubble {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** What the fake platform does with the next call. */
export type Weather =
  | 'server-error'
  | 'server-error-after-accepting'
  | 'silence'
  | 'drop'
  | 'rate-limit'
  | 'unauthorized'
  | 'bad-request';

/** A channel's adapter with its fake platform. */
export interface ChannelUnderTest {
  readonly adapter: ChannelAdapter;
  /** The body as the platform would post it, signed. */
  readonly sign: (body: Buffer) => RawWebhook;
  /** A body that holds one text message of one person. */
  readonly textBody: (text: string) => Buffer;
  /** Address of a talk that the fake platform knows. */
  readonly conversationKey: string;
  readonly limits: { readonly textUnits: number; readonly bubblesPerCall: number; readonly buttons: number };
  readonly bubblesOf: (call: PlatformCall) => readonly RenderedBubble[];
  readonly setWeather: (weather: Weather) => void;
  /** Texts that the fake platform took, in order. */
  readonly acceptedTexts: () => readonly string[];
  /** Calls that the platform refused by our fault. */
  readonly violations: () => readonly unknown[];
  /** Never to be seen in an outcome. */
  readonly secrets: readonly string[];
  readonly stop: () => Promise<void>;
}

const aMessage = (text: string, actions: CardAction[] = []): OutboundMessage => ({
  type: 'message',
  text,
  ...(actions.length === 0 ? {} : { suggestedActions: { actions, to: [] } }),
});

/** What the outbox gives each row. */
const newIds = (): Pick<SendRequest, 'retryKey' | 'outboxId'> => {
  const retryKey = crypto.randomUUID();
  return { retryKey, outboxId: outboxId(retryKey, 0) };
};

const anyText = fc.string({
  unit: fc.constantFrom('a', '市', '。', '\n', ' ', '👨‍👩‍👧‍👦', '🇹🇼', 'é', '𠮷'),
  maxLength: 9000,
});

const anyAction: fc.Arbitrary<CardAction> = fc.record(
  {
    type: fc.constantFrom('imBack' as const, 'postBack' as const),
    title: fc.string({ unit: 'grapheme', maxLength: 60 }),
    value: fc.string({ unit: 'grapheme', maxLength: 400 }),
    displayText: fc.string({ unit: 'grapheme', maxLength: 400 }),
  },
  { requiredKeys: ['type', 'title', 'value'] },
);

export function channelAdapterContract(name: string, start: () => Promise<ChannelUnderTest>): void {
  describe(`${name} fulfils the channel contract`, () => {
    let channel: ChannelUnderTest;
    beforeAll(async () => {
      channel = await start();
    });
    afterAll(async () => {
      await channel.stop();
    });

    receiveContract(() => channel);
    renderContract(() => channel);
    sendContract(() => channel);
  });
}

function receiveContract(channel: () => ChannelUnderTest): void {
  it('turns a signed message into an event with an address, a time and a text', () => {
    const { adapter, sign, textBody } = channel();

    const verdict = adapter.receive(sign(textBody('路燈壞了')));

    expect(verdict).toMatchObject({
      kind: 'events',
      events: [{ activity: { type: 'message', text: '路燈壞了' } }],
    });
  });

  it.each([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    ['one of another length', () => 'AAAA'],
    ['one of the right length', (right: string) => right.replace(/[a-zA-Z0-9]/g, 'A')],
  ])('refuses %s, whatever the body', (_case, forge) => {
    const { adapter, sign, textBody } = channel();
    const signed = sign(textBody('x'));
    const forged: RawWebhook = {
      ...signed,
      header: (header) => {
        const right = signed.header(header);
        return right === undefined ? undefined : forge(right);
      },
    };

    expect(adapter.receive(forged).kind).toBe('bad-signature');
  });

  it('refuses a body that changed by one byte after it was signed', () => {
    const { adapter, sign, textBody } = channel();
    const body = textBody('路燈壞了');
    const signed = sign(body);

    const verdict = adapter.receive({ ...signed, body: Buffer.concat([body, Buffer.from(' ')]) });

    expect(verdict.kind).toBe('bad-signature');
  });

  it.each(['', 'null', '1', '"text"', '[]', '[{}]', '{', '<html>', '{"a":1} {"b":2}'])(
    'calls the signed body %j a bad body',
    (text) => {
      const { adapter, sign } = channel();

      expect(adapter.receive(sign(Buffer.from(text))).kind).toBe('bad-body');
    },
  );

  it('tolerates a byte-order mark', () => {
    const { adapter, sign, textBody } = channel();

    const verdict = adapter.receive(sign(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), textBody('x')])));

    expect(verdict).toMatchObject({ kind: 'events', events: [{ activity: { text: 'x' } }] });
  });

  it('never throws on signed junk', () => {
    const { adapter, sign } = channel();
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc.json({ maxDepth: 6 }).map((json) => Buffer.from(json)),
    );

    fc.assert(
      fc.property(junk, (body) => {
        expect(['events', 'bad-body']).toContain(adapter.receive(sign(body)).kind);
      }),
    );
  });

  it('gives the same event the same id, and another event another', () => {
    const { adapter, sign, textBody } = channel();
    const idOf = (body: Buffer): string => {
      const verdict = adapter.receive(sign(body));
      return verdict.kind === 'events' ? (verdict.events[0]?.eventId ?? '') : '';
    };
    const body = textBody('x');

    expect(idOf(body)).toMatch(/./);
    expect(idOf(body)).toBe(idOf(Buffer.from(body)));
    expect(idOf(textBody('y'))).not.toBe(idOf(body));
  });
}

function renderContract(channel: () => ChannelUnderTest): void {
  it('makes no call of nothing to say', () => {
    const { adapter } = channel();

    expect(adapter.render([])).toEqual([]);
    expect(adapter.render([aMessage('')])).toEqual([]);
  });

  it('keeps within the limits, and the pieces joined are the text', () => {
    const { adapter, limits, bubblesOf } = channel();

    fc.assert(
      fc.property(anyText, (text) => {
        const bubbles = adapter.render([aMessage(text)]).map(bubblesOf);
        const texts = bubbles.flat().map((bubble) => bubble.text);
        expect(Math.max(0, ...bubbles.map((some) => some.length))).toBeLessThanOrEqual(limits.bubblesPerCall);
        expect(Math.max(0, ...texts.map((piece) => piece.length))).toBeLessThanOrEqual(limits.textUnits);
        expect(texts.join('')).toBe(text.trim() === '' ? '' : text);
      }),
      { numRuns: 50 },
    );
  });

  it('never cuts inside a character', () => {
    const { adapter, limits, bubblesOf } = channel();
    const family = '👨‍👩‍👧‍👦';

    const texts = adapter
      .render([aMessage(family.repeat(limits.textUnits / 4))])
      .flatMap(bubblesOf)
      .map((bubble) => bubble.text);

    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => text.replaceAll(family, '') !== '')).toEqual([]);
  });

  it('is deterministic', () => {
    const { adapter } = channel();

    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, fc.array(anyAction)), { maxLength: 4 }), (parts) => {
        const messages = parts.map(([text, actions]) => aMessage(text, actions));
        expect(JSON.stringify(adapter.render(messages))).toBe(JSON.stringify(adapter.render(messages)));
      }),
      { numRuns: 30 },
    );
  });

  it('hangs the buttons under the last bubble of all, and under no other', () => {
    const { adapter, limits, bubblesOf } = channel();
    const actions: CardAction[] = Array.from({ length: limits.buttons + 3 }, (_, n) => ({
      type: 'postBack',
      title: `第 ${n} 項`,
      value: `pick:${n}`,
    }));

    const counts = adapter
      .render([aMessage('一'.repeat(limits.textUnits * 6), actions), aMessage('二')])
      .flatMap(bubblesOf)
      .map((bubble) => bubble.buttons.length);

    expect(counts.at(-1)).toBe(limits.buttons);
    expect(counts.slice(0, -1).every((count) => count === 0)).toBe(true);
  });

  it('says in plain text what the call says', () => {
    const { adapter, limits } = channel();
    const text = '問'.repeat(limits.textUnits * 2 + 1);

    const calls = adapter.render([aMessage(text)]);

    expect(calls.map((call) => call.text).join('')).toBe(text);
  });

  it('makes only calls that the platform takes', async () => {
    const { adapter, conversationKey, violations } = channel();
    const send = (call: PlatformCall): Promise<SendOutcome> =>
      adapter.send({ conversationKey, call, ...newIds() });

    await fc.assert(
      fc.asyncProperty(anyText, fc.array(anyAction, { maxLength: 20 }), async (text, actions) => {
        const outcomes = await Promise.all(adapter.render([aMessage(text, actions)]).map(send));
        expect(outcomes.filter((outcome) => outcome.kind !== 'accepted')).toEqual([]);
      }),
      { numRuns: 25 },
    );

    expect(violations()).toEqual([]);
  });
}

function sendContract(channel: () => ChannelUnderTest): void {
  const sendText = (text: string): Promise<SendOutcome> => {
    const { adapter, conversationKey } = channel();
    const [call] = adapter.render([aMessage(text)]);
    if (call === undefined) throw new Error('nothing rendered');
    return adapter.send({ conversationKey, call, ...newIds() });
  };

  it('tells what the platform took, with its id', async () => {
    const outcome = await sendText('收到了');

    expect(outcome).toMatchObject({
      kind: 'accepted',
      wasRepeat: false,
      platformMessageIds: [expect.any(String) as unknown],
    });
    expect(channel().acceptedTexts()).toContain('收到了');
  });

  it.each([
    ['server-error', { kind: 'retry', outcomeUnknown: true }],
    ['server-error-after-accepting', { kind: 'retry', outcomeUnknown: true }],
    ['silence', { kind: 'retry', outcomeUnknown: true }],
    ['drop', { kind: 'retry', outcomeUnknown: true }],
    ['rate-limit', { kind: 'retry', outcomeUnknown: false, pauseAccountMs: expect.any(Number) as unknown }],
    ['unauthorized', { kind: 'retry', outcomeUnknown: false, pauseAccountMs: expect.any(Number) as unknown }],
    ['bad-request', { kind: 'refused', code: expect.any(String) as unknown }],
  ] as const)('reads %s, keeps its secrets, and is well again after', async (weather, expected) => {
    channel().setWeather(weather);

    const outcome = await sendText(`during ${weather}`);
    const after = await sendText(`after ${weather}`);

    expect(outcome).toMatchObject(expected);
    expect(channel().secrets.filter((secret) => JSON.stringify(outcome).includes(secret))).toEqual([]);
    expect(after.kind).toBe('accepted');
  });

  it('refuses a stored call that it did not render, without asking the platform', async () => {
    const { adapter, conversationKey, violations } = channel();
    const before = violations().length;

    const outcome = await adapter.send({
      conversationKey,
      call: { body: { nonsense: true }, text: '' },
      ...newIds(),
    });

    expect(outcome.kind).toBe('refused');
    expect(violations()).toHaveLength(before);
  });
}
