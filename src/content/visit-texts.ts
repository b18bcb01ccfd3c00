// Every text of an editor's file with the field and the lines it stands on: what the checks beyond the schema read.

import { isScalar, LineCounter, parseDocument, visit, type Scalar } from 'yaml';

import type { YamlSource } from './yaml-file.js';

export interface PlacedText {
  readonly value: string;
  /** Names from the file's top: `['replies', 'zh']`. */
  readonly field: readonly string[];
  /** The line, from 1, of a place in the text. Unit of the place: UTF-16 code units. */
  readonly lineAt: (offset: number) => number;
}

/** Several checks read the same files. */
const visited = new WeakMap<YamlSource, readonly PlacedText[]>();

/** In the file's order. A file that is no YAML has none. */
export function visitTexts(source: YamlSource): readonly PlacedText[] {
  const known = visited.get(source) ?? readTexts(source);
  visited.set(source, known);
  return known;
}

function readTexts(source: YamlSource): PlacedText[] {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { schema: 'failsafe', lineCounter: lines });
  const texts: PlacedText[] = [];
  visit(document, {
    Scalar: (key, node, path) => {
      const { value } = node;
      const field = path.flatMap((step) =>
        'key' in step && isScalar(step.key) ? [String(step.key.value)] : [],
      );
      if (key === 'key' || typeof value !== 'string' || field.length === 0) return;
      texts.push({ value, field, lineAt: (offset) => lineOf(lines, node, offset) });
    },
  });
  return texts;
}

/** A block of text begins on the line after its `|`. */
function lineOf(lines: LineCounter, node: Scalar, offset: number): number {
  const first = lines.linePos(node.range?.[0] ?? 0).line;
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  return isBlock ? first + String(node.value).slice(0, offset).split('\n').length : first;
}
