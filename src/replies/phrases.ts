// Every sentence that the bot says of its own accord, in both languages. Articles and intents bring their own.

import type { Offer } from '../domain/conversation.js';
import type { Language } from './reply-decision.js';

interface Phrases {
  readonly disclosure: (city: string) => string;
  readonly clarify: (offers: readonly Offer[]) => string;
  readonly noneOfThese: string;
  readonly rephrase: string;
  readonly fallback: string;
  /** Stands above an article's own words. */
  readonly about: (title: string) => string;
  /** What the articles with these titles do not say; `offers` may. */
  readonly untold: (titles: readonly string[], offers: readonly Offer[]) => string;
  readonly askTheRest: string;
  readonly talkToPerson: string;
  readonly welcome: string;
  readonly askForWords: string;
  readonly tooFast: string;
  readonly apology: string;
}

/** The choices, each with the number that may be typed. */
export const numbered = (offers: readonly Offer[]): string =>
  offers.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');

export const phrases: Readonly<Record<Language, Phrases>> = {
  zh: {
    disclosure: (city) =>
      `您好，這裡是${city} 1999 的自動客服，由電腦程式回答常見的市政問題。想和真人說話，請輸入「轉真人」，或直接撥打 1999。`,
    clarify: (offers) => `請問您想問的是哪一項？點選按鈕，或回覆 1、2、3 就可以。\n\n${numbered(offers)}`,
    noneOfThese: '都不是',
    rephrase: '好的。請換個說法再問一次，多寫一點會更好找，例如要辦什麼、在哪裡、什麼東西。',
    fallback:
      '這一題我沒有把握，不想給您錯的答案。請換個說法再問一次；要找真人請輸入「轉真人」，或直接撥打 1999。',
    about: (title) => `關於「${title}」：`,
    untold: (titles, offers) =>
      `${titles.map((title) => `「${title}」`).join('、')}的說明裡沒有寫到這一點，我不想亂猜。要請服務人員幫您確認嗎？${offers.length === 0 ? '' : `\n\n前面這一題倒是有寫到，想看請點選或回覆號碼：\n${numbered(offers)}`}`,
    askTheRest: '我先回答前三題，其他的請再問一次。',
    talkToPerson: '轉真人',
    welcome: '歡迎！請直接打字問市政問題，例如「身分證不見了怎麼辦」、「這週垃圾車停收嗎」。',
    askForWords: '收到了，謝謝您。我只看得懂文字，請用打字告訴我您想問的事；緊急狀況請直接撥打 110 或 119。',
    tooFast: '訊息來得很快，我先停一下。您寫的每一則都有留下紀錄，請過一分鐘再繼續。',
    apology: '很抱歉，系統剛才沒能處理您的這則訊息。請再問一次，或直接撥打 1999，由專人為您服務。',
  },
  en: {
    disclosure: (city) =>
      `Hello, this is the automatic service of ${city} 1999: a computer program that answers common questions about city services. To talk to a person, write "talk to a person" or call 1999.`,
    clarify: (offers) =>
      `Which of these do you mean? Press a button, or reply 1, 2 or 3.\n\n${numbered(offers)}`,
    noneOfThese: 'None of these',
    rephrase:
      'All right. Please ask again in other words; a little more detail helps: what you want to do, where, with what.',
    fallback:
      'I am not sure about this one and do not want to give you a wrong answer. Please ask in other words, write "talk to a person", or call 1999.',
    about: (title) => `About "${title}":`,
    untold: (titles, offers) =>
      `What I have on ${titles.map((title) => `"${title}"`).join(', ')} does not say this, and I do not want to guess. Shall a person look it up for you?${offers.length === 0 ? '' : `\n\nThis one, from before, does say it; press it or reply with its number:\n${numbered(offers)}`}`,
    askTheRest: 'These are the first three; please ask the others once more.',
    talkToPerson: 'Talk to a person',
    welcome:
      'Welcome! Ask about city services in your own words, for example "I lost my ID card" or "Is there no garbage collection this week?".',
    askForWords:
      'Thank you, I have received it. I can only read text: please write what you would like to ask. In an emergency call 110 or 119.',
    tooFast:
      'Your messages are coming very quickly, so I am pausing. Every one of them is kept; please go on in a minute.',
    apology:
      'Sorry, the system could not handle this message. Please ask again, or call 1999 to speak with our staff.',
  },
};
