// What the citizen hears of the desk: their place, a person's coming, the bot's return, the end. Both languages in one
// place; said by turns (on the way to the queue) and by the desk.

import type { HandoffReason } from '../domain/handoff.js';
import type { WaitEstimate } from '../domain/wait-estimate.js';
import type { Language } from './reply-decision.js';

interface QueueFacts {
  /** From 1. */
  readonly place: number;
  /** Why nobody answers and when somebody will, in words; absent while people are at the desk. */
  readonly closed?: string | undefined;
  /** Of the wait; absent where it cannot be told honestly. */
  readonly estimate?: WaitEstimate | undefined;
}

interface HandoffPhrases {
  readonly queued: (reason: HandoffReason, facts: QueueFacts) => string;
  readonly stillQueued: (facts: QueueFacts) => string;
  readonly personCame: (name: string) => string;
  /** The waiting citizen gave up their place. */
  readonly leftQueue: string;
  /** They want to, but told of danger to life. */
  readonly mustLook: string;
  /** Their person has gone silent; they wait again at their old place. */
  readonly personLeft: string;
  /** Their person has given them to whoever is next. */
  readonly passedOn: string;
  readonly botIsBack: string;
  readonly finished: string;
}

const opening: Readonly<Record<HandoffReason, { readonly zh: string; readonly en: string }>> = {
  asked: { zh: '好的，為您轉接真人服務人員。', en: 'All right, a person will take over.' },
  'unanswered-twice': {
    zh: '很抱歉，我還是找不到合適的答案，這就為您轉接真人服務人員。',
    en: 'I am sorry, I still cannot find the right answer; a person will take over.',
  },
  urgent: {
    zh: '我也同時通知真人服務人員來看您的訊息；有立即危險請先打 119 或 110，不要等。',
    en: 'I have called a person to look at your message too; in danger call 119 or 110 first, do not wait.',
  },
  'not-solved': {
    zh: '很抱歉上次沒有解決您的問題，這就請真人服務人員接著處理，排在前面。',
    en: 'We are sorry that it was not solved; a person will go on with it, ahead of the others.',
  },
  again: { zh: '好的，為您轉接真人服務人員。', en: 'All right, a person will take over.' },
  abusive: {
    zh: '聽得出您很不高興，我請真人服務人員來幫您。',
    en: 'I can tell that you are upset; a person will help you.',
  },
};

const waitZh = (estimate: WaitEstimate | undefined): string => {
  if (estimate === undefined) return '等候時間目前不確定';
  const { fromMinutes, toMinutes } = estimate;
  return fromMinutes === 0 ? `大約 ${toMinutes} 分鐘內` : `大約要等 ${fromMinutes} 到 ${toMinutes} 分鐘`;
};

const waitEn = (estimate: WaitEstimate | undefined): string => {
  if (estimate === undefined) return 'we cannot tell how long it takes right now';
  const { fromMinutes, toMinutes } = estimate;
  return fromMinutes === 0
    ? `it should take no more than ${toMinutes} minutes`
    : `it should take ${fromMinutes} to ${toMinutes} minutes`;
};

const placeZh = ({ place, closed, estimate }: QueueFacts): string =>
  closed === undefined
    ? `目前排在第 ${place} 位，${waitZh(estimate)}；請稍候，有人接手時會告訴您；您可以先把問題寫完整。`
    : `${closed}您的問題已經留下，開始服務後會依序回覆，您排在第 ${place} 位；急事請撥 1999。`;

const placeEn = ({ place, closed, estimate }: QueueFacts): string =>
  closed === undefined
    ? `You are number ${place} in the queue; ${waitEn(estimate)}. We will tell you when somebody is there. You can already write down the details.`
    : `${closed} Your question is kept and will be answered in turn once we are back, you are number ${place}; if it cannot wait, call 1999.`;

export const handoffPhrases: Readonly<Record<Language, HandoffPhrases>> = {
  zh: {
    queued: (reason, facts) => `${opening[reason].zh}\n${placeZh(facts)}`,
    stillQueued: (facts) => `收到，已經一併記下。${placeZh(facts)}`,
    personCame: (name) => `${name} 已經接手，正在看您前面寫的內容，您不用再說一次。`,
    leftQueue:
      '好的，已經取消排隊。接下來由自動客服（電腦程式）回答您；還要找真人，隨時輸入「轉真人」，或撥打 1999。',
    mustLook:
      '好的。您前面提到的狀況讓人擔心，還是請服務人員看過您的訊息再結束。有立即危險請先打 119 或 110。',
    personLeft:
      '不好意思，剛才的服務人員暫時無法回覆，我們把您排回原來的順位，請下一位服務人員盡快接手；您前面寫的內容都在，不用再說一次。',
    passedOn: '您的問題會由另一位服務人員接手，順位不變；您前面寫的內容都在，不用再說一次。',
    botIsBack:
      '真人服務到這裡，接下來由自動客服（電腦程式）回答您。還要找真人，隨時輸入「轉真人」，或撥打 1999。',
    finished:
      '這次的服務到這裡結束，謝謝您。之後有問題直接在這裡再問就可以，會先由自動客服（電腦程式）回答。',
  },
  en: {
    queued: (reason, facts) => `${opening[reason].en}\n${placeEn(facts)}`,
    stillQueued: (facts) => `Noted. ${placeEn(facts)}`,
    personCame: (name) => `${name} is here now and is reading what you wrote; no need to repeat it.`,
    leftQueue:
      'All right, you have left the queue. The automatic service (a computer program) answers from here. Write "talk to a person" or call 1999 at any time.',
    mustLook:
      'All right. What you wrote worries us, so a person will still read it before we close. In immediate danger call 119 or 110 first.',
    personLeft:
      'We are sorry, the person who was with you cannot answer right now. You keep your place, and the next person will take over; all you wrote is here, no need to repeat it.',
    passedOn:
      'Another person will take over. You keep your place; all you wrote is here, no need to repeat it.',
    botIsBack:
      'The person has left; the automatic service (a computer program) answers from here. Write "talk to a person" or call 1999 at any time.',
    finished:
      'This is the end of our service, thank you. Just write here again if you have a question; the automatic service (a computer program) will answer first.',
  },
};
