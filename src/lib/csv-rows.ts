// Comma-separated text by RFC 4180: quoted fields, doubled quotes, line breaks inside quotes, CR LF or LF. Pure.

export interface CsvRow {
  /** The line that the row begins on, from 1: what a person finds in their editor. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** Rows that hold nothing at all are left out. */
export function readCsvRows(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const reading = { line: 1, begun: 1, fields: [] as string[], field: '', isQuoted: false };
  const endField = (): void => {
    reading.fields.push(reading.field);
    reading.field = '';
  };
  const endRow = (): void => {
    endField();
    if (reading.fields.some((field) => field.trim() !== ''))
      rows.push({ line: reading.begun, fields: reading.fields });
    reading.fields = [];
    reading.begun = reading.line;
  };
  const characters = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters.charAt(at);
    if (character === '\n') reading.line += 1;
    if (reading.isQuoted) {
      at += readQuoted(reading, character, characters.charAt(at + 1));
    } else if (character === ',') endField();
    else if (character === '\n') endRow();
    else if (character === '"' && reading.field === '') reading.isQuoted = true;
    else reading.field += character;
  }
  if (reading.field !== '' || reading.fields.length > 0) endRow();
  return rows;
}

/** How many characters besides this one are used up: a doubled quote is one. */
function readQuoted(reading: { field: string; isQuoted: boolean }, character: string, next: string): 0 | 1 {
  if (character !== '"') {
    reading.field += character;
    return 0;
  }
  if (next === '"') {
    reading.field += '"';
    return 1;
  }
  reading.isQuoted = false;
  return 0;
}
