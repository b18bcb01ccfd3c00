// Colleagues in the words of a note.

import {
  cutMentions,
  mentionedIn,
  putMention,
  typedMention,
} from '../../src/web/console/mentions/mention-text.js';

const PEOPLE = [
  { id: 'w', name: '王雅' },
  { id: 'wt', name: '王雅婷' },
  { id: 'c1', name: '陳怡君' },
  { id: 'c2', name: '陳怡君' },
];

describe('a name that is being typed', () => {
  it.each([
    ['@', 1, { start: 0, query: '' }],
    ['請 @王', 4, { start: 2, query: '王' }],
    ['請@王雅', 4, { start: 1, query: '王雅' }],
    ['@王 好', 4, undefined],
    ['mei@city', 8, undefined],
    ['請 @王雅婷', 3, { start: 2, query: '' }],
    [`@${'王'.repeat(21)}`, 22, undefined],
  ])('%j at %d', (text, caret, expected) => {
    expect(typedMention(text, caret)).toEqual(expected);
  });

  it('is put in with a blank behind it, and what stands behind stays', () => {
    expect(putMention('請 @王 看', { start: 2, query: '王' }, '王雅婷')).toEqual({
      text: '請 @王雅婷 看',
      caret: 7,
    });
  });
});

describe('those who stand in a note', () => {
  it('are found by the longest name, and the words stay as they are', () => {
    const parts = cutMentions('@王雅婷 和@王雅，問 @李', PEOPLE);

    expect(parts.map(({ who }) => who?.id)).toEqual(['wt', undefined, 'w', undefined]);
    expect(parts.map(({ text }) => text).join('')).toBe('@王雅婷 和@王雅，問 @李');
  });

  it('are all of a name, or the one who was chosen', () => {
    expect(mentionedIn('@陳怡君 請看', PEOPLE, new Map())).toEqual(['c1', 'c2']);
    expect(mentionedIn('@陳怡君 請看', PEOPLE, new Map([['陳怡君', 'c2']]))).toEqual(['c2']);
    expect(mentionedIn('請看', PEOPLE, new Map([['陳怡君', 'c2']]))).toEqual([]);
  });
});
