// Reads JSON Lines (one JSON value a line) and remembers which line each value stood on, so that whoever checks
// the values can name the row. Knows nothing of what the values mean.

export interface JsonLine {
  /** Line number in the file, from 1; blank lines count. */
  readonly row: number;
  readonly value: unknown;
}

export interface JsonLineFault {
  readonly row: number;
  /** Why the line cannot be read, in Chinese and English. */
  readonly fault: string;
}

const BYTE_ORDER_MARK = '\uFEFF';
/** Other separators (U+2028, U+0085) are legal inside a JSON string and end no line. */
const LINE_END = /\r\n|\n|\r/;

/**
 * Every line that is not blank, in order: its value, or why it has none. Never throws.
 *
 * @example
 * parseJsonLines('{"a":1}\n\n{oops'); // [{ row: 1, value: { a: 1 } }, { row: 3, fault: '…' }]
 */
export function parseJsonLines(text: string): (JsonLine | JsonLineFault)[] {
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return body.split(LINE_END).flatMap((line, index) => {
    return line.trim() === '' ? [] : [parseLine(line, index + 1)];
  });
}

function parseLine(line: string, row: number): JsonLine | JsonLineFault {
  try {
    return { row, value: JSON.parse(line) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { row, fault: `不是合法的 JSON(not valid JSON): ${reason}` };
  }
}
