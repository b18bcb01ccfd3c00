// Would a polite clerk say it so? Long sentences and office language in what citizens and agents read. Warnings only: an
// editor decides. The list is ours; it grows with what editors paste from official letters.

import { visitTexts, type PlacedText } from './visit-texts.js';
import type { ContentFault, YamlSource } from './yaml-file.js';

/** A sentence of this length does not fit three lines of a phone. Unit: characters. */
const MOST_SENTENCE_CHARS = 70;
/** More than two screens of a phone. Unit: characters. */
const MOST_ANSWER_CHARS = 700;

/** Office language and how one says it at a counter. */
const JARGON: readonly (readonly [RegExp, string])[] = [
  [/依據?[^。；\n]{0,30}規定辦理之?/gu, '規定是……，所以請您……'],
  [/辦理之|行之/gu, '辦'],
  [/敬請|惠請/gu, '請'],
  [/惠予|賜予/gu, '給、幫忙'],
  [/檢附|檢具/gu, '附上、帶'],
  [/逕向|逕洽|逕行|逕自/gu, '直接向、自己'],
  [/洽詢/gu, '問'],
  [/查照|鑒核|鈞鑒/gu, '（刪掉 / leave it out）'],
  [/台端|臺端/gu, '您'],
  [/俾利|俾便|俾/gu, '方便、才好'],
  [/業經|業已/gu, '已經'],
  [/爰|茲/gu, '所以、現在'],
  [/倘若?|如遇有/gu, '如果'],
  [/予以|加以/gu, '（刪掉，直接寫動詞 / use the verb itself）'],
  [/前揭|(?<!\p{Script=Han})上開|旨揭/gu, '前面說的'],
  [/權責機關|權責單位/gu, '負責的單位'],
  [/尚祈|尚請/gu, '請'],
  [/諒察|見諒/gu, '不好意思、抱歉'],
  [/係(?=為|指|由|屬|因)/gu, '是'],
  [/囿於|礙於/gu, '因為'],
  [/卓處|妥處|酌處/gu, '處理'],
  [/悉依/gu, '都按照'],
  [/得以(?=申請|辦理|領取)/gu, '可以'],
];

/** Every place in one file that reads like an official letter. */
export function checkReadability(source: YamlSource): ContentFault[] {
  return visitTexts(source)
    .filter(isRead)
    .flatMap((text) => {
      const place = { file: source.file, field: text.field.join('.') };
      return findStumbles(text.value).map(({ offset, reason, next }) => ({
        ...place,
        line: text.lineAt(offset),
        reason,
        next,
      }));
    });
}

interface Stumble {
  /** Place in the text. Unit: UTF-16 code units. */
  readonly offset: number;
  readonly reason: string;
  readonly next: string;
}

/** In one text that citizens or agents read. `reason` and `next`: Chinese, a slash, English. */
export const findStumbles = (text: string): Stumble[] => [...findJargon(text), ...findLong(text)];

/** Chinese that is said to somebody: an answer and the steps of its card, a canned reply, the reply of an intent. */
function isRead({ field }: PlacedText): boolean {
  const [root, language] = field;
  if (field.join('.') === 'card.steps') return true;
  return field.length === 1 ? root === 'answer' || root === 'text' : root === 'replies' && language === 'zh';
}

function findJargon(value: string): Stumble[] {
  return JARGON.flatMap(([pattern, plain]) =>
    Array.from(value.matchAll(pattern), ({ 0: found, index }) => ({
      offset: index,
      reason: `「${found}」像公文 / office language`,
      next: `改說「${plain}」 / say "${plain}"`,
    })),
  );
}

function findLong(value: string): Stumble[] {
  const sentences = Array.from(value.matchAll(/[^。！？；\n]+/gu))
    .filter(({ 0: sentence }) => sentence.replace(/https?:\S+/gu, '').length > MOST_SENTENCE_CHARS)
    // The legal basis names laws, and laws have long names.
    .filter(({ 0: sentence }) => !sentence.trim().startsWith('依據：'))
    .map(({ 0: sentence, index }) => ({
      offset: index,
      reason: `一句有 ${sentence.length} 字，最多 ${MOST_SENTENCE_CHARS} 字 / a sentence of ${sentence.length} characters`,
      next: '拆成兩三句 / split it',
    }));
  if (value.length <= MOST_ANSWER_CHARS) return sentences;
  const whole = {
    offset: 0,
    reason: `全文 ${value.length} 字，手機上要滑很久 / ${value.length} characters are a long scroll`,
    next: '只留要做的事，其他拆成另一篇 / keep what to do, move the rest to another article',
  };
  return [whole, ...sentences];
}
