// One form for Traditional and Simplified characters, so that a question typed in either finds the same articles.
// Called by normalize only; what people read is never folded.
//
// We fold towards Simplified, although the city writes Traditional: that direction is many-to-one, so it needs one
// character at a time and no phrase dictionary. Measured on Node 20 (opencc-js 1.4.2): cn→tw costs 250 ms and 86 MB
// of resident memory for its phrase trie; this table costs 90 ms once, 64 KB kept (about 15 MB of it garbage), keeps
// every position of the text, and is idempotent by construction. The price: 後/后, 發/髮 and the like become one
// character, just as they are one to whoever types Simplified.

import { Converter } from 'opencc-js/t2cn';

import { TextWriter } from '../lib/text-writer.js';

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** Characters that the table keeps apart (one character at a time) but people use for each other: 計畫 and 计划. */
const HOUSE_PAIRS: readonly (readonly [string, string])[] = [
  ['妳', '你'],
  ['祢', '你'],
  ['牠', '它'],
  ['臺', '台'],
  ['著', '着'],
  ['佔', '占'],
  ['画', '划'],
  ['藉', '借'],
  ['覆', '复'],
  ['瞭', '了'],
  ['炼', '链'],
  ['鍊', '链'],
  ['甦', '苏'],
  ['幺', '么'],
  ['么', '么'],
];

let table: Uint16Array | undefined;

/** The same text, of the same length, with every Han character in its one folded form. */
export function foldScript(text: string): string {
  table ??= buildTable();
  const units = writer.room(text.length);
  let isFolded = true;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const target = code < FIRST_HAN || code > LAST_HAN ? code : (table[code - FIRST_HAN] ?? code);
    units[at] = target;
    isFolded &&= target === code;
  }
  return isFolded ? text : writer.textOf(text.length);
}

const writer = new TextWriter();

function buildTable(): Uint16Array {
  const codes = Array.from({ length: LAST_HAN - FIRST_HAN + 1 }, (_, index) => FIRST_HAN + index);
  // Line ends keep the characters apart, or OpenCC would read neighbours as phrases.
  const alone = codes.map((code) => String.fromCharCode(code)).join('\n');
  const converted = Converter({ from: 'tw', to: 'cn' })(alone).split('\n');
  const built = Uint16Array.from(codes, (code, index) => {
    const target = converted[index] ?? '';
    return target.length === 1 ? target.charCodeAt(0) : code;
  });
  for (const [from, to] of HOUSE_PAIRS) built[from.charCodeAt(0) - FIRST_HAN] = to.charCodeAt(0);
  return built.map((code) => settle(code, built));
}

/** Follows a chain (a→b→c) to its end, so that folding twice equals folding once. */
function settle(code: number, built: Uint16Array): number {
  let current = code;
  for (let step = 0; step < 4; step += 1) {
    if (current < FIRST_HAN || current > LAST_HAN) return current;
    current = built[current - FIRST_HAN] ?? current;
  }
  return current;
}
