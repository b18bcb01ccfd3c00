import { checkReadability } from '../../src/content/check-readability.js';

const check = (text: string) =>
  checkReadability({ file: 'a.yaml', text, guide: '' }).map(
    ({ line, field, reason }) => `${line} ${field} ${reason}`,
  );

describe('checkReadability', () => {
  it.each([
    ['依據示範市自治條例規定辦理之', '依據示範市自治條例規定辦理之'],
    ['敬請檢附文件', '敬請'],
    ['惠予協助', '惠予'],
    ['本案業已移請權責機關卓處', '業已'],
    ['前揭規定', '前揭'],
  ])('hears an official letter in %s', (text, found) => {
    expect(check(`answer: |\n  第一行\n  ${text}\n`)[0]).toBe(
      `3 answer 「${found}」像公文 / office language`,
    );
  });

  it.each(['晚上開到九點', '請帶身分證和印章', '您得先掛失', '附上照片就可以'])(
    'hears a clerk in %s',
    (text) => {
      expect(check(`answer: ${text}\n`)).toEqual([]);
    },
  );

  it('counts the characters of a sentence, but not of an address or of the law', () => {
    const long = '好'.repeat(71);

    expect(check(`answer: ${long}。\n`)).toHaveLength(1);
    expect(check(`answer: ${'好'.repeat(70)}。${'好'.repeat(70)}。\n`)).toEqual([]);
    expect(check(`answer: |\n  請看 https://example.org/${'a'.repeat(90)}\n  依據：${long}。\n`)).toEqual([]);
  });

  it('finds an answer that is a long scroll', () => {
    expect(check(`answer: |\n${'  好好好好好好好好好。\n'.repeat(80)}`)).toHaveLength(1);
  });

  it('reads what is said to people and nothing else', () => {
    const all =
      'title: 敬請\nquestions:\n  - 敬請\ntext: 敬請\nreplies:\n  zh:\n    - 敬請\n  en:\n    - 敬請\n';

    expect(check(all).map((line) => line.split(' ')[1])).toEqual(['text', 'replies.zh']);
  });
});
