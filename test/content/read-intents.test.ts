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
    [
      'a blank that nobody knows',
      'hello.yaml',
      yaml(19).replace('[您好]', "['{{案號}}']"),
      '26 replies.zh[0]',
    ],
    [
      'a blank in an emergency',
      'hello.yaml',
      yaml(19, 'emergency').replace('[您好]', "['{{城市}}']"),
      '26 replies.zh[0]',
    ],
    ['too many articles', 'hello.yaml', `${yaml(19)}articles: [a, b, c, d]\n`, '28 articles'],
    [
      'an offer that is neither yes nor no',
      'hello.yaml',
      `${yaml(19)}offer_person: maybe\n`,
      '28 offer_person',
    ],
    ['a file of another name', 'hi.yaml', yaml(19), '1 id'],
    ['a file in a folder below', 'a/hello.yaml', yaml(19), '1 id'],
  ])('names file, line and field of %s', async (_name, file, text, place) => {
    const { intents, faults } = await readIntents(folderOf({ [file]: text }));

    expect(intents).toEqual([]);
    expect(faults.map(({ line, field }) => `${line} ${field}`)).toEqual([place]);
    expect(faults[0]?.file).toBe(file);
  });
});
