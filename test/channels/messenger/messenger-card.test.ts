// A card on Messenger: which messages it becomes, that Graph would take them, and that nothing of it is lost.

import fc from 'fast-check';

import { renderMessages, type MessengerMessage } from '../../../src/channels/messenger/messenger-render.js';
import type { OutboundMessage } from '../../../src/domain/activity.js';
import type { ShownCard } from '../../../src/domain/card.js';
import { anyCard, CARD, FILE_URL } from '../../support/cards.js';
import { judgeGraphMessage } from '../../support/graph-judge.js';

const answer = (card: ShownCard, text = '先打 1999。'): OutboundMessage => ({ type: 'message', text, card });
const messagesOf = (message: OutboundMessage, publicUrl?: string): MessengerMessage[] =>
  renderMessages([message], publicUrl === undefined ? {} : { publicUrl }).map(
    ({ body }) => (body as { message: MessengerMessage }).message,
  );

describe('a card on Messenger', () => {
  it('comes after the unchanged text: what to look at, then what to read and press', () => {
    const [text, pictured, written] = messagesOf(answer(CARD), 'https://1999.example.tw');

    expect(text).toEqual({ text: '先打 1999。' });
    expect(pictured).toMatchObject({
      attachment: {
        payload: {
          template_type: 'generic',
          elements: [
            { title: '路燈桿上的編號牌', image_url: 'https://1999.example.tw/images/lamp-post.png' },
            { title: '示範區公所', subtitle: '示範市示範路 1 號' },
          ],
        },
      },
    });
    expect(written).toMatchObject({
      attachment: {
        payload: {
          template_type: 'button',
          buttons: [
            { type: 'web_url', url: 'https://www.gov.tw/' },
            { type: 'postback', payload: 'say:垃圾車幾點來' },
          ],
        },
      },
    });
  });

  it('writes a file with its address where the world can fetch it, and names it elsewhere', () => {
    const card = { language: 'zh' as const, files: [{ title: '申請書', url: FILE_URL, bytes: 20_480 }] };

    expect(messagesOf(answer(card), 'https://1999.example.tw').at(-1)).toEqual({
      text: `附件：\n申請書（ODT，20 KB） https://1999.example.tw${FILE_URL}`,
    });
    expect(messagesOf(answer(card)).at(-1)).toEqual({ text: '附件：\n申請書（ODT，20 KB）' });
  });

  it('says a number in words that no button of Messenger may hold, and dials the others', () => {
    const buttons = [
      { kind: 'call' as const, label: '撥打 1999', phone: '1999' },
      { kind: 'call' as const, label: '打給監理站', phone: '02-1234-5678' },
    ];
    const [, written] = messagesOf(answer({ language: 'zh', buttons }));

    expect(written).toEqual({
      attachment: {
        type: 'template',
        payload: {
          template_type: 'button',
          text: '撥打 1999（電話 1999）',
          buttons: [{ type: 'phone_number', title: '打給監理站', payload: '+886212345678' }],
        },
      },
    });
  });

  it('says in words what a picture shows that nobody could fetch', () => {
    const said = JSON.stringify(
      messagesOf(answer({ language: 'zh', image: { url: '/images/a.png', alt: '編號牌' } })),
    );

    expect(said).toContain('圖片：編號牌');
    expect(said).not.toContain('image_url');
  });

  it('hangs the buttons under the last piece of a text that is too long for a template', () => {
    const steps = Array.from({ length: 8 }, (_, at) => `${at}${'步'.repeat(119)}`);
    const messages = messagesOf(answer({ ...CARD, steps }));

    const said = messages.map((message) => JSON.stringify(message)).join('');
    expect(messages.length).toBeGreaterThan(3);
    for (const step of steps) expect(said.replaceAll('\\n', '')).toContain(step.slice(0, 100));
    expect(messages.at(-1)).toMatchObject({ attachment: { payload: { template_type: 'button' } } });
  });

  it('is always something that Graph takes', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(undefined, 'https://1999.example.tw'), (card, publicUrl) => {
        const complaints = messagesOf(answer(card), publicUrl).flatMap(
          (message) => judgeGraphMessage({ ...message, metadata: 'line:1:0' }) ?? [],
        );
        expect(complaints).toEqual([]);
      }),
    );
  });
});
