// Which language to answer in.

const HAN_OR_ZHUYIN = /[\p{Script=Han}\p{Script=Bopomofo}]/gu;
const LATIN_WORD = /\p{Script=Latin}{2,}/gu;

export type Language = 'zh' | 'en';

/** English when Latin words outnumber Chinese characters: "YouBike 怎麼借" is Chinese. Without either, Chinese. */
export function detectLanguage(text: string): Language {
  const characters = text.match(HAN_OR_ZHUYIN)?.length ?? 0;
  const words = text.match(LATIN_WORD)?.length ?? 0;
  return words > characters ? 'en' : 'zh';
}
