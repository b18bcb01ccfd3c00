import { findNearDuplicates } from '../../src/knowledge/near-duplicates.js';
import { anArticle } from '../support/knowledge.js';

const article = (id: string, title: string, variants: readonly string[] = []) => ({
  ...anArticle(id, { title, variants }),
  version: 1,
});

const lamp = article('lamp', '路燈不亮要怎麼通報？', [
  '家門口路燈不亮',
  '巷子裡路燈都沒亮',
  '路燈一閃一閃的',
  '路燈壞了要找誰修',
]);

describe('findNearDuplicates', () => {
  it('finds an article that was written twice with a word changed here and there', () => {
    const twin = article('twin', '路燈壞掉怎麼辦理報修', [
      '我家門口路燈不亮',
      '巷子裡的路燈都沒亮',
      '路燈一直一閃一閃的',
      '路燈壞了要找誰來修',
    ]);

    const [found, ...more] = findNearDuplicates([lamp, twin]);

    expect(more).toEqual([]);
    expect(found).toMatchObject({ articleId: 'lamp', otherId: 'twin', share: 0.8, isDouble: true });
    expect([found?.wording, found?.otherWording]).toEqual(['路燈一閃一閃的', '路燈一直一閃一閃的']);
  });

  it('finds two titles that are nearly one although the wordings differ', () => {
    const found = findNearDuplicates([lamp, article('other', '路燈不亮要怎麼通報呢', ['整排都黑的'])]);

    expect(found).toMatchObject([{ otherId: 'other', isDouble: false }]);
  });

  it('leaves articles alone that share a topic and one question', () => {
    const count = article('new-lamp', '想在巷口加裝路燈', [
      '路燈壞了要找誰修啊',
      '哪裡可以申請裝路燈',
      '這裡太暗想裝燈',
      '增設路燈要多久',
    ]);

    expect(findNearDuplicates([lamp, count])).toEqual([]);
  });

  it('has nothing to say of one article', () => {
    expect(findNearDuplicates([article('a', '路燈', ['路燈', '路灯'])])).toEqual([]);
  });
});
