// Every way in which a request is turned down: its code, its status and what a person reads, in one table.

import { HubError } from '../domain/errors.js';

export const REFUSALS = {
  BAD_REQUEST: [400, '請求有誤。', 'The request cannot be read.'],
  NOT_SIGNED_IN: [401, '請先登入。', 'Sign in first.'],
  WRONG_CREDENTIALS: [401, '電子郵件或密碼不正確。', 'E-mail address or password is wrong.'],
  SETUP_LINK_USED: [
    401,
    '這個設定連結已失效，請重新啟動系統取得新的連結。',
    'This set-up link is no longer good; restart the hub for a new one.',
  ],
  FORBIDDEN: [403, '您的角色不能這麼做。', 'Your role does not allow this.'],
  CSRF_TOKEN: [
    403,
    '頁面已過期，請重新整理後再試。',
    'The header x-csrf-token is missing or old; read GET /api/v1/session.',
  ],
  FOREIGN_ORIGIN: [
    403,
    '請求來自別的網站。若前面有代理伺服器，請設定 PUBLIC_URL。',
    'The request comes from another site. Behind a proxy, set PUBLIC_URL.',
  ],
  LINK_OVER: [
    403,
    '這個連結已過期，或不是給您的。請回到對話再開一次。',
    'This link has run out, or was made for somebody else; open it from the talk again.',
  ],
  FILE_LINK_OVER: [
    404,
    '這個檔案的連結已經失效。請回到對話重新開啟，或請服務人員再傳一次。',
    'The link to this file is no longer good; open the talk again, or ask for the file once more.',
  ],
  NOT_YOUR_TALK: [
    409,
    '這個對話現在不是您負責的，不能附加檔案。',
    'This talk is not yours now; no file can be attached.',
  ],
  FILES_NOT_TAKEN: [
    409,
    '這個管道目前不能傳檔案：系統還沒有設定對外的 https 網址（PUBLIC_URL）。',
    'This channel takes no files now: the hub has no public https address (PUBLIC_URL).',
  ],
  TOO_MANY_FILES: [
    409,
    '這個對話已經有太多還沒送出的檔案，請先送出或移除。',
    'Too many files of this talk are waiting; send or remove some first.',
  ],
  FILE_TOO_LARGE: [413, '檔案太大。', 'The file is too large.'],
  ARTICLE_FILE_TYPE: [
    422,
    '這種檔案不能放在文章裡。可以放圖片（PNG、JPEG、GIF、WebP）、PDF 和 ODF（ODT、ODS、ODP）；Word、Excel 請先另存成 ODF 或 PDF。',
    'This kind of file cannot stand beside an article. Pictures (PNG, JPEG, GIF, WebP), PDF and ODF (ODT, ODS, ODP) can; save Word and Excel files as ODF or PDF first.',
  ],
  FILE_TYPE_REFUSED: [
    422,
    '這種檔案不能傳。可以傳圖片（JPEG、PNG、GIF、WebP）、PDF、Office 文件、純文字、影片與錄音。',
    'This kind of file cannot be sent. Pictures (JPEG, PNG, GIF, WebP), PDF, office documents, plain text, film and sound can.',
  ],
  PICTURE_TOO_LARGE: [
    422,
    '圖片的長寬太大，或無法讀出尺寸。請縮小後再傳。',
    'The picture has too many pixels, or its size cannot be read. Make it smaller.',
  ],
  FILE_BROKEN_OFF: [
    400,
    '檔案沒有傳完，請再試一次。',
    'The file did not come through whole; please try again.',
  ],
  DISK_FULL: [
    503,
    '系統存放檔案的空間已滿，請通知管理者。',
    'There is no room for files; tell an administrator.',
  ],
  NOT_FOUND: [404, '找不到。', 'There is no such thing.'],
  EMAIL_TAKEN: [409, '這個電子郵件已經有帳號。', 'This e-mail address has an account already.'],
  LAST_ADMIN: [409, '至少要保留一位管理者。', 'At least one administrator must remain.'],
  CHANGED_MEANWHILE: [
    409,
    '資料剛被別人修改，請重新整理後再試。',
    'Somebody changed this meanwhile; read it again and retry.',
  ],
  NOTHING_TO_RESEND: [
    409,
    '這則訊息不需要重送：已經送出、還在傳送，或已經收回。',
    'There is nothing to send again: it has arrived, is on its way, or was taken back.',
  ],
  NO_HELPER: [409, '沒有設定語言模型。', 'No language model is set up.'],
  NO_SUCH_STEP: [
    409,
    '目前的狀態不能這麼做，請重新整理後再試。',
    'Not from the state that it is in; read it again.',
  ],
  TAKES_FROM_OTHERS: [
    409,
    '這個問法屬於另一篇文章或寒暄，不能學進這一篇。',
    'These words are those of another article or intent, or would take its questions.',
  ],
  WORDING_BARRED: [422, '這句話不能當作問法。', 'These words cannot be a wording.'],
  WORDING_LISTED: [409, '這一篇已經有這個問法了。', 'The article has this wording already.'],
  DRAFT_CHANGED: [
    409,
    '草稿剛被別人改過，您的內容沒有存進去，也沒有遺失。請比對兩份內容後再存一次。',
    'Somebody changed the draft meanwhile; yours was not stored. Compare both and save again.',
  ],
  ARTICLE_CHANGED: [
    409,
    '這篇文章在您編輯期間已經有新的版本或已下架，沒有發布。請比對後再發布。',
    'The article has another version by now, or was taken off; nothing was published. Compare and publish again.',
  ],
  ARTICLE_FAULTY: [422, '有欄位要修正，沒有發布。', 'Some fields are to be mended; nothing was published.'],
  STEALS_QUESTIONS: [
    409,
    '這樣改會搶走別篇文章的問題，沒有發布。請改寫相似的問法，或先把那一題移過來。',
    'This would take questions of other articles; nothing was published. Change the wording, or move the question here first.',
  ],
  ARTICLE_NOT_LIVE: [
    409,
    '這篇文章民眾現在還看不到：先發布，再用它來回覆。',
    'Citizens do not get this article today: publish it first.',
  ],
  NEEDS_SECOND_PERSON: [
    403,
    '發布要由第二個人核可：請先送審，由另一位編輯發布。',
    'A second person has to approve this: ask for a review, and let another editor publish it.',
  ],
  TEAM_NAME_TAKEN: [409, '已經有同名的組別。', 'Another team has this name.'],
  TOO_MANY_TEAMS: [409, '組別數已經到上限。', 'There are as many teams as there may be.'],
  CODE_TAKEN: [409, '這個代碼已經用過。', 'Another canned reply has this code.'],
  TOO_MANY_CANNED: [409, '罐頭回覆的數量已經到上限。', 'There are as many canned replies as there may be.'],
  CANNED_FAULTY: [422, '有欄位要修正，沒有儲存。', 'Some fields are to be mended; nothing was stored.'],
  UNKNOWN_CONTACT: [
    422,
    '這不是這個帳號的對話編號，也不是平台的使用者編號。',
    "This is neither a talk of this account nor a person's id on its platform.",
  ],
  SHEET_REFUSED: [422, '這個檔案沒有讀取。', 'This file was not read.'],
  BAD_ROWS: [
    422,
    '有幾列要修正，沒有匯入任何一列。改好再匯入，或選擇略過有錯的列。',
    'Some rows are to be mended; nothing was imported. Mend them, or choose to leave them out.',
  ],
  NOTHING_TO_IMPORT: [
    409,
    '沒有可以匯入的內容：每一列都和現在的知識庫相同，或都有錯。',
    'There is nothing to import: every row is what is live already, or has faults.',
  ],
  TOO_LARGE: [413, '內容太大。', 'The body is too large.'],
  PASSWORD_WEAK: [
    422,
    '密碼太容易猜到：請避開常見的字、連號、姓名與帳號。',
    'This password is too easy to guess: avoid usual words, runs, the name and the address.',
  ],
  PASSWORD_REUSED: [
    422,
    '不能使用最近三次用過的密碼。',
    'None of the last three passwords may be used again.',
  ],
  SIGN_IN_LOCKED: [429, '嘗試次數太多，暫時鎖定。', 'Too many tries; locked for a while.'],
  HELPER_FAILED: [
    503,
    '語言模型暫時沒有可用的結果，請稍後再試。',
    'The language model gave nothing that can be used; try again later.',
  ],
  STORE_UNAVAILABLE: [503, '系統暫時無法儲存，請稍後再試。', 'Cannot store right now; please try again.'],
  PASSWORDS_BUSY: [503, '系統忙碌，請稍後再試。', 'Busy right now; please try again.'],
  PASSWORDS_FAILED: [503, '系統忙碌，請稍後再試。', 'Busy right now; please try again.'],
  INTERNAL: [500, '系統發生錯誤，已留下紀錄。', 'Something went wrong; it is on record.'],
} as const satisfies Record<string, readonly [status: number, zh: string, en: string]>;

export type RefusalCode = keyof typeof REFUSALS;

export interface RefusalOptions {
  /** A sentence more for the person, in both languages: until when, which field. */
  readonly more?: { readonly zh: string; readonly en: string };
  /** Goes to the client as it is: never a secret, never what was sent. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** The header Retry-After. Unit: s. */
  readonly retryAfterS?: number;
}

/** Thrown by a handler, answered by the error handler; no fault of the hub, and not logged. */
export class Refusal extends HubError {
  override readonly name = 'Refusal';
  override readonly code: RefusalCode;
  readonly retryAfterS: number | undefined;

  constructor(code: RefusalCode, { more, details, retryAfterS }: RefusalOptions = {}) {
    super(code, sentenceOf(code, more), details === undefined ? {} : { details });
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

export function sentenceOf(code: RefusalCode, more?: { readonly zh: string; readonly en: string }): string {
  const [, zh, en] = REFUSALS[code];
  return more === undefined ? `${zh} / ${en}` : `${zh}${more.zh} / ${en} ${more.en}`;
}

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
