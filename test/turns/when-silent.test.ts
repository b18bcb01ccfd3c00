import type { InboundEvent } from '../../src/domain/inbound-event.js';
import { pauseAfterAnswerElsewhere, readPresence, whySilent } from '../../src/turns/when-silent.js';

const NOW = 1_800_000_000_000;
const DAY_MS = 24 * 3_600_000;

function anEvent(fields: Partial<InboundEvent> = {}, name?: string, isGroup = false): InboundEvent {
  const person = { id: 'U1', name: '' };
  return {
    eventId: 'e1',
    conversationKey: 'U1',
    occurredAtMs: NOW,
    activity: {
      type: 'message',
      id: 'e1',
      channelId: 'line',
      from: person,
      recipient: person,
      conversation: { id: 'U1', isGroup, conversationType: 'user', name: '' },
      timestamp: new Date(NOW),
      channelData: {},
      ...(name === undefined ? {} : { name }),
    },
    ...fields,
  };
}

describe('whySilent', () => {
  it.each([
    ['a fresh message', anEvent(), {}, undefined],
    ['a message of exactly a day', anEvent({ occurredAtMs: NOW - DAY_MS }), {}, undefined],
    ['an older one', anEvent({ occurredAtMs: NOW - DAY_MS - 1 }), {}, 'silent-too-old'],
    ['an event that its channel marked', anEvent({ silent: 'standby' }), {}, 'silent-standby'],
    ['the block itself', anEvent({}, 'unfollow'), {}, 'silent-blocked'],
    [
      'a message from before the block',
      anEvent({ occurredAtMs: NOW - 5 }),
      { blockedAtMs: NOW },
      'silent-blocked',
    ],
    ['a message from after it', anEvent({ occurredAtMs: NOW + 5 }), { blockedAtMs: NOW }, undefined],
    [
      'a message while staff answer elsewhere',
      anEvent(),
      { botPausedUntilMs: NOW + 1 },
      'silent-answered-elsewhere',
    ],
    ['a message after that', anEvent(), { botPausedUntilMs: NOW }, undefined],
  ])('%s', (_, event, conversation, expected) => {
    expect(whySilent(event, conversation, NOW)).toBe(expected);
  });
});

describe('pauseAfterAnswerElsewhere', () => {
  it('lasts half an hour from the last word said elsewhere', () => {
    expect(pauseAfterAnswerElsewhere({ occurredAtMs: NOW }, {})).toBe(NOW + 1_800_000);
  });

  it('is not shortened by a word that comes late', () => {
    expect(pauseAfterAnswerElsewhere({ occurredAtMs: NOW - 5 }, { botPausedUntilMs: NOW + 1_800_000 })).toBe(
      NOW + 1_800_000,
    );
  });
});

describe('readPresence', () => {
  const later = anEvent({ occurredAtMs: NOW + 1 });
  it.each([
    ['a block is remembered by its own time', anEvent({}, 'unfollow'), {}, { blockedAtMs: NOW }],
    [
      'an older block does not move a newer one back',
      anEvent({}, 'unfollow'),
      { blockedAtMs: NOW + 9 },
      { blockedAtMs: NOW + 9 },
    ],
    [
      'a block from before the last word that arrives late changes nothing',
      anEvent({}, 'unfollow'),
      { heardAtMs: NOW + 1 },
      {},
    ],
    [
      'whoever writes after the block is back',
      later,
      { blockedAtMs: NOW },
      { blockedAtMs: null, heardAtMs: NOW + 1 },
    ],
    [
      'a follow from before the block that arrives late unblocks nobody',
      anEvent({}, 'follow'),
      { blockedAtMs: NOW + 1, heardAtMs: NOW },
      {},
    ],
    ['a message of somebody who never blocked is the last word', anEvent(), {}, { heardAtMs: NOW }],
    ['a message that arrives late is not', anEvent(), { heardAtMs: NOW + 1 }, {}],
    ['a group that sends us out hears nothing more', anEvent({}, 'leave', true), {}, { blockedAtMs: NOW }],
    [
      'a group that we are in again does',
      anEvent({ occurredAtMs: NOW + 1 }, 'join', true),
      { blockedAtMs: NOW },
      { blockedAtMs: null, heardAtMs: NOW + 1 },
    ],
    [
      'a person who leaves a group leaves us nothing',
      anEvent({}, 'memberLeft', true),
      {},
      { heardAtMs: NOW },
    ],
  ])('%s', (_, event, conversation, expected) => {
    const { blockedAtMs, heardAtMs } = readPresence(event, conversation);
    const read = { blockedAtMs, heardAtMs };
    expect(read).toEqual({ blockedAtMs: undefined, heardAtMs: undefined, ...expected });
  });
});

describe("readPresence on what opens a platform's window", () => {
  const reaction = anEvent({ silent: 'receipt' });

  it.each([
    ['a message', anEvent(), NOW],
    ['a press', anEvent({}, 'postback'), NOW],
    [
      'a reaction',
      { ...reaction, activity: { ...reaction.activity, type: 'messageReaction' as const } },
      NOW,
    ],
    ['a link that was followed', anEvent({ silent: 'unknown-kind' }, 'referral'), NOW],
    ['a kind that nobody knows', anEvent({ silent: 'unknown-kind' }, 'optin'), undefined],
    ['a receipt', reaction, undefined],
    ['an edit', anEvent({ silent: 'amendment' }), undefined],
  ])('%s', (_, event, actedAtMs) => {
    expect(readPresence(event, {}).actedAtMs).toBe(actedAtMs);
  });

  it('never goes back', () => {
    expect(readPresence(anEvent(), { actedAtMs: NOW + 1 })).not.toHaveProperty('actedAtMs');
  });
});
