// A message left for the desk, as the citizen asks for it and what they hear of it. Pure.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import { bubble, personButton } from './bubbles.js';
import type { Language } from './reply-decision.js';

/** Payload of the button, on every channel. */
export const LEAVE_MESSAGE = 'leave-message';

/** The whole message asks to be answered later; "市長信箱怎麼留言" is a question. */
const ASKS_ZH =
  /^(?:請|拜託|麻煩|我|你|妳|您|們|要|想|可以|可不可以|能不能|直接|先|改|晚點|稍後|之後|有空|再)*(?:留言|留個言|留話|回電|回個電話|打電話|打給我|回撥|回覆我|回我電話)(?:等回覆|給我|給我們|我|就好|一下|即可|好了|吧|喔|嗎|好嗎|可以嗎|謝謝|,|，|。|!|！|\?|？|\s)*$/u;
const ASKS_EN =
  /^(?:please|can you|could you|i want to|i would like to|i'd like to|just|\s|,)*(?:leave a message|call me back|call me|phone me|ring me back|get back to me|answer me later)(?:\s|later|please|thanks|thank you|[.,!?])*$/iu;

const MOST_CHARS = 60;

export function asksForCallback(text: string): boolean {
  const words = text.trim();
  return words.length <= MOST_CHARS && (ASKS_ZH.test(words) || ASKS_EN.test(words));
}

interface CallbackPhrases {
  readonly button: string;
  /** Under the place in the queue. */
  readonly offer: string;
  /** `due`: until when, in words; absent where nobody can tell. */
  readonly left: (due: string | undefined) => string;
  readonly more: (due: string | undefined) => string;
  readonly known: (due: string | undefined) => string;
  readonly late: string;
  readonly dropped: string;
}

const PHRASES: Readonly<Record<Language, CallbackPhrases>> = {
  zh: {
    button: '留言等回覆',
    offer: '不想在線上等，可以按「留言等回覆」或輸入「留言」，不用排隊，由服務人員之後回覆您。',
    left: (due) =>
      `好的，已經幫您留言，不用再排隊；您前面寫的內容都在。服務人員${due === undefined ? '會在 4 小時的服務時間內' : `最晚會在 ${due} 前（服務時間 4 小時內）`}回覆您。\n希望用電話回覆，請在下一則訊息寫下電話和方便的時段；想補充問題也可以寫在同一則。改成現在等真人，請輸入「轉真人」；急事請撥 1999。`,
    more: (due) =>
      `已經記下，會一起交給服務人員${due === undefined ? '' : `，最晚在 ${due} 前回覆您`}。之後再寫的問題會先由自動客服（電腦程式）回答。`,
    known: (due) =>
      `您的留言已經在待回覆的名單上${due === undefined ? '' : `，最晚會在 ${due} 前回覆您`}，不用再留一次。急事請撥 1999。`,
    late: '很抱歉，您的留言已經超過原本說好的時間還沒有回覆，服務人員的名單上看得到。急事請撥 1999，或輸入「轉真人」。',
    dropped: '好的，已經取消留言。之後有問題直接在這裡再問就可以；要找真人請輸入「轉真人」，或撥打 1999。',
  },
  en: {
    button: 'Leave a message',
    offer:
      'If you would rather not wait, press "Leave a message" or write "leave a message": you leave the queue and our staff answer later.',
    left: (due) =>
      `All right, your message is kept and you need not wait any more; all you wrote is here. Our staff will answer ${due === undefined ? 'within four service hours' : `${due} at the latest (within four service hours)`}.\nIf you would rather have a phone call, write your number and a good time in your next message; add anything else there too. To wait for a person now, write "talk to a person"; if it cannot wait, call 1999.`,
    more: (due) =>
      `Noted; our staff get it together with the rest${due === undefined ? '' : ` and answer ${due} at the latest`}. What you write from here is answered by the automatic service (a computer program) first.`,
    known: (due) =>
      `Your message is on the list already${due === undefined ? '' : `; you will have an answer ${due} at the latest`}. No need to leave it again. If it cannot wait, call 1999.`,
    late: 'We are sorry: the time by which we said we would answer has passed. Your message is on the list of our staff. If it cannot wait, call 1999 or write "talk to a person".',
    dropped:
      'All right, your message is withdrawn. Just write here again if you have a question; for a person write "talk to a person", or call 1999.',
  },
};

export const callbackPhrases = (language: Language): CallbackPhrases => PHRASES[language];

function callbackButton(language: Language): CardAction {
  const { button } = PHRASES[language];
  return { type: 'postBack', title: button, value: LEAVE_MESSAGE, displayText: button };
}

/** Words to somebody who waits, and the way out of the queue under them. */
export function withCallbackOffer(text: string, language: Language): OutboundMessage {
  const words = `${text}\n${PHRASES[language].offer}`;
  return { ...bubble(words), suggestedActions: { actions: [callbackButton(language)], to: [] } };
}

/** Words to somebody who has left a message, and the way to a person now. */
export function withWayBack(text: string, language: Language): OutboundMessage {
  return { ...bubble(text), suggestedActions: { actions: [personButton(language)], to: [] } };
}
