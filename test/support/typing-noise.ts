// Questions as people in Taiwan mistype them, seeded: the same text, kind and seed give the same noise on every machine.
// Readings and characters come from the libraries' whole dictionaries, read in context, not from the matcher's own table
// of single characters, so that the matcher is not measured by its own opinions.

import { dict } from '@node-rs/jieba/dict.js';
import { Converter as ToTraditional } from 'opencc-js/cn2t';
import { Converter as ToSimplified } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

import { keysOfSound, zhuyinOf, type Sound } from '../../src/matching/repair/zhuyin.js';
import { reword, seededRandom } from './rewordings.js';

/** The six of the matcher's goals first; then what an unswitched keyboard and 注音文 do. */
export const TYPING_NOISES = [
  'simplified',
  'full-width',
  'homophones',
  'dropped-characters',
  'swapped-characters',
  'polite',
  'zhuyin-keyboard',
  'zhuyin-half',
  'zhuyin-letters',
] as const;
export type TypingNoise = (typeof TYPING_NOISES)[number];

/** Share of the Chinese characters that are typed as another of the same sound. */
const HOMOPHONE_RATIO = 0.15;
/** Of those, how many sound the same only to an ear that folds zh/z, ch/c, sh/s and ng/n. */
const ACCENT_RATIO = 0.2;
/** Characters that an input method offers on its first page. Unit: characters, by frequency. */
const COMMON_CHARACTERS = 3_500;
/** Share of the particles that somebody who writes 注音文 writes so. */
const LETTER_RATIO = 0.7;
const simplify = ToSimplified({ from: 'tw', to: 'cn' });
const HAN = /^\p{Script=Han}$/u;

/** The text with one kind of noise. A text that the kind cannot change comes back as it is. */
export function noised(text: string, kind: TypingNoise, seed: number): string {
  const random = seededRandom(seed ^ sumOf(text));
  switch (kind) {
    case 'simplified':
    case 'full-width':
    case 'dropped-characters':
    case 'swapped-characters':
      return reword(text, kind, random);
    case 'homophones':
      return typeHomophones(text, random);
    case 'polite':
      return bePolite(text, random);
    case 'zhuyin-keyboard':
      return onEnglishKeys(text);
    case 'zhuyin-half':
      return switchLate(text, random);
    case 'zhuyin-letters':
      return writeLetters(text, random);
  }
}

/** So that two texts of one seed do not get the same dice. */
function sumOf(text: string): number {
  return Array.from(text).reduce((sum, sign) => (Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);
}

function pickFrom<Item>(items: readonly Item[], random: () => number): Item | undefined {
  return items[Math.floor(random() * items.length)];
}

// Homophones

interface Homophones {
  readonly same: ReadonlyMap<string, readonly string[]>;
  readonly accented: ReadonlyMap<string, readonly string[]>;
}

let homophones: Homophones | undefined;

/** `xing` for 行: its most common reading, without tone. */
const syllableOf = (character: string): string =>
  pinyin(simplify(character), { toneType: 'none', type: 'array' })[0] ?? '';

const accent = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');

function readHomophones(): Homophones {
  const toTaiwan = ToTraditional({ from: 'cn', to: 'tw' });
  const counted = Buffer.from(dict)
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([word = '', count]) => (HAN.test(word) ? [{ word: toTaiwan(word), count: Number(count) }] : []))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  const common = [...new Set(counted.map(({ word }) => word))].slice(0, COMMON_CHARACTERS);
  const same = new Map<string, string[]>();
  const accented = new Map<string, string[]>();
  for (const character of common) {
    const syllable = syllableOf(character);
    same.set(syllable, [...(same.get(syllable) ?? []), character]);
    accented.set(accent(syllable), [...(accented.get(accent(syllable)) ?? []), character]);
  }
  return { same, accented };
}

/** At least one character; Simplified, Latin and signs stay. */
function typeHomophones(text: string, random: () => number): string {
  const characters = Array.from(text);
  const chinese = characters.flatMap((sign, at) => (HAN.test(sign) ? [at] : []));
  const hit = new Set(chinese.filter(() => random() < HOMOPHONE_RATIO));
  const sure = pickFrom(chinese, random);
  if (hit.size === 0 && sure !== undefined) hit.add(sure);
  return characters.map((sign, at) => (hit.has(at) ? homophoneOf(sign, random) : sign)).join('');
}

function homophoneOf(character: string, random: () => number): string {
  const { same, accented } = (homophones ??= readHomophones());
  const syllable = syllableOf(character);
  const alike =
    (random() < ACCENT_RATIO ? accented.get(accent(syllable)) : undefined) ?? same.get(syllable) ?? [];
  const others = alike.filter((other) => other !== character);
  // Squared: an input method shows the frequent ones first.
  return others[Math.floor(random() ** 2 * others.length)] ?? character;
}

// Politeness

const GREETINGS = [
  '您好,我想請問一下',
  '你好,',
  '不好意思打擾了,想請教',
  '哈囉~ 請問',
  '嗨嗨 想問一下喔 ',
  '早安!麻煩幫我看一下,',
  '客服人員您好,',
  '您好 有個問題想請教一下,',
  '晚安,不好意思這麼晚了 請問',
  '市長您好,我是市民,想了解一下',
  '午安你好 想請問一下喔,',
  'Hello 請問一下',
] as const;
const THANKS = [
  '?謝謝',
  ',謝謝您',
  ' 謝謝喔!',
  ',麻煩您了,謝謝',
  '?感謝您的回覆',
  ',再麻煩您回覆了,感恩',
  ' 謝謝你的幫忙',
  '呢?謝謝',
  ',感激不盡',
  ' 辛苦了謝謝🙏',
  ' 3Q',
  '?非常感謝您!祝您順心',
] as const;

function bePolite(text: string, random: () => number): string {
  const bare = text.replace(/[??!!。.]+$/u, '');
  return `${pickFrom(GREETINGS, random) ?? ''}${bare}${pickFrom(THANKS, random) ?? ''}`;
}

// Zhuyin

/** How each character of a text sounds where it stands; undefined for what has no sound. */
function soundsIn(text: string): (Sound | undefined)[] {
  return pinyin(simplify(text), { toneType: 'num', type: 'array', toneSandhi: false }).map((reading) => {
    const [, syllable = '', tone = ''] = /^([a-zêü]+)(\d)$/.exec(reading) ?? [];
    const symbols = zhuyinOf(syllable);
    return symbols === '' ? undefined : { symbols, tone: Number(tone) };
  });
}

/** The whole question typed with the keyboard still in English. */
function onEnglishKeys(text: string): string {
  const sounds = soundsIn(text);
  return Array.from(text, (sign, at) => {
    const sound = sounds[at];
    return sound === undefined || !HAN.test(sign) ? sign : keysOfSound(sound);
  }).join('');
}

/** Noticed and switched somewhere on the way. */
function switchLate(text: string, random: () => number): string {
  const characters = Array.from(text);
  const at = 2 + Math.floor(random() * Math.max(1, characters.length - 3));
  return onEnglishKeys(characters.slice(0, at).join('')) + characters.slice(at).join('');
}

/** What 注音文 writes by its first symbol. */
const LETTERED = new Set('的嗎呢不了吧啊是個就在到你跟去會還很這那都可要');

function writeLetters(text: string, random: () => number): string {
  const sounds = soundsIn(text);
  const written = Array.from(text, (sign, at) => {
    return LETTERED.has(sign) && random() < LETTER_RATIO ? (sounds[at]?.symbols[0] ?? sign) : sign;
  });
  return written.join('');
}
