// How a character sounds: its readings in Zhuyin. The only file that knows pinyin-pro.

import readings from 'pinyin-pro/dist/esm/data/dict1.mjs';

import { zhuyinOf, type Sound } from './zhuyin.js';

/** Rarer readings than these are not what people type. */
const MAX_READINGS = 3;

/** Marks over a vowel, as Unicode decomposes them, in the order of the tones. */
const TONE_MARKS = ['\u0304', '\u0301', '\u030c', '\u0300'];

/** Readings that are usual in Taiwan and that the table, made for the mainland, lacks. Tone last. */
const TAIWAN_READINGS: Readonly<Record<string, readonly string[]>> = {
  ...{ 垃: ['le4'], 圾: ['se4'], 携: ['xi1'], 攜: ['xi1'], 和: ['han4'], 液: ['yi4'], 括: ['gua1'] },
  ...{ 蜗: ['gua1'], 堤: ['ti2'], 酵: ['xiao4'], 血: ['xie3'], 仔: ['zai3'], 谁: ['shei2'], 这: ['zhei4'] },
  ...{ 那: ['nei4'], 哪: ['nei3'], 熟: ['shou2'], 薄: ['bo2'], 暴: ['pu4'], 嗯: ['en1'] },
};

/** Of each character that was asked for: there are as many as the table has. */
const known = new Map<string, readonly Sound[]>();

/** The usual readings of a character, the most usual first; none for what has no sound. */
export function soundsOf(character: string): readonly Sound[] {
  const sounds = known.get(character) ?? readSounds(character);
  if (sounds.length > 0) known.set(character, sounds);
  return sounds;
}

function readSounds(character: string): Sound[] {
  const listed = (readings.get(character) ?? '').split(' ').slice(0, MAX_READINGS).map(soundOfMarked);
  const ours = (TAIWAN_READINGS[character] ?? []).map((reading) => {
    return { symbols: zhuyinOf(reading.slice(0, -1)), tone: Number(reading.slice(-1)) };
  });
  return [...ours, ...listed].filter(({ symbols }) => symbols !== '');
}

/** `xíng` → ㄒㄧㄥ, tone 2. */
function soundOfMarked(reading: string): Sound {
  const decomposed = reading.normalize('NFD');
  const tone = TONE_MARKS.findIndex((mark) => decomposed.includes(mark)) + 1;
  const plain = TONE_MARKS.reduce((text, mark) => text.replace(mark, ''), decomposed).normalize('NFC');
  return { symbols: zhuyinOf(plain), tone };
}
