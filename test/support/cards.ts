// Cards for tests: one with every part, and any that an editor may write.

import fc from 'fast-check';

import { cardField } from '../../src/content/card-field.js';
import { MOST_CARD_FILES } from '../../src/domain/card-file.js';
import {
  BUTTON_LABEL_CHARS,
  MOST_CARD_BUTTONS,
  MOST_CARD_LINKS,
  MOST_CARD_STEPS,
  type Card,
  type ShownCard,
} from '../../src/domain/card.js';

/** An uploaded file's, by its form. */
export const FILE_URL = `/attachments/${'Ab3_-'.repeat(8)}abc.odt`;

/** As it lies in an article. */
export const CARD_AS_STORED: Card = {
  image: { url: '/images/lamp-post.png', alt: '路燈桿上的編號牌' },
  steps: ['帶身分證', '到櫃檯抽號碼牌'],
  place: { name: '示範區公所', address: '示範市示範路 1 號', latitude: 25.0375, longitude: 121.5637 },
  links: [{ title: '電子化政府服務', url: 'https://www.gov.tw/' }],
  buttons: [
    { kind: 'call', label: '撥打 1999', phone: '1999' },
    { kind: 'link', label: '我的 E 政府', url: 'https://www.gov.tw/' },
    { kind: 'say', label: '問垃圾車', text: '垃圾車幾點來' },
  ],
};

/** As it is shown. */
export const CARD: ShownCard = { ...CARD_AS_STORED, language: 'zh' };

const line = (maxLength: number) =>
  fc
    .string({
      unit: fc.constantFrom('市', 'a', '👨‍👩‍👧‍👦', '🇹🇼', 'é', '𠮷', '"', '<b>', '。', '1'),
      minLength: 1,
      maxLength,
    })
    .map((text) => text.slice(0, maxLength))
    .filter((text) => !/\p{Surrogate}/u.test(text));
const url = fc.webPath().map((path) => `https://www.gov.tw${path}`.slice(0, 200));
const button = fc.oneof(
  fc.record({ label: line(BUTTON_LABEL_CHARS), say: line(40) }),
  fc.record({ label: line(BUTTON_LABEL_CHARS), link: url }),
  fc.record({
    label: line(BUTTON_LABEL_CHARS),
    call: fc.constantFrom('1999', '02-1234-5678', '0800-000-123', '119'),
  }),
);
const written = fc.record(
  {
    image: fc.record({ url: fc.oneof(url, fc.constant('/images/lamp-post.png')), alt: line(60) }),
    steps: fc.array(line(100), { minLength: 1, maxLength: MOST_CARD_STEPS }),
    place: fc.record({
      name: line(90),
      address: line(90),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    files: fc.array(
      fc.record({
        title: line(60),
        url: fc.constant(FILE_URL),
        bytes: fc.integer({ min: 1, max: 10_000_000 }),
      }),
      { minLength: 1, maxLength: MOST_CARD_FILES },
    ),
    links: fc.array(fc.record({ title: line(60), url }), { minLength: 1, maxLength: MOST_CARD_LINKS }),
    buttons: fc.array(button, { minLength: 1, maxLength: MOST_CARD_BUTTONS }),
  },
  { requiredKeys: [] },
);

/** What passes the editors' check, whatever its words. */
export const anyCard: fc.Arbitrary<ShownCard> = fc
  .tuple(written, fc.constantFrom('zh' as const, 'en' as const))
  .map(([card, language]) => ({ parsed: cardField().safeParse(card), language }))
  .filter(({ parsed }) => parsed.success)
  .map(({ parsed: { data = {} }, language }) => ({ ...data, language }));
