import type { Article, Intent } from '../../src/domain/article.js';
import { buildMatchIndex } from '../../src/matching/match-index.js';
import { match } from '../../src/matching/matcher.js';

const danger: Intent = {
  id: 'life-danger',
  kind: 'emergency',
  utterances: ['救命', '失火了', '有人昏倒了', 'fire'],
  replies: { zh: ['打 119'], en: ['Call 119'] },
};
const article = (id: string, title: string): Article => ({
  id,
  version: 1,
  title,
  variants: [],
  answer: title,
  keywords: [],
  risk: 'general',
});
const index = buildMatchIndex({
  articles: [
    article('fire-paper', '失火了要怎麼申請火災證明'),
    article('parking', '停車費怎麼繳'),
    article('towed', '停車被拖吊怎麼辦'),
    article('library', '圖書館借書證怎麼辦'),
  ],
  intents: [danger],
  revision: 1,
});

describe('a cry for help', () => {
  it.each([
    '救命',
    '救命啊 快來人',
    '媽媽快點我家失火了',
    '爺爺倒在地上 有人昏倒了 快來',
    'FIRE!',
    'there is a fire here',
  ])('is heard in %j', (text) => {
    expect(match(text, index).intent?.id).toBe('life-danger');
  });

  it.each([
    '救生員證照',
    '心肺復甦術救命課程',
    'he got fired yesterday',
    '失火了要怎麼申請火災證明',
    '借書證',
  ])('is not heard in %j', (text) => {
    expect(match(text, index).intent?.id).toBeUndefined();
  });
});

describe('a topic in a word or two', () => {
  it('is offered the articles that share it', () => {
    const { band, matches } = match('停車', index);

    expect(band).toBe('offer');
    expect(
      matches
        .slice(0, 2)
        .map(({ articleId }) => articleId)
        .sort(),
    ).toEqual(['parking', 'towed']);
  });

  it('is honestly refused when no article has it', () => {
    expect(match('章魚', index).band).toBe('handoff');
  });
});
