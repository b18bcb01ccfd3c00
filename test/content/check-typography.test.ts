import { checkTypography, isSimplified } from '../../src/content/check-typography.js';

const check = (text: string) =>
  checkTypography({ file: 'a.yaml', text, guide: '' }).map(({ line, field }) => `${line} ${field}`);

describe('checkTypography', () => {
  it.each(['国', '体', '号', '证', '这', '个', '电', '办'])('knows %s as Simplified', (char) => {
    expect(isSimplified(char)).toBe(true);
  });

  it.each(Array.from('台里后面干只斗雲谷准托系松采製裡為群床啟'))(
    'leaves %s, which Taiwan writes, alone',
    (char) => {
      expect(isSimplified(char)).toBe(false);
    },
  );

  it('names line and field of a Simplified character', () => {
    const found = check('title: 身分證\nanswer: |\n  第一行\n  第二行有个字\nquestions:\n  - 办證\n');

    expect(found).toEqual(['4 answer', '6 questions']);
  });

  it('finds half-width punctuation inside Chinese in our own words', () => {
    const found = check(
      'title: 遺失了,怎麼辦\nanswer: |\n  一\n  請帶 (正本) 來\nreplies:\n  zh:\n    - 您好!\n',
    );

    expect(found).toEqual(['1 title', '4 answer', '4 answer', '7 replies.zh']);
  });

  it('finds full-width letters and digits, and Chinese punctuation in English', () => {
    const found = check('answer: 請打 １９９９\nenglish:\n  answer: Call 1999，then wait。\n');

    expect(found).toEqual(['1 answer', '3 english.answer', '3 english.answer']);
  });

  it.each([
    ['a question that is Simplified from end to end', 'questions:\n  - 身份证丢了怎么补办\n'],
    ['a Chinese word inside English', 'english:\n  answer: Write 「轉真人」 or call 1999.\n'],
    ['times, numbers and links', 'answer: 週一 8:00 到 17:00，費用 1,000 元，見 https://example.org/a?b=1'],
    ['an English answer', 'answer: Call 1999 (free), then wait.'],
    ['what people type', 'questions:\n  - 垃圾車幾點來?\ntests:\n  - 你好,請問'],
    ['a broken file, of which the schema speaks', 'title: "oops\nb: ['],
  ])('has nothing against %s', (_name, text) => {
    expect(check(text)).toEqual([]);
  });
});
