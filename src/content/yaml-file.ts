// One YAML file of an editor → its values, or every fault with the line it stands on.

import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';

import { fieldName } from './text-fields.js';

/** Something an editor has to mend. All sentences are Chinese and English. */
export interface ContentFault {
  /** Path as it is shown: relative to the folder that was read. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `answer`, `questions[2]`; `file` where it is the whole file. */
  readonly field: string;
  readonly reason: string;
  readonly next: string;
}

export interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** What explains the format to an editor. */
  readonly guide: string;
}

/** @example describeFault(fault) // 'waste/bulky.yaml:12 answer: 不能空白 / must not be empty → …' */
export function describeFault({ file, line, field, reason, next }: ContentFault): string {
  return `${file}:${line} ${field}: ${reason}\n    → ${next}`;
}

/** Parses and checks one file. Everything in it is text: `1999`, `yes` and dates mean what they look like. */
export function parseYamlFile<Schema extends z.ZodType>(
  source: YamlSource,
  schema: Schema,
): { readonly value: z.infer<Schema> } | { readonly faults: readonly ContentFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  if (document.errors.length > 0)
    return { faults: document.errors.map((e) => syntaxFault(source, lines, e)) };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.flatMap((issue) => schemaFaults(source, lines, document, issue)) };
}

/** The line, from 1, on which a field of a file stands; 1 where it cannot be found. @example findLine(source, ['tests', 2]) */
export function findLine(source: YamlSource, path: readonly PropertyKey[]): number {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { schema: 'failsafe', lineCounter: lines });
  return lineOf(lines, document, path);
}

function syntaxFault(
  source: YamlSource,
  lines: LineCounter,
  error: { readonly pos: readonly [number, number]; readonly message: string },
): ContentFault {
  return {
    file: source.file,
    line: lines.linePos(error.pos[0]).line,
    field: 'file',
    reason: `讀不懂這一行的格式（${error.message}） / this line cannot be read (${error.message})`,
    next: `檢查縮排、冒號後的空格和引號；寫法見 ${source.guide} / check the indentation, the space after the colon and the quotes; see ${source.guide}`,
  };
}

function schemaFaults(
  source: YamlSource,
  lines: LineCounter,
  document: Document,
  issue: z.core.$ZodIssue,
): ContentFault[] {
  const guide = `改好這一欄再檢查一次；寫法見 ${source.guide} / mend this field and check again; see ${source.guide}`;
  const fault = (path: readonly PropertyKey[], reason: string): ContentFault => ({
    file: source.file,
    line: lineOf(lines, document, path),
    field: fieldName(path) || 'file',
    reason,
    next: guide,
  });
  if (issue.code !== 'unrecognized_keys') return [fault(issue.path, issue.message)];
  return issue.keys.map((key) =>
    fault([...issue.path, key], '沒有這個欄位，名稱可能打錯了 / no such field; is its name misspelt?'),
  );
}

/** The line of the value, or of the nearest thing around it that exists. */
function lineOf(lines: LineCounter, document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** Where the field's name stands, or the entry of a list. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const name = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === name);
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
