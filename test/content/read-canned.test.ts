import path from 'node:path';

import { readCanned } from '../../src/content/read-canned.js';
import { contentFolders } from '../support/content-folder.js';

const yaml = (fields: Readonly<Record<string, string>> = {}): string => {
  const all = {
    id: 'wait',
    title: '請稍候',
    code: 'wait',
    text: '請等 {{分鐘}} 分鐘',
    when: '[好了嗎, 還要多久, 快點]',
  };
  return Object.entries({ ...all, ...fields })
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
};

describe('readCanned', () => {
  const folderOf = contentFolders();

  it('reads a reply with its blanks', async () => {
    const { replies, faults } = await readCanned(folderOf({ 'canned/wait.yaml': yaml() }));

    expect(faults).toEqual([]);
    expect(replies).toMatchObject([{ id: 'wait', code: 'wait', text: '請等 {{分鐘}} 分鐘' }]);
  });

  it('takes a knowledge base without any', async () => {
    expect(await readCanned(folderOf({ 'README.md': '' }))).toEqual({ replies: [], faults: [] });
  });

  it.each([
    [
      'a blank that nobody knows',
      'canned/wait.yaml',
      yaml({ text: '請找 {{長官}}' }),
      'canned/wait.yaml:4 text',
    ],
    ['a code with signs', 'canned/wait.yaml', yaml({ code: 'a-b' }), 'canned/wait.yaml:3 code'],
    ['too few occasions', 'canned/wait.yaml', yaml({ when: '[好了嗎]' }), 'canned/wait.yaml:5 when'],
    ['a file of another name', 'canned/later.yaml', yaml(), 'canned/later.yaml:1 id'],
  ])('names file, line and field of %s', async (_, file, text, place) => {
    const { replies, faults } = await readCanned(folderOf({ [file]: text }));

    expect(replies).toEqual([]);
    expect(faults.map(({ file: at, line, field }) => `${at}:${line} ${field}`)).toEqual([place]);
  });

  it('refuses a code that is taken', async () => {
    const files = { 'canned/wait.yaml': yaml(), 'canned/wait-more.yaml': yaml({ id: 'wait-more' }) };

    const { faults } = await readCanned(folderOf(files));

    expect(faults.map(({ field }) => field)).toEqual(['code']);
  });
});

describe('knowledge-base/canned/', () => {
  it('holds at least forty good replies', async () => {
    const { replies, faults } = await readCanned(path.resolve('knowledge-base'));

    expect(faults).toEqual([]);
    expect(replies.length).toBeGreaterThanOrEqual(40);
  });
});
