// Two slips that schema cannot see: Simplified characters in Traditional text, and half-width punctuation between
// Chinese characters. Called by `content:check` only: the converter's dictionary is large.

import { Converter } from 'opencc-js/cn2t';
import { isMap, isScalar, LineCounter, parseDocument, visit, type Scalar } from 'yaml';

import type { ContentFault, YamlSource } from './yaml-file.js';

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const COMMON_IN_TAIWAN = commonCharacters();

/** Questions and utterances stand there as people type them; only our own words are held to full width. */
const AS_TYPED = new Set(['questions', 'tests', 'utterances', 'keywords']);
const HALF_WIDTH = /(?<=\p{Script=Han})\s?[,;:?!()]|[(,;:]\s?(?=\p{Script=Han})/u;

/** Every slip in one file, with its line. A file that is no YAML has none: the schema check speaks of it. */
export function checkTypography(source: YamlSource): ContentFault[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { schema: 'failsafe', lineCounter: lines });
  const faults: ContentFault[] = [];
  visit(document, {
    Scalar: (key, node, path) => {
      const field = [...path].flatMap((step) =>
        'key' in step && isScalar(step.key) ? [step.key.value] : [],
      );
      if (key === 'key' || typeof node.value !== 'string' || field.length === 0) return;
      const [root] = field;
      const isTyped = path.some((step) => isMap(step)) && AS_TYPED.has(String(root));
      for (const { offset, reason, next } of findSlips(node.value, !isTyped))
        faults.push({
          file: source.file,
          line: lineOf(lines, node, offset),
          field: field.map(String).join('.'),
          reason,
          next,
        });
    },
  });
  return faults;
}

interface Slip {
  /** Place in the text. Unit: UTF-16 code units. */
  readonly offset: number;
  readonly reason: string;
  readonly next: string;
}

function findSlips(text: string, holdsWidth: boolean): Slip[] {
  const simplified = [...text.matchAll(/\p{Script=Han}/gu)].flatMap(({ 0: char, index }) =>
    isSimplified(char)
      ? [
          {
            offset: index,
            reason: `「${char}」是簡體字 / "${char}" is a Simplified character`,
            next: `改成「${toTraditional(char)}」 / write "${toTraditional(char)}"`,
          },
        ]
      : [],
  );
  const found = holdsWidth ? HALF_WIDTH.exec(text) : null;
  if (found === null) return simplified;
  return [
    ...simplified,
    {
      offset: found.index,
      reason: `中文裡有半形標點「${found[0].trim()}」 / half-width "${found[0].trim()}" inside Chinese`,
      next: '改成全形標點，例如 ，；：？！（） / use full-width punctuation',
    },
  ];
}

/** The converter changes it, and nobody in Taiwan writes it: 台, 里 and 后 are both Simplified forms and words of their own. */
export function isSimplified(char: string): boolean {
  return !COMMON_IN_TAIWAN.has(char) && toTraditional(char) !== char;
}

/** The 5,401 characters of Big5's first level: what Taiwan's schools teach. Source: Big5-1984, 0xA440 to 0xC67E. */
function commonCharacters(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const characters = new Set<string>();
  for (let lead = 0xa4; lead <= 0xc6; lead += 1)
    for (let trail = 0x40; trail <= (lead === 0xc6 ? 0x7e : 0xfe); trail += 1)
      characters.add(decoder.decode(Uint8Array.of(lead, trail)));
  return characters;
}

/** A block of text begins on the line after its `|`. */
function lineOf(lines: LineCounter, node: Scalar, offset: number): number {
  const first = lines.linePos(node.range?.[0] ?? 0).line;
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return isBlock ? first + String(node.value).slice(0, offset).split('\n').length : first;
}
