import { contentFolders } from '../support/content-folder.js';
import { halfOf } from '../../src/cli/match/own-questions.js';
import { readQuestionSets } from './question-sets.js';

const ARTICLES = new Set(['street-light', 'pothole']);

const lines = (...rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

/** Both halves of a folder of sets. */
const readBoth = (folder: string) => ({
  development: readQuestionSets('development', ARTICLES, folder),
  test: readQuestionSets('test', ARTICLES, folder),
});

describe('the halves', () => {
  // `printf '%s' 路燈壞了 | sha256sum` begins with a3, that of hello with 2c.
  it.each([
    { text: '路燈壞了', half: 'test' },
    { text: 'hello', half: 'development' },
  ])('$text is in the $half half', ({ text, half }) => {
    expect(halfOf(text)).toBe(half);
  });
});

describe('reading question sets', () => {
  const folderOf = contentFolders();

  it('reads each set from its file and each question into one half', () => {
    const folder = folderOf({
      'citizens-a.jsonl': lines({ question: '路燈壞了', article: 'street-light', also: ['pothole'] }),
      'citizens-b.jsonl': lines({ question: '有洞', article: 'pothole' }),
      'near-domain.jsonl': lines({ question: 'hello' }),
      'chatter.jsonl': lines({ question: '我要遷戶口' }),
    });

    const { development, test } = readBoth(folder);

    expect([...development.citizens, ...test.citizens]).toEqual(
      expect.arrayContaining([
        { question: '路燈壞了', right: ['street-light', 'pothole'] },
        { question: '有洞', right: ['pothole'] },
      ]),
    );
    expect(development.nearDomain).toEqual([{ question: 'hello', right: [] }]);
    expect(test.nearDomain).toEqual([]);
    expect(test.chatter).toEqual([{ question: '我要遷戶口', right: [] }]);
  });

  it.each([
    {
      fault: 'an article that is not there',
      rows: lines({ question: '甲', article: 'street-light', also: ['gone'] }),
      says: 'citizens-a.jsonl:1 there is no article gone',
    },
    { fault: 'no article', rows: lines({ question: '甲' }), says: 'citizens-a.jsonl:1 article' },
    {
      fault: 'a misspelt field',
      rows: lines({ question: '甲', article: 'pothole', alsoo: ['pothole'] }),
      says: 'citizens-a.jsonl:1 ',
    },
    {
      fault: 'blanks around a question',
      rows: lines({ question: ' 甲', article: 'pothole' }),
      says: 'citizens-a.jsonl:1 question',
    },
    { fault: 'what is no JSON', rows: '\n{oops', says: 'citizens-a.jsonl:2 ' },
    {
      fault: 'the same question twice',
      rows: lines({ question: '甲', article: 'pothole' }, { question: '甲', article: 'street-light' }),
      says: 'citizens-a.jsonl:2 甲 stands in citizens-a.jsonl:1 already',
    },
  ])('refuses $fault and says where', ({ rows, says }) => {
    const folder = folderOf({ 'citizens-a.jsonl': rows, 'near-domain.jsonl': '', 'chatter.jsonl': '' });

    expect(() => readQuestionSets('development', ARTICLES, folder)).toThrow(says);
  });

  it('refuses an article beside a question that none answers', () => {
    const folder = folderOf({ 'near-domain.jsonl': lines({ question: '甲', article: 'pothole' }) });

    expect(() => readQuestionSets('test', ARTICLES, folder)).toThrow('near-domain.jsonl:1 ');
  });
});
