// The one question after a matter is closed: five faces, a word more for who wants to, and "it is not solved". Pure.

import type { CardAction, OutboundMessage } from '../domain/activity.js';
import { bubble } from './bubbles.js';
import type { Language } from './reply-decision.js';

const PAYLOAD = /^survey:(?:rate:([1-5])|(comment|not-solved)):(.{1,200})$/;

export type SurveyPress = { readonly matterId: string } & (
  { readonly kind: 'rate'; readonly score: number } | { readonly kind: 'comment' | 'not-solved' }
);

/** Undefined for any other button. */
export function readSurveyPress(payload: unknown): SurveyPress | undefined {
  const found = typeof payload === 'string' ? PAYLOAD.exec(payload) : null;
  if (found === null) return undefined;
  const [, score, kind, matterId = ''] = found;
  if (score !== undefined) return { kind: 'rate', score: Number(score), matterId };
  return { kind: kind === 'comment' ? 'comment' : 'not-solved', matterId };
}

const FACES = {
  zh: ['😀 很滿意', '🙂 滿意', '😐 普通', '🙁 不滿意', '😞 很不滿意'],
  en: ['😀 Very good', '🙂 Good', '😐 Fair', '🙁 Poor', '😞 Very poor'],
} as const;

const WORDS = {
  zh: {
    question: '這次的服務您滿意嗎？按一個表情就好，不想回答可以略過。',
    thanks: '謝謝您，已經記下。',
    sorry: '謝謝您告訴我們，很抱歉這次沒有做好。',
    comment: '寫幾句話',
    notSolved: '問題還沒解決',
    askComment: '請直接在下一則訊息寫下您想告訴我們的話，主管會看到。',
    commentKept: '收到，謝謝您的意見。還要問問題，直接在這裡寫就可以。',
  },
  en: {
    question: 'How was our service? One face is enough; you may skip it.',
    thanks: 'Thank you, we have noted it.',
    sorry: 'Thank you for telling us; we are sorry that it was not good.',
    comment: 'Write a few words',
    notSolved: 'It is not solved',
    askComment: 'Please write it in your next message; the supervisors will read it.',
    commentKept: 'Thank you, we have noted your words. If you have a question, just write it here.',
  },
} as const;

export function surveyQuestion(matterId: string, language: Language): OutboundMessage {
  const actions = FACES[language].map((face, index) => press(`rate:${5 - index}`, matterId, face));
  return withButtons(WORDS[language].question, actions);
}

/** What stands on the button with this payload; undefined for any other button. */
export function surveyPressWords(payload: string, language: Language): string | undefined {
  const press = readSurveyPress(payload);
  if (press === undefined) return undefined;
  if (press.kind === 'rate') return FACES[language][5 - press.score];
  return press.kind === 'comment' ? WORDS[language].comment : WORDS[language].notSolved;
}

/** After a face: a word more, or back to a person. */
export function surveyThanks(matterId: string, score: number, language: Language): OutboundMessage {
  const { thanks, sorry, comment, notSolved } = WORDS[language];
  const more = press('comment', matterId, comment);
  const actions = score >= 4 ? [more] : [more, press('not-solved', matterId, notSolved)];
  return withButtons(score >= 3 ? thanks : sorry, actions);
}

export const surveyAskComment = (language: Language): OutboundMessage => bubble(WORDS[language].askComment);

export const surveyCommentKept = (language: Language): OutboundMessage => bubble(WORDS[language].commentKept);

/** Said soon after the end, in their own words and nothing else. */
const NOT_SOLVED =
  /^(?:我的?)?(?:問題|事情)?(?:還是?|都|根本|並)?(?:沒有?|未)(?:被)?解決[啊了嗎欸耶。!！\s]*$|^(?:it(?:'s| is) )?(?:still )?not solved[.!\s]*$/iu;

export function saysNotSolved(text: string): boolean {
  return NOT_SOLVED.test(text.trim());
}

function press(what: string, matterId: string, title: string): CardAction {
  return { type: 'postBack', title, value: `survey:${what}:${matterId}`, displayText: title };
}

function withButtons(text: string, actions: CardAction[]): OutboundMessage {
  return { ...bubble(text), suggestedActions: { actions, to: [] } };
}
