// The hub's messages → bodies of the Send API.

import { renderMessages } from '../../../src/channels/messenger/messenger-render.js';
import { eventOf, PAGE } from './messenger-channel.js';
import type { CardAction } from '../../../src/domain/activity.js';

interface Message {
  readonly text: string;
  readonly quick_replies?: readonly { readonly title: string; readonly payload: string }[];
}

const messageOf = (actions: CardAction[], text = '請選'): Message => {
  const calls = renderMessages([{ type: 'message', text, suggestedActions: { actions, to: [] } }]);
  return (calls.at(-1)?.body as { message: Message }).message;
};

const button = (fields: Partial<CardAction>): CardAction => ({
  type: 'postBack',
  title: '停車費',
  value: 'pick:parking-fee',
  ...fields,
});

describe('a Messenger message', () => {
  it('is one bubble a call, the disclosure before the answer', () => {
    const calls = renderMessages([
      { type: 'message', text: '一' },
      { type: 'message', text: '二' },
    ]);

    expect(calls.map(({ body }) => body)).toEqual([{ message: { text: '一' } }, { message: { text: '二' } }]);
  });

  it('of 2,000 units is one, of 2,001 two', () => {
    const count = (text: string): number => renderMessages([{ type: 'message', text }]).length;

    expect([count('字'.repeat(2000)), count('字'.repeat(2001))]).toEqual([1, 2]);
  });
});

describe('a quick reply', () => {
  it.each([
    ['a hidden payload', button({}), '停車費', 'pick:parking-fee'],
    ['a title too long', button({ title: '一'.repeat(21) }), `${'一'.repeat(19)}…`, 'pick:parking-fee'],
    [
      'a title of two-unit characters',
      button({ title: '😄'.repeat(11) }),
      `${'😄'.repeat(9)}…`,
      'pick:parking-fee',
    ],
    ['a title in lines', button({ title: ' 停車\n費 ' }), '停車 費', 'pick:parking-fee'],
    ['words to be said', button({ type: 'imBack', value: '停車費怎麼繳' }), '停車費', 'say:停車費怎麼繳'],
    ['a payload too long', button({ value: 'x'.repeat(1001) }), '停車費', 'say:停車費'],
    ['no payload', button({ value: '' }), '停車費', 'say:停車費'],
    ['no title', button({ title: ' ' }), 'pick:parking-fee', 'pick:parking-fee'],
  ])('with %s', (_case, action, title, payload) => {
    expect(messageOf([action]).quick_replies).toEqual([{ content_type: 'text', title, payload }]);
  });

  it('is on record under the words that it stood under', () => {
    const shown = button({});
    const actions = [shown, button({ title: '', value: '' })];
    const calls = renderMessages([{ type: 'message', text: '請選', suggestedActions: { actions, to: [] } }]);

    expect(calls.map((call) => call.actions)).toEqual([[shown]]);
  });

  it('without any word is left out', () => {
    expect(messageOf([button({ title: '', value: '' })])).not.toHaveProperty('quick_replies');
  });

  it('that says words comes back as these words', () => {
    const [reply] = messageOf([button({ type: 'imBack', value: '停車費怎麼繳' })]).quick_replies ?? [];

    const { activity } = eventOf({
      sender: { id: '3' },
      recipient: { id: PAGE },
      timestamp: 1,
      message: { mid: 'm', text: reply?.title, quick_reply: { payload: reply?.payload } },
    });

    expect(activity).toMatchObject({ type: 'message', text: '停車費怎麼繳' });
  });
});
