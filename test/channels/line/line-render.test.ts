// The hub's messages → LINE's bubbles, by tables. The limits themselves are judged by the fake platform.

import type { messagingApi } from '@line/bot-sdk';

import { renderMessages } from '../../../src/channels/line/line-render.js';
import type { CardAction, OutboundMessage } from '../../../src/domain/activity.js';
import { judgeMessages } from '../../support/line-judge.js';

const says = (text: string, ...actions: CardAction[]): OutboundMessage => ({
  type: 'message',
  text,
  ...(actions.length === 0 ? {} : { suggestedActions: { actions, to: [] } }),
});

const messagesOf = (...messages: OutboundMessage[]): messagingApi.TextMessage[] =>
  renderMessages(messages).flatMap(
    (call) => (call.body as { messages: messagingApi.TextMessage[] }).messages,
  );

const textsOf = (...messages: OutboundMessage[]): string[] => messagesOf(...messages).map(({ text }) => text);

const buttonOf = (action: CardAction): messagingApi.Action | undefined =>
  messagesOf(says('選一個', action))[0]?.quickReply?.items?.[0]?.action;

describe('a LINE bubble', () => {
  it.each([
    ['a short text', '您好', ['您好']],
    ['5,000 units', 'a'.repeat(5000), ['a'.repeat(5000)]],
    ['5,001 units', 'a'.repeat(5001), ['a'.repeat(5000), 'a']],
    ['an emoji over the edge', `${'a'.repeat(4999)}😄b`, ['a'.repeat(4999), '😄b']],
    ['a flag over the edge', `${'a'.repeat(4998)}🇹🇼b`, ['a'.repeat(4998), '🇹🇼b']],
    [
      'a paragraph near the edge',
      `${'a'.repeat(4500)}\n\n${'b'.repeat(900)}`,
      [`${'a'.repeat(4500)}\n\n`, 'b'.repeat(900)],
    ],
    [
      'a sentence near the edge',
      `${'一'.repeat(4500)}。${'二'.repeat(900)}`,
      [`${'一'.repeat(4500)}。`, '二'.repeat(900)],
    ],
    [
      'a quote that ends a sentence',
      `${'一'.repeat(4500)}。」${'二'.repeat(900)}`,
      [`${'一'.repeat(4500)}。」`, '二'.repeat(900)],
    ],
    ['a paragraph far from the edge', `a\n\n${'b'.repeat(5000)}`, [`a\n\n${'b'.repeat(4997)}`, 'bbb']],
    ['half a pair', 'a\uD83Db', ['a\uFFFDb']],
    ['nothing', '', []],
    ['nothing to see', ' \n', []],
    ['a bubble of blanks at the end', `${'a'.repeat(5000)}\n\n`, ['a'.repeat(5000)]],
  ])('of %s', (_case, text, expected) => {
    expect(textsOf(says(text))).toEqual(expected);
  });

  it('is cut inside a letter under 6,000 marks, but never inside a pair', () => {
    const marks = '\u{1E000}'.repeat(3000);

    const texts = textsOf(says(`a${marks}`));

    expect(texts.join('')).toBe(`a${marks}`);
    expect(judgeMessages(messagesOf(says(`a${marks}`)))).toEqual([]);
  });

  it('of a megabyte is cut whole', () => {
    const megabyte = '路燈壞了。'.repeat(200_000);

    expect(textsOf(says(megabyte)).join('')).toBe(megabyte);
  });
});

describe('a LINE call', () => {
  it('packs five bubbles, in order', () => {
    const calls = renderMessages(['1', '2', '3', '4', '5', '6'].map((text) => says(text)));

    expect(calls.map((call) => call.text)).toEqual(['1\n2\n3\n4\n5', '6']);
  });

  it('gathers the buttons of all its messages under the last bubble that can be seen', () => {
    const yes: CardAction = { type: 'postBack', title: '是', value: 'yes' };
    const no: CardAction = { type: 'postBack', title: '否', value: 'no' };

    const messages = messagesOf(says('甲', yes), says('乙'), says(' ', no));

    expect(messages.map((message) => message.quickReply?.items?.length)).toEqual([undefined, 2]);
  });

  it('has no place for buttons without a text', () => {
    expect(messagesOf(says('', { type: 'imBack', title: '是', value: '是' }))).toEqual([]);
  });

  it('looks like this', () => {
    const rendered = renderMessages([
      says('本服務由機器人回覆。'),
      says(
        '請問您要問的是？',
        { type: 'postBack', title: '垃圾車時間', value: 'pick:garbage', displayText: '垃圾車時間' },
        { type: 'imBack', title: '找專人', value: '我要找專人' },
      ),
    ]);

    expect(rendered).toMatchInlineSnapshot(`
      [
        {
          "actions": [
            {
              "displayText": "垃圾車時間",
              "title": "垃圾車時間",
              "type": "postBack",
              "value": "pick:garbage",
            },
            {
              "title": "找專人",
              "type": "imBack",
              "value": "我要找專人",
            },
          ],
          "body": {
            "messages": [
              {
                "text": "本服務由機器人回覆。",
                "type": "text",
              },
              {
                "quickReply": {
                  "items": [
                    {
                      "action": {
                        "data": "pick:garbage",
                        "displayText": "垃圾車時間",
                        "label": "垃圾車時間",
                        "type": "postback",
                      },
                      "type": "action",
                    },
                    {
                      "action": {
                        "label": "找專人",
                        "text": "我要找專人",
                        "type": "message",
                      },
                      "type": "action",
                    },
                  ],
                },
                "text": "請問您要問的是？",
                "type": "text",
              },
            ],
          },
          "text": "本服務由機器人回覆。
      請問您要問的是？",
        },
      ]
    `);
  });
});

describe('a LINE button', () => {
  it.each<[string, CardAction, object]>([
    [
      'keeps a label of 20',
      { type: 'postBack', title: '一'.repeat(20), value: 'v' },
      { type: 'postback', label: '一'.repeat(20), data: 'v' },
    ],
    [
      'shortens a label of 21',
      { type: 'postBack', title: '一'.repeat(21), value: 'v' },
      { label: `${'一'.repeat(19)}…` },
    ],
    [
      'counts a family as one character',
      { type: 'postBack', title: '👨‍👩‍👧‍👦'.repeat(20), value: 'v' },
      { label: '👨‍👩‍👧‍👦'.repeat(20) },
    ],
    ['is one line', { type: 'postBack', title: ' 垃圾\n車 ', value: 'v' }, { label: '垃圾 車' }],
    [
      'takes its value for a missing title',
      { type: 'imBack', title: ' ', value: '路燈' },
      { label: '路燈', text: '路燈' },
    ],
    [
      'shortens what is shown',
      { type: 'postBack', title: 't', value: 'v', displayText: '字'.repeat(301) },
      { displayText: `${'字'.repeat(299)}…` },
    ],
    [
      'shortens what is typed',
      { type: 'imBack', title: 't', value: '字'.repeat(301) },
      { type: 'message', text: `${'字'.repeat(299)}…` },
    ],
    [
      'keeps a payload of 300',
      { type: 'postBack', title: 't', value: 'd'.repeat(300) },
      { data: 'd'.repeat(300) },
    ],
    [
      'says its title for a payload of 301',
      { type: 'postBack', title: '路燈', value: 'd'.repeat(301), displayText: '' },
      { type: 'message', text: '路燈' },
    ],
    [
      'says what it shows for a payload of 301',
      { type: 'postBack', title: '路燈', value: 'd'.repeat(301), displayText: '問路燈' },
      { type: 'message', text: '問路燈' },
    ],
    [
      'types its title for a payload of blanks',
      { type: 'postBack', title: '路燈', value: '\t' },
      { type: 'message', text: '路燈' },
    ],
    ['types its title for a missing value', { type: 'imBack', title: '路燈', value: '' }, { text: '路燈' }],
  ])('%s', (_case, action, expected) => {
    expect(buttonOf(action)).toMatchObject(expected);
    expect(judgeMessages(messagesOf(says('選一個', action)))).toEqual([]);
  });

  it('without a word is left out', () => {
    expect(messagesOf(says('選一個', { type: 'imBack', title: '', value: ' ' }))).toEqual([
      { type: 'text', text: '選一個' },
    ]);
  });
});
