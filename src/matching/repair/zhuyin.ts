// Zhuyin, the phonetic symbols that people in Taiwan type with: from pinyin, from the keys of an English keyboard.

/** One syllable as it is typed. */
export interface Sound {
  /** Without the tone: `ㄒㄧㄥ`. */
  readonly symbols: string;
  /** 1 to 4; 0 is the neutral tone. */
  readonly tone: number;
}

const INITIALS: Readonly<Record<string, string>> = {
  ...{ b: 'ㄅ', p: 'ㄆ', m: 'ㄇ', f: 'ㄈ', d: 'ㄉ', t: 'ㄊ', n: 'ㄋ', l: 'ㄌ', g: 'ㄍ', k: 'ㄎ', h: 'ㄏ' },
  ...{ j: 'ㄐ', q: 'ㄑ', x: 'ㄒ', zh: 'ㄓ', ch: 'ㄔ', sh: 'ㄕ', r: 'ㄖ', z: 'ㄗ', c: 'ㄘ', s: 'ㄙ' },
};
const FINALS: Readonly<Record<string, string>> = {
  ...{
    a: 'ㄚ',
    o: 'ㄛ',
    e: 'ㄜ',
    ê: 'ㄝ',
    ai: 'ㄞ',
    ei: 'ㄟ',
    ao: 'ㄠ',
    ou: 'ㄡ',
    an: 'ㄢ',
    en: 'ㄣ',
    ang: 'ㄤ',
  },
  ...{
    eng: 'ㄥ',
    er: 'ㄦ',
    i: 'ㄧ',
    ia: 'ㄧㄚ',
    ie: 'ㄧㄝ',
    iao: 'ㄧㄠ',
    iu: 'ㄧㄡ',
    ian: 'ㄧㄢ',
    in: 'ㄧㄣ',
  },
  ...{ iang: 'ㄧㄤ', ing: 'ㄧㄥ', iong: 'ㄩㄥ', u: 'ㄨ', ua: 'ㄨㄚ', uo: 'ㄨㄛ', uai: 'ㄨㄞ', ui: 'ㄨㄟ' },
  ...{ uan: 'ㄨㄢ', un: 'ㄨㄣ', uang: 'ㄨㄤ', ong: 'ㄨㄥ', ü: 'ㄩ', üe: 'ㄩㄝ', üan: 'ㄩㄢ', ün: 'ㄩㄣ' },
};
/** Syllables without an initial, which pinyin spells with y and w. */
const BARE: Readonly<Record<string, string>> = {
  ...{ yi: 'i', ya: 'ia', ye: 'ie', yao: 'iao', you: 'iu', yan: 'ian', yin: 'in', yang: 'iang', ying: 'ing' },
  ...{
    yong: 'iong',
    wu: 'u',
    wa: 'ua',
    wo: 'uo',
    wai: 'uai',
    wei: 'ui',
    wan: 'uan',
    wen: 'un',
    wang: 'uang',
  },
  ...{ weng: 'ong', yu: 'ü', yue: 'üe', yuan: 'üan', yun: 'ün' },
};

/**
 * `ㄒㄧㄥ` for `xing`; '' for what is no syllable of Mandarin. Source: the Ministry of Education's table of Zhuyin and
 * Hanyu Pinyin (國語注音符號與漢語拼音對照表).
 */
export function zhuyinOf(pinyin: string): string {
  const spelled = BARE[pinyin] ?? pinyin;
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])?/.exec(spelled)?.join('') ?? '';
  const final = spelled.slice(initial.length);
  // "zhi" and "si" have no vowel in Zhuyin; "ju" is spoken "jü".
  if (final === 'i' && /^(?:[zcs]h?|r)$/.test(initial)) return INITIALS[initial] ?? '';
  const vowel = FINALS[/^[jqx]$/.test(initial) ? final.replace(/^u/, 'ü') : final];
  return vowel === undefined ? '' : `${INITIALS[initial] ?? ''}${vowel}`;
}

/** zh/z, ch/c, sh/s and a final n or ng: what many people in Taiwan speak, and so type, alike. */
export function foldAccent(symbols: string): string {
  return symbols
    .replace(/^[ㄓㄔㄕ]/u, (initial) => ({ ㄓ: 'ㄗ', ㄔ: 'ㄘ', ㄕ: 'ㄙ' })[initial] ?? initial)
    .replace('ㄤ', 'ㄢ')
    .replace(/(?<![ㄨㄩ])ㄥ/u, 'ㄣ');
}

/** The standard (Dachen) layout, row by row, beside the keys of an English keyboard. The space bar is the first tone. */
const SYMBOLS = [
  'ㄅㄉˇˋㄓˊ˙ㄚㄞㄢㄦ',
  'ㄆㄊㄍㄐㄔㄗㄧㄛㄟㄣ',
  'ㄇㄋㄎㄑㄕㄘㄨㄜㄠㄤ',
  'ㄈㄌㄏㄒㄖㄙㄩㄝㄡㄥ',
].join('');
const KEYS = ['1234567890-', 'qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./'].join('');
const TONES = '˙ ˊˇˋ';
const FIRST_TONE = ' ';
/** In the order in which they are typed; at least one of the three must be there. */
const SYLLABLE = /^[ㄅ-ㄙ]?[ㄧㄨㄩ]?[ㄚ-ㄦ]?$/u;

/** The symbols that a run of keys types on an unswitched keyboard; undefined where a key types none. */
export function symbolsOfKeys(keys: string): string | undefined {
  const typed = Array.from(keys, (key) => (key === FIRST_TONE ? key : SYMBOLS[KEYS.indexOf(key)]));
  return typed.includes(undefined) ? undefined : typed.join('');
}

/** One syllable that these keys type, its tone last; without a tone the first. Undefined where they type none. */
export function soundOfKeys(keys: string): Sound | undefined {
  const sounds = syllablesOf(symbolsOfKeys(keys) ?? '');
  const [sound] = sounds ?? [];
  // A consonant alone is a syllable of the hissing ones only ("ㄕ" is 是).
  if (sound === undefined || sounds?.length !== 1 || /^[ㄅ-ㄒ]$/u.test(sound.symbols)) return undefined;
  return sound;
}

/** The keys that type a syllable with its tone. */
export function keysOfSound({ symbols, tone }: Sound): string {
  return Array.from(`${symbols}${TONES[tone] ?? FIRST_TONE}`, (symbol) => {
    return symbol === FIRST_TONE ? symbol : (KEYS[SYMBOLS.indexOf(symbol)] ?? '');
  }).join('');
}

/**
 * Typed symbols cut into syllables, each ended by its tone; only the last may lack it (first tone, its space trimmed).
 * Undefined where that does not come out. Whether a syllable exists in the language is not judged.
 */
export function syllablesOf(symbols: string): Sound[] | undefined {
  const sounds: Sound[] = [];
  for (const [typed, syllable = '', mark = ''] of symbols.matchAll(/([^˙ ˊˇˋ]*)([˙ ˊˇˋ]|$)/gu)) {
    if (typed.trim() === '') continue;
    if (!SYLLABLE.test(syllable) || syllable === '') return undefined;
    sounds.push({ symbols: syllable, tone: TONES.indexOf(mark === '' ? FIRST_TONE : mark) });
  }
  return sounds.length === 0 ? undefined : sounds;
}
