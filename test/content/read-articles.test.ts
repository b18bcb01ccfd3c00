import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { contentFolders } from '../support/content-folder.js';

const FIELDS = {
  id: 'lamp',
  title: '路燈不亮怎麼辦？',
  questions: `\n${Array.from({ length: 8 }, (_, index) => `  - 問法 ${index}`).join('\n')}`,
  keywords: '[路燈, 1999]',
  answer: '|\n  第一行\n\n  第二行\n',
  department: '工務局',
  category: '道路',
  risk: 'general',
  source: '市區道路條例',
  valid_from: '2026-01-01',
  review_by: '2027-01-01',
  tests: '\n  - 測試一\n  - 測試二\n  - 測試三',
};
const yaml = (changes: Partial<Record<keyof typeof FIELDS | 'english' | 'extra', string | undefined>> = {}) =>
  Object.entries({ ...FIELDS, ...changes })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join('\n');

describe('readArticles', () => {
  const folderOf = contentFolders();
  const read = (files: Record<string, string>) => readArticles(folderOf(files));

  it('reads an article with everything that an editor wrote', async () => {
    const english = '\n  question: My street lamp is dark\n  answer: Call 1999.';
    const { articles, faults } = await read({ 'roads/lamp.yaml': yaml({ english }) });

    expect(faults).toEqual([]);
    expect(articles).toEqual([
      {
        file: 'roads/lamp.yaml',
        tests: ['測試一', '測試二', '測試三'],
        content: {
          id: 'lamp',
          title: '路燈不亮怎麼辦？',
          variants: Array.from({ length: 8 }, (_, index) => `問法 ${index}`),
          answer: '第一行\n\n第二行',
          keywords: ['路燈', '1999'],
          department: '工務局',
          category: '道路',
          risk: 'general',
          source: '市區道路條例',
          validFrom: '2026-01-01',
          reviewBy: '2027-01-01',
          english: { question: 'My street lamp is dark', answer: 'Call 1999.' },
        },
      },
    ]);
  });

  it('reads files in a fixed order and leaves others alone', async () => {
    const { articles } = await read({
      'b/two.yaml': yaml({ id: 'two' }),
      'a/one.yml': yaml({ id: 'one' }),
      'README.md': '# no article',
      'a/._one.yaml': 'junk of a file system',
    });

    expect(articles.map(({ file }) => file)).toEqual(['a/one.yml', 'b/two.yaml']);
  });

  it.each([
    ['a missing field', { department: undefined }, '1 department', 'is missing'],
    ['an empty field', { title: '' }, '2 title', 'must not be empty'],
    ['a misspelt field', { extra: 'x' }, '28 extra', 'no such field'],
    ['too few questions', { questions: '[一, 二]' }, '3 questions', 'at least 8, this has 2'],
    ['a list that is text', { tests: '一' }, '24 tests', 'must be a list'],
    ['an unknown risk', { risk: 'high' }, '20 risk', 'must be one of'],
    ['a day that does not exist', { review_by: '2027-02-30' }, '23 review_by', 'a date like'],
    ['an id with blanks', { id: 'Lamp 1' }, '1 id', 'lower-case'],
    ['an id unlike the file', { id: 'other' }, '1 id', 'must be named other.yaml'],
    [
      'a test that is listed',
      { tests: '\n  - 測試一\n  - 問法 3\n  - 測試二' },
      '26 tests[1]',
      'must not be',
    ],
  ])('names file, line, field and reason of %s', async (_name, changes, place, reason) => {
    const { articles, faults } = await read({ 'roads/lamp.yaml': yaml(changes) });

    expect(articles).toEqual([]);
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([place]);
    expect(faults).toEqual([
      expect.objectContaining({
        file: 'roads/lamp.yaml',
        reason: expect.stringContaining(reason) as string,
        next: expect.stringContaining('knowledge-base/README.md') as string,
      }),
    ]);
  });

  it('names the line that is no YAML and still reads the other files', async () => {
    const { articles, faults } = await read({
      'a/lamp.yaml': yaml(),
      'a/bad.yaml': 'id: bad\ntitle: "沒有結束\n',
    });

    expect(articles).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'a/bad.yaml', field: 'file' });
  });

  it('refuses a second file with the same id', async () => {
    const { articles, faults } = await read({ 'a/lamp.yaml': yaml(), 'b/lamp.yaml': yaml() });

    expect(articles).toHaveLength(1);
    expect(faults[0]?.reason).toContain('a/lamp.yaml');
  });

  it('says which folder is not there', async () => {
    const reading = readArticles(path.join(folderOf({}), 'gone'));

    await expect(reading).rejects.toMatchObject({ code: 'CONTENT_FOLDER_UNREADABLE' });
  });
});

describe('knowledge-base/', () => {
  it('holds only good articles', async () => {
    const { articles, faults } = await readArticles(path.resolve('knowledge-base'));

    expect(faults).toEqual([]);
    expect(articles.length).toBeGreaterThanOrEqual(16);
  });
});
