// The blanks of prewritten texts, `{{案號}}`: some the hub fills in by itself, the rest a person does. Pure.

export interface Blank {
  readonly name: string;
  /** Place in the text, braces included. Unit: UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const BLANK = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Every blank of the text, in order. */
export function findBlanks(text: string): Blank[] {
  return Array.from(text.matchAll(BLANK), ({ 0: whole, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + whole.length,
  }));
}

/** Fills in what is known; every other blank stays as it stands. */
export function fillBlanks(text: string, known: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(BLANK, (whole, name: string) => known[name] ?? whole);
}

/** What an intent's reply may leave to the hub: the city's name and when people answer. */
export const REPLY_BLANKS = ['城市', '服務時間'] as const;
/** What the hub fills into a canned reply when an agent takes it. */
export const CANNED_BLANKS_FILLED = [...REPLY_BLANKS, '客服姓名', '今天'] as const;
/** What the agent fills in: the hub does not know it. */
export const CANNED_BLANKS_OPEN = [
  ...['姓名', '案號', '單位', '地點', '電話', '日期', '時間', '期限'],
  ...['事項', '原因', '結果', '網址', '金額', '文件', '分鐘'],
] as const;

const OURS: ReadonlySet<string> = new Set([...CANNED_BLANKS_FILLED, ...CANNED_BLANKS_OPEN]);

/** Blanks of ours that nobody has filled in: such a text must not reach a citizen. Other braces are the writer's own. */
export function findOpenBlanks(text: string): Blank[] {
  return findBlanks(text).filter(({ name }) => OURS.has(name));
}
