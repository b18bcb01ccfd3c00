import path from 'node:path';

import { readIntents } from '../../src/content/read-intents.js';
import { contentFolders } from '../support/content-folder.js';

const yaml = (zhCount: number, kind = 'talk') => `id: hello
kind: ${kind}
utterances:
  zh:
${Array.from({ length: zhCount }, (_, index) => `    - 你好 ${index}`).join('\n')}
  en: [hello]
replies:
  zh: [您好]
  en: [Hello]
`;

describe('readIntents', () => {
  const folderOf = contentFolders();

  it('reads an intent, Chinese and English utterances together', async () => {
    const { intents, faults } = await readIntents(folderOf({ 'hello.yaml': yaml(19, 'emergency') }));

    expect(faults).toEqual([]);
    expect(intents).toEqual([
      {
        id: 'hello',
        kind: 'emergency',
        utterances: [...Array.from({ length: 19 }, (_, index) => `你好 ${index}`), 'hello'],
        replies: { zh: ['您好'], en: ['Hello'] },
      },
    ]);
  });

  it.each([
    ['too few utterances', 'hello.yaml', yaml(18), '3 utterances'],
    ['an unknown kind', 'hello.yaml', yaml(19, 'joke'), '2 kind'],
    ['a file of another name', 'hi.yaml', yaml(19), '1 id'],
    ['a file in a folder below', 'a/hello.yaml', yaml(19), '1 id'],
  ])('names file, line and field of %s', async (_name, file, text, place) => {
    const { intents, faults } = await readIntents(folderOf({ [file]: text }));

    expect(intents).toEqual([]);
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([place]);
    expect(faults[0]?.file).toBe(file);
  });
});

describe('intents/', () => {
  it('holds only good intents, among them both emergencies', async () => {
    const { intents, faults } = await readIntents(path.resolve('intents'));

    expect(faults).toEqual([]);
    expect(intents.filter(({ kind }) => kind === 'emergency').map(({ id }) => id)).toEqual([
      'life-danger',
      'suicide',
    ]);
  });
});
