import { ActivityTypes, type Activity } from 'botbuilder';

import { createBot } from '../../src/bot/bot.js';
import type { BotTurn } from '../../src/bot/bot-turn.js';
import { nextPace } from '../../src/bot/pace-middleware.js';
import type { InboundActivity, OutboundMessage } from '../../src/domain/activity.js';
import type { Article, Intent } from '../../src/domain/article.js';
import { accountId, conversationId } from '../../src/domain/ids.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';

const NOW = 1_800_000_000_000;

/** Compiles only while the hub's own shapes are the Bot Framework's. */
const toFramework: (activity: InboundActivity | OutboundMessage) => Partial<Activity> = (activity) =>
  activity;

function aTurn(fields: Partial<InboundActivity> = {}, count = 0): BotTurn {
  const person = { id: 'U1', name: '' };
  return {
    id: 'line:e1',
    activity: {
      type: 'message',
      id: 'e1',
      channelId: 'line',
      from: person,
      recipient: person,
      conversation: { id: 'U1', isGroup: false, conversationType: 'user', name: '' },
      timestamp: new Date(NOW),
      channelData: {},
      ...fields,
    },
    receivedAtMs: NOW,
    conversation: {
      id: conversationId('c_1'),
      accountId: accountId('line'),
      channelId: 'line',
      key: 'U1',
      isGroup: false,
      status: 'bot',
      epoch: 1,
      createdAtMs: NOW,
      disclosedAtMs: NOW,
      missesInRow: 0,
      pace: { minuteStartMs: NOW, count },
    },
    knowledge: {
      revision: 4,
      index: buildMatchIndex({ articles: [], intents: [], revision: 4 }),
      articles: new Map(),
      published: new Map(),
      intents: new Map(),
    },
    nowMs: NOW,
  };
}

describe('the bot', () => {
  const bot = createBot({
    cityName: '示範市',
    serviceHours: () => ({ zh: '週一至週五 08:00–18:00', en: 'Mon to Fri 08:00–18:00' }),
  });

  it('speaks the Bot Framework', () => {
    expect(toFramework(aTurn().activity).type).toBe(ActivityTypes.Message);
  });

  it('answers honestly from an empty knowledge base and says why', async () => {
    const outcome = await bot(aTurn({ text: '問題' }));

    expect(outcome.messages).toHaveLength(1);
    expect(outcome.why).toMatchObject({ rule: 'fallback', knowledgeRevision: 4, matches: [] });
    expect(outcome.patch).toMatchObject({ missesInRow: 1, pace: { count: 1 } });
  });

  it.each([
    ['a postback of somebody else', { type: 'event', name: 'postback', value: 'action=buy' }],
    ['an event it does not know', { type: 'event', name: 'beacon' }],
    ['people joining a group', { type: 'conversationUpdate', name: 'memberJoined' }],
    ['a reaction', { type: 'messageReaction' }],
  ] as const)('says nothing to %s', async (_, fields) => {
    expect((await bot(aTurn(fields))).messages).toEqual([]);
  });

  it.each([
    [59, 'fallback', 1],
    [60, 'too-fast-told', 1],
    [61, 'too-fast', 0],
  ])('after %i messages in the minute: %s', async (count, rule, bubbles) => {
    const outcome = await bot(aTurn({ text: '問題' }, count));

    expect(outcome.why.rule).toBe(rule);
    expect(outcome.messages).toHaveLength(bubbles);
  });

  it('answers in the language that was asked for, whatever is written, and fills in what it knows', async () => {
    const hours: Intent = {
      id: 'hours',
      utterances: ['幾點有人'],
      replies: { zh: ['{{城市}}：{{服務時間}}'], en: ['People answer: {{服務時間}}'] },
    };
    const turn = aTurn({ text: '幾點有人' });
    const knowledge = {
      ...turn.knowledge,
      index: buildMatchIndex({ articles: [], intents: [hours], revision: 4 }),
      intents: new Map([['hours', hours]]),
    };

    const plain = await bot({ ...turn, knowledge });
    const chosen = await bot({
      ...turn,
      knowledge,
      conversation: { ...turn.conversation, preferredLanguage: 'en' },
    });

    expect(plain.messages.map(({ text }) => text)).toEqual(['示範市：週一至週五 08:00–18:00']);
    expect(chosen.messages.map(({ text }) => text)).toEqual(['People answer: Mon to Fri 08:00–18:00']);
    expect(chosen.patch.language).toBe('en');
  });

  it.each(['bike', 'car'])('puts %s first of two that fit alike when it is what people want', async (id) => {
    const of = (name: string, title: string): Article => {
      return { id: name, version: 1, title, variants: [], keywords: [], answer: name, risk: 'general' };
    };
    const articles = [of('bike', '單車停車費'), of('car', '汽車停車費')];
    const turn = aTurn({ text: '停車費' });
    const knowledge = {
      ...turn.knowledge,
      index: buildMatchIndex({ articles, intents: [], revision: 4 }),
      articles: new Map(articles.map((article) => [article.id, article])),
      popularity: () => new Map([[id, 0.1]]),
    };

    const { why } = await bot({ ...turn, knowledge });

    expect(why.matches?.[0]?.articleId).toBe(id);
  });

  it('tells the lane when it fails instead of calling the turn a success', async () => {
    const turn = aTurn({ text: '問題' });
    const articles = {
      get: (): never => {
        throw new Error('broken');
      },
    } as unknown as BotTurn['knowledge']['articles'];

    await expect(
      bot({
        ...turn,
        activity: { ...turn.activity, type: 'event', name: 'postback', value: 'pick:x' },
        knowledge: { ...turn.knowledge, articles },
      }),
    ).rejects.toThrow('broken');
  });
});

describe('nextPace', () => {
  it('begins a new minute with the first message after the old one', () => {
    expect(nextPace({ minuteStartMs: NOW, count: 60 }, NOW + 60_000)).toEqual({
      minuteStartMs: NOW + 60_000,
      count: 1,
    });
    expect(nextPace({ minuteStartMs: NOW, count: 60 }, NOW + 59_999)).toEqual({
      minuteStartMs: NOW,
      count: 61,
    });
  });
});
