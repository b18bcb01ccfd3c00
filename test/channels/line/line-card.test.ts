// A card on LINE: which messages it becomes, that LINE would take them, and that the words alone say everything.

import type { messagingApi } from '@line/bot-sdk';
import fc from 'fast-check';

import { renderMessages } from '../../../src/channels/line/line-render.js';
import type { OutboundMessage } from '../../../src/domain/activity.js';
import { anyCard, CARD, FILE_URL } from '../../support/cards.js';
import { judgeMessages } from '../../support/line-judge.js';
import type { ShownCard } from '../../../src/domain/card.js';

const answer = (card: ShownCard, text = '先打 1999。'): OutboundMessage => ({ type: 'message', text, card });
const messagesOf = (message: OutboundMessage, publicUrl?: string): messagingApi.Message[] =>
  renderMessages([message], publicUrl === undefined ? {} : { publicUrl }).flatMap(
    ({ body }) => (body as { messages: messagingApi.Message[] }).messages,
  );
const flexOf = (message: OutboundMessage, publicUrl?: string): messagingApi.FlexMessage =>
  messagesOf(message, publicUrl).find(({ type }) => type === 'flex') as messagingApi.FlexMessage;

describe('a card on LINE', () => {
  it('comes after the unchanged text, in the same send: a Flex bubble, then the place', () => {
    const calls = renderMessages([answer(CARD)]);

    expect(calls).toHaveLength(1);
    expect(messagesOf(answer(CARD)).map(({ type }) => type)).toEqual(['text', 'flex', 'location']);
    expect(messagesOf(answer(CARD))[0]).toEqual({ type: 'text', text: '先打 1999。' });
    expect(calls[0]).toMatchObject({ text: '先打 1999。', cards: [CARD] });
  });

  it('says in its alternative text all that the bubble shows', () => {
    const { altText } = flexOf(answer(CARD));

    for (const fact of ['帶身分證', 'https://www.gov.tw', '1999', '垃圾車幾點來', '路燈桿上的編號牌'])
      expect(altText).toContain(fact);
  });

  it('dials, opens and speaks by its buttons', () => {
    const bubble = flexOf(answer(CARD)).contents as messagingApi.FlexBubble;

    const actions = bubble.footer?.contents.map((component) => (component as messagingApi.FlexButton).action);
    expect(actions).toEqual([
      { type: 'uri', label: '撥打 1999', uri: 'tel:1999' },
      { type: 'uri', label: '我的 E 政府', uri: 'https://www.gov.tw/' },
      { type: 'message', label: '問垃圾車', text: '垃圾車幾點來' },
    ]);
  });

  it('shows a picture of the hub only where the world can fetch it, and always says what it shows', () => {
    const hidden = flexOf(answer(CARD)).contents as messagingApi.FlexBubble;
    const plain = flexOf(answer(CARD), 'http://1999.example.tw').contents as messagingApi.FlexBubble;
    const shown = flexOf(answer(CARD), 'https://1999.example.tw').contents as messagingApi.FlexBubble;

    expect([hidden.hero, plain.hero]).toEqual([undefined, undefined]);
    expect(shown.hero).toMatchObject({ url: 'https://1999.example.tw/images/lamp-post.png' });
    expect(JSON.stringify([hidden.body, shown.body].map((body) => body?.contents[0]))).toContain(
      '路燈桿上的編號牌',
    );
  });

  it('links a file where the world can fetch it, with what it is and how large, and names it elsewhere', () => {
    const files = [{ title: '申請書', url: FILE_URL, bytes: 20_480 }];
    const [hidden, shown] = [undefined, 'https://1999.example.tw'].map((publicUrl) =>
      JSON.stringify(flexOf(answer({ language: 'zh', files }), publicUrl)),
    );

    expect(shown).toContain(`"uri":"https://1999.example.tw${FILE_URL}"`);
    expect(shown).toContain(`附件：\\n申請書（ODT，20 KB） https://1999.example.tw${FILE_URL}`);
    expect(hidden).toContain('申請書（ODT，20 KB）');
    expect(hidden).not.toContain('attachments');
  });

  it('carries the quick replies on its last message', () => {
    const actions = [{ type: 'imBack' as const, title: '都不是', value: '都不是' }];
    const messages = messagesOf({ ...answer(CARD), suggestedActions: { actions, to: [] } });

    expect(messages.map(({ quickReply }) => quickReply?.items?.length)).toEqual([undefined, undefined, 1]);
  });

  it('is packed with the bubbles before it, and with what comes after it, by five', () => {
    const calls = renderMessages([answer(CARD, 'a'.repeat(12_000)), answer(CARD, '第二題')]);

    const types = calls.map(({ body }) =>
      (body as { messages: messagingApi.Message[] }).messages.map(({ type }) => type),
    );
    expect(types).toEqual([
      ['text', 'text', 'text', 'flex', 'location'],
      ['text', 'flex', 'location'],
    ]);
    expect(calls.map(({ cards }) => cards?.length)).toEqual([1, 1]);
  });

  it('stands in the transcript in plain words where no text is beside it', () => {
    const [, second] = renderMessages([answer(CARD, 'a'.repeat(25_000))]);

    expect(second?.cards).toBeUndefined();
    for (const fact of ['1. 帶身分證', 'https://www.gov.tw', '示範路 1 號'])
      expect(second?.text).toContain(fact);
  });

  it('is always something that LINE takes', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(undefined, 'https://1999.example.tw'), (card, publicUrl) => {
        expect(judgeMessages(messagesOf(answer(card), publicUrl))).toEqual([]);
      }),
    );
  });
});
