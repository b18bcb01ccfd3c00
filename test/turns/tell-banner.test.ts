// The notice in front of an answer: who hears it, and who must not be kept waiting by it.

import type { Banner } from '../../src/domain/banner.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { accountId, conversationId } from '../../src/domain/ids.js';
import { bubble } from '../../src/replies/bubbles.js';
import { tellBanner } from '../../src/turns/tell-banner.js';
import type { TurnDecision } from '../../src/turns/turn-stores.js';

const NOW = Date.parse('2026-11-22T10:00:00+08:00');
const BY = { by: { id: 'wang', name: '王雅婷' }, atMs: NOW };
const banner: Banner = {
  id: 'typhoon',
  text: { zh: '颱風來襲' },
  fromMs: NOW,
  untilMs: Date.parse('2026-11-23T18:30:00+08:00'),
  drafted: BY,
  published: BY,
};
const talk = (facts: Partial<Conversation> = {}): Conversation => ({
  id: conversationId('talk'),
  accountId: accountId('line'),
  channelId: 'line',
  key: 'someone',
  isGroup: false,
  status: 'bot',
  epoch: 0,
  createdAtMs: 0,
  missesInRow: 0,
  pace: { minuteStartMs: 0, count: 0 },
  ...facts,
});
type Decided = Pick<TurnDecision, 'messages' | 'patch' | 'move'>;
const decided = (more: Partial<Decided> = {}): Decided => ({
  messages: [bubble('答案'), bubble('還有')],
  patch: {},
  ...more,
});
const moveTo = (handoffReason: 'asked' | 'urgent'): Required<Pick<Decided, 'move'>> => ({
  move: { fromEpoch: 0, next: { status: 'queued', epoch: 1, handoffReason }, movedBy: 'turn' },
});
const texts = ({ messages }: Decided): readonly string[] => messages.map(({ text }) => text);

describe('tellBanner', () => {
  it('stands in the first bubble, and is remembered', () => {
    const told = tellBanner(decided(), talk(), { banner, nowMs: NOW });

    expect(texts(told)).toEqual(['【重要公告】颱風來襲（公告到明天 18:30）\n\n答案', '還有']);
    expect(told.patch).toEqual({ bannerTold: 'typhoon' });
  });

  it('is said in the language of this very answer, in Chinese where there is no English', () => {
    const inEnglish = decided({ patch: { language: 'en' } });
    const both = { ...banner, text: { zh: '颱風', en: 'Typhoon' } };

    expect(texts(tellBanner(inEnglish, talk(), { banner: both, nowMs: NOW }))[0]).toBe(
      '[Important notice] Typhoon (until tomorrow at 18:30)\n\n答案',
    );
    expect(texts(tellBanner(inEnglish, talk(), { banner, nowMs: NOW }))[0]).toContain('notice] 颱風來襲 (');
  });

  it.each<[string, Decided, Conversation]>([
    ['whoever has heard it', decided(), talk({ bannerTold: 'typhoon' })],
    ['whoever is told nothing', decided({ messages: [] }), talk()],
    ['whoever reports a danger for life', decided(moveTo('urgent')), talk()],
    ['whoever waits after that', decided(), talk({ status: 'queued', handoffReason: 'urgent' })],
  ])('leaves the words alone for %s', (_, before, conversation) => {
    expect(tellBanner(before, conversation, { banner, nowMs: NOW })).toBe(before);
  });

  it('goes with the words to somebody who asks for a person, and a new one to who has heard the last', () => {
    const asking = tellBanner(decided(moveTo('asked')), talk({ bannerTold: 'earlier' }), {
      banner,
      nowMs: NOW,
    });

    expect(texts(asking)[0]).toContain('【重要公告】');
  });

  it('changes nothing where nothing stands', () => {
    const before = decided();

    expect(tellBanner(before, talk(), { banner: undefined, nowMs: NOW })).toBe(before);
  });
});
