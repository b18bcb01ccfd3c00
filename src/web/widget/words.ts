// Every word that the widget itself says, in both languages.

export type Language = 'zh' | 'en';

/** Of the privacy notice below (`privacy`): another text is another version, kept with what citizens write under it. */
export const NOTICE_VERSION = '2026-11';

export interface Words {
  readonly lang: string;
  readonly otherLanguage: string;
  readonly switchLanguage: string;
  readonly title: (city: string) => string;
  readonly close: string;
  readonly person: string;
  readonly call: string;
  readonly log: string;
  readonly privacy: string;
  readonly greeting: string;
  readonly tryAsking: string;
  readonly examples: readonly string[];
  readonly placeholder: string;
  readonly input: string;
  readonly send: string;
  readonly typing: (name: string) => string;
  readonly bot: string;
  readonly agent: string;
  readonly system: string;
  readonly you: string;
  readonly choices: string;
  /** Before the words of a message that another one answers. */
  readonly answers: string;
  readonly withBot: string;
  readonly queued: (place: number | undefined) => string;
  readonly withAgent: (name: string | undefined) => string;
  readonly resolved: string;
  readonly offline: string;
  readonly renewed: string;
  readonly waiting: string;
  readonly sending: string;
  readonly sent: string;
  readonly failed: string;
  readonly retry: string;
  readonly tooLong: (most: number) => string;
  readonly newBelow: string;
  readonly newWindow: string;
  readonly today: string;
  readonly steps: string;
  readonly links: string;
  readonly map: string;
  readonly picture: (alt: string) => string;
  readonly phone: (number: string) => string;
  /** What an agent has sent. */
  readonly files: string;
  readonly fileGone: (name: string) => string;
  readonly attach: string;
  readonly fileWaits: string;
  readonly cancel: string;
  readonly remove: string;
  /** Before the words of the banner for all channels. */
  readonly notice: string;
  readonly until: (time: string) => string;
  readonly dismiss: string;
}

export const words: Readonly<Record<Language, Words>> = {
  zh: {
    lang: 'zh-Hant-TW',
    otherLanguage: 'English',
    switchLanguage: 'Switch to English',
    title: (city) => `${city} 1999 線上服務`,
    close: '關閉對話視窗',
    person: '轉真人',
    call: '撥打 1999',
    log: '對話內容',
    privacy: '對話內容會保存下來，供服務人員處理與改善服務。請不要輸入身分證字號、帳號、密碼等個人資料。',
    greeting: '您好，請直接打字詢問市政問題。先由程式回答，隨時可以轉接真人。',
    tryAsking: '例如：',
    examples: ['身分證不見了怎麼辦', '垃圾車什麼時候來', '路燈壞了要找誰'],
    placeholder: '請輸入您的問題',
    input: '訊息（Enter 傳送，Shift+Enter 換行）',
    send: '傳送',
    typing: (name) => `${name}正在輸入…`,
    bot: '自動客服',
    agent: '服務人員',
    system: '系統訊息',
    you: '您',
    choices: '可以選擇',
    answers: '回覆：',
    withBot: '自動客服・由程式回答',
    queued: (place) => (place === undefined ? '正在為您轉接真人' : `等候真人服務，目前第 ${place} 位`),
    withAgent: (name) => `${name ?? '服務人員'} 為您服務`,
    resolved: '本次服務已結束，仍可繼續提問',
    offline: '連線中斷，正在重新連線。您寫的訊息會保留，連上後自動送出。',
    renewed: '先前的對話已經過期，這是新的對話。',
    waiting: '等待連線',
    sending: '傳送中',
    sent: '已送達',
    failed: '沒有送出',
    retry: '重試',
    tooLong: (most) => `最多 ${most} 個字，請分成幾則傳送。`,
    newBelow: '有新訊息',
    newWindow: '（另開新視窗）',
    today: '今天',
    steps: '辦理步驟',
    links: '相關網站',
    map: '看地圖',
    picture: (alt) => `看圖片：${alt}`,
    files: '附件',
    fileGone: (name) => `${name}（檔案已經刪除）`,
    attach: '傳送檔案或照片',
    fileWaits: '等待連線，請不要關閉這個網頁',
    cancel: '取消',
    remove: '移除',
    phone: (number) => `，電話 ${number}`,
    notice: '重要公告',
    until: (time) => `公告到 ${time}`,
    dismiss: '知道了，收起公告',
  },
  en: {
    lang: 'en',
    otherLanguage: '中文',
    switchLanguage: '切換為中文',
    title: (city) => `${city} 1999 online`,
    close: 'Close the chat',
    person: 'Talk to a person',
    call: 'Call 1999',
    log: 'Conversation',
    privacy:
      'This conversation is kept so that staff can help you and the service can improve. Please do not enter ID numbers, account numbers or passwords.',
    greeting:
      'Hello. Ask about city services in your own words. A program answers first; you can talk to a person at any time.',
    tryAsking: 'For example:',
    examples: ['I lost my ID card', 'When does the garbage truck come?', 'A street light is broken'],
    placeholder: 'Your question',
    input: 'Message (Enter sends, Shift+Enter starts a new line)',
    send: 'Send',
    typing: (name) => `${name} is typing…`,
    bot: 'Automatic service',
    agent: 'Staff',
    system: 'System',
    you: 'You',
    choices: 'Choices',
    answers: 'In answer to: ',
    withBot: 'Automatic answers',
    queued: (place) =>
      place === undefined ? 'Connecting you to a person' : `Waiting for a person: number ${place} in line`,
    withAgent: (name) => `You are talking to ${name ?? 'our staff'}`,
    resolved: 'This request is closed; you may ask again',
    offline: 'Connection lost, trying again. What you wrote is kept and sent as soon as we are back.',
    renewed: 'The earlier conversation has expired; this is a new one.',
    waiting: 'Waiting for connection',
    sending: 'Sending',
    sent: 'Delivered',
    failed: 'Not sent',
    retry: 'Try again',
    tooLong: (most) => `${most} characters at most; please send it in parts.`,
    newBelow: 'New messages',
    newWindow: ' (opens in a new window)',
    today: 'Today',
    steps: 'Steps',
    links: 'Websites',
    map: 'Open the map',
    picture: (alt) => `Picture: ${alt}`,
    files: 'Files',
    fileGone: (name) => `${name} (deleted)`,
    attach: 'Send a file or photo',
    fileWaits: 'Waiting for connection; please keep this page open',
    cancel: 'Cancel',
    remove: 'Remove',
    phone: (number) => `, phone ${number}`,
    notice: 'Important notice',
    until: (time) => `Until ${time}`,
    dismiss: 'Got it, hide the notice',
  },
};
