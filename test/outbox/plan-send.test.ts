import { accountId, conversationId, outboxId } from '../../src/domain/ids.js';
import type { OutboxRow } from '../../src/outbox/outbox-store.js';
import { planSend } from '../../src/outbox/plan-send.js';

const NOW = 1_800_000_000_000;
const adapter = { replyTokenFreshMs: 50_000, hasRetryKeys: true };

function aRow(fields: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: outboxId('line:e1', 0),
    conversationId: conversationId('c_1'),
    accountId: accountId('line'),
    channelId: 'line',
    conversationKey: 'U1',
    seq: 2,
    author: 'bot',
    epoch: 1,
    call: { body: { messages: [] }, text: 'hi' },
    retryKey: '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    createdAtMs: NOW,
    state: 'waiting',
    attempts: 0,
    isMaybeDelivered: false,
    unclearSends: 0,
    nextAttemptAtMs: NOW,
    leaseUntilMs: 0,
    fence: 0,
    ...fields,
  };
}

const token = (ageMs: number): Pick<OutboxRow, 'replyToken'> => ({
  replyToken: { token: 't', receivedAtMs: NOW - ageMs },
});

describe('planSend', () => {
  it.each([
    ['a fresh token answers for free', aRow(token(49_999)), { via: 'reply' }],
    ['an old token is not tried', aRow(token(50_000)), { via: 'push' }],
    ['without a token it is a push', aRow(), { via: 'push' }],
    [
      'a reply that may have arrived is repeated as a reply, however old',
      aRow({ ...token(99_000), via: 'reply', isMaybeDelivered: true }),
      { via: 'reply' },
    ],
    [
      'a reply whose sender died counts as one that may have arrived',
      aRow({ ...token(99_000), via: 'reply', state: 'sending' }),
      { via: 'reply', isMaybeDelivered: true },
    ],
    [
      'a push whose sender died is repeated under its key',
      aRow({ via: 'push', state: 'sending', firstAttemptAtMs: NOW - 60_000 }),
      { via: 'push', isMaybeDelivered: true },
    ],
    [
      'a known failure of the reply may become a push',
      aRow({ ...token(60_000), via: 'reply', isMaybeDelivered: false }),
      { via: 'push' },
    ],
  ] as const)('%s', (_, row, plan) => {
    expect(planSend(row, { epoch: 1 }, { adapter, nowMs: NOW, hearingSinceMs: 0 })).toMatchObject({
      kind: 'send',
      ...plan,
    });
  });

  it.each([
    ['a bot row of an older epoch is withdrawn', aRow(), { epoch: 2 }, 'withdrawn'],
    [
      'and is unclear when it may have arrived',
      aRow({ isMaybeDelivered: true, via: 'push' }),
      { epoch: 2 },
      'unclear',
    ],
    [
      'nothing goes to a contact who has blocked us',
      aRow({ author: 'system' }),
      { epoch: 1, blockedAtMs: NOW },
      'withdrawn',
    ],
    [
      'a push is given up before its key loses its meaning',
      aRow({ firstAttemptAtMs: NOW - 23 * 3_600_000 - 1 }),
      { epoch: 1 },
      'refused',
    ],
    [
      'and is unclear when it may have arrived in that time',
      aRow({ firstAttemptAtMs: NOW - 24 * 3_600_000, isMaybeDelivered: true, via: 'push' }),
      { epoch: 1 },
      'unclear',
    ],
  ] as const)('%s', (_, row, conversation, state) => {
    expect(planSend(row, conversation, { adapter, nowMs: NOW, hearingSinceMs: 0 })).toMatchObject({
      kind: 'end',
      state,
    });
  });

  it.each([
    ['a first send', aRow(), { kind: 'send', via: 'push' }],
    [
      'a send whose sender died waits for its echo',
      aRow({ state: 'sending', via: 'push' }),
      { kind: 'wait', waitMs: 10_000 },
    ],
    [
      'an unclear send is repeated once',
      aRow({ isMaybeDelivered: true, unclearSends: 1, via: 'push', attempts: 1 }),
      { kind: 'send', via: 'push', isMaybeDelivered: true },
    ],
    [
      'and not twice',
      aRow({ isMaybeDelivered: true, unclearSends: 2, via: 'push', attempts: 2 }),
      { kind: 'end', state: 'unclear' },
    ],
    [
      'what the platform calls failed is repeated more often',
      aRow({ isMaybeDelivered: true, via: 'push', attempts: 29 }),
      { kind: 'send', isMaybeDelivered: true },
    ],
    [
      'but not for ever',
      aRow({ isMaybeDelivered: true, via: 'push', attempts: 30 }),
      { kind: 'end', state: 'unclear' },
    ],
  ] as const)('without retry keys: %s', (_, row, plan) => {
    const keyless = { replyTokenFreshMs: 0, hasRetryKeys: false };

    expect(planSend(row, { epoch: 1 }, { adapter: keyless, nowMs: NOW, hearingSinceMs: 0 })).toMatchObject(
      plan,
    );
  });

  it.each([
    ['the bot had written before', aRow(), NOW + 1, 'end'],
    ['the bot wrote after the quiet time', aRow(), NOW, 'send'],
    ['an agent wrote', aRow({ author: 'agent' }), NOW + 1, 'send'],
  ] as const)('after an answer from elsewhere, what %s', (_, row, botPausedUntilMs, kind) => {
    expect(
      planSend(row, { epoch: 1, botPausedUntilMs }, { adapter, nowMs: NOW, hearingSinceMs: 0 }).kind,
    ).toBe(kind);
  });

  it('lets what a person or the system says pass at any epoch', () => {
    expect(
      planSend(aRow({ author: 'agent' }), { epoch: 7 }, { adapter, nowMs: NOW, hearingSinceMs: 0 }).kind,
    ).toBe('send');
  });
});

describe('planSend with a kept token', () => {
  const kept = { token: 'k', receivedAtMs: NOW - 10_000 };

  it('lets an agent answer for free', () => {
    expect(
      planSend(
        aRow({ author: 'agent' }),
        { epoch: 1, keptReply: kept },
        { adapter, nowMs: NOW, hearingSinceMs: 0 },
      ),
    ).toEqual({
      kind: 'send',
      via: 'reply',
      isMaybeDelivered: false,
      takes: kept,
    });
  });

  it.each([
    ['too old', aRow({ author: 'agent' }), { ...kept, receivedAtMs: NOW - 50_000 }],
    [
      'for a push that may have arrived',
      aRow({ author: 'agent', isMaybeDelivered: true, via: 'push' }),
      kept,
    ],
  ])('pushes where it is %s', (_, row, keptReply) => {
    expect(planSend(row, { epoch: 1, keptReply }, { adapter, nowMs: NOW, hearingSinceMs: 0 })).toMatchObject({
      via: 'push',
    });
  });

  it("takes the row's own token first", () => {
    expect(
      planSend(aRow(token(0)), { epoch: 1, keptReply: kept }, { adapter, nowMs: NOW, hearingSinceMs: 0 }),
    ).not.toHaveProperty('takes');
  });
});

describe('planSend behind a window', () => {
  const windowed = (kind: 'open' | 'open-to-people') => ({ ...adapter, permit: () => ({ kind }) as const });
  const closed = {
    ...adapter,
    permit: () => ({ kind: 'closed', code: 'too-late', reason: 'the window is closed' }) as const,
  };

  it('says that a person wrote it where only that opens the window', () => {
    const context = { adapter: windowed('open-to-people'), nowMs: NOW, hearingSinceMs: 0 };

    expect(planSend(aRow({ author: 'agent' }), { epoch: 1 }, context)).toMatchObject({ isFromPerson: true });
  });

  it('says nothing of it while the window is open', () => {
    const context = { adapter: windowed('open'), nowMs: NOW, hearingSinceMs: 0 };

    expect(planSend(aRow({ author: 'agent' }), { epoch: 1 }, context)).not.toHaveProperty('isFromPerson');
  });

  it('refuses with the reason where it is closed, without a call', () => {
    expect(planSend(aRow(), { epoch: 1 }, { adapter: closed, nowMs: NOW, hearingSinceMs: 0 })).toEqual({
      kind: 'end',
      state: 'refused',
      reason: 'too-late: the window is closed',
    });
  });
});

describe('planSend after a day', () => {
  it.each([
    ['bot', 'end'],
    ['system', 'end'],
    ['agent', 'send'],
  ] as const)('ends what a %s never got to say: %s', (author, kind) => {
    const row = aRow({ author, createdAtMs: NOW - 24 * 3_600_000 - 1 });

    expect(planSend(row, { epoch: 1 }, { adapter, nowMs: NOW, hearingSinceMs: 0 }).kind).toBe(kind);
  });
});
