// One message, several questions: "戶政幾點開？還有補身分證要多少錢？". Cuts where a sentence ends or a word begins a new
// question, and joins again what is one question told in two sentences. Pure; called by the bot.

import { readAspects } from './follow-up-aspects.js';
import { normalize } from './normalize.js';

/** Where a sentence ends. A full stop between digits is a number's. */
const SENTENCE_END = /(?<=[?？!！。;；\n])|(?<=[a-z)][.])\s+/iu;
/** Begins another question, after a pause or at the start of a sentence. */
const ALSO_ZH =
  /[\s,，、]*(?:(?:還有|另外|此外|順便(?:再)?(?:問|請問|請教|想問)?(?:一下)?|順便|再來(?:是)?|其次|第二個?(?:問題)?|再(?:請)?問(?:一下)?|也想(?:請)?問|也請問|然後(?:我)?(?:還|也)?(?:想)?(?:請)?問(?:一下)?|(?:以及|並且?)(?:想)?(?:請)?問)[\s,，、:：]*)+/gu;
const ALSO_EN =
  /[\s,]*\b(?:and also|and another (?:thing|question)|another question|also|besides|by the way|secondly|plus|and (?=(?:how|what|where|when|who|which|can|could|do|does|is|are|may|should)\b))[\s,:]*/giu;
/** "還有" as a verb ("還有名額嗎", "還有沒有開") begins nothing. */
const IS_VERB = /^(?:沒有|没有|人|在|多久|多少|幾|名額|位子|位置|機會|效|開|嗎|剩|可以|能|辦法|救|庫存|缺)/u;

const ASKS =
  /[?？嗎呢ㄇ吗]|怎麼|怎么|如何|怎樣|哪|什麼|什么|甚麼|啥|多少|多久|幾|几|誰|谁|何時|何时|可不可以|能不能|可以|要不要|需不需要|需要|有沒有|有没有|是不是|會不會|会不会|\b(?:how|what|where|when|who|which|why|can|could|do|does|is|are|may|should)\b/iu;

/** Whatever is shorter ("要拍照嗎") asks on about the same. Unit: characters of the normalised text. */
const LEAST_CHARS = 5;

/** A stretch of the message. */
interface Piece {
  readonly text: string;
  /** A connective begins it: whatever it looks like, it asks for something else. */
  readonly isFurther: boolean;
}

/** The message cut into questions, at least one; each with the statement that leads to it. */
export function splitQuestions(message: string): string[] {
  const pieces = message
    .split(SENTENCE_END)
    .flatMap((sentence) => cutAtConnectives({ text: sentence, isFurther: false }))
    .map(({ text, isFurther }) => ({ text: text.trim(), isFurther }))
    .filter(({ text }) => normalize(text) !== '');
  const questions = joinPieces(pieces);
  return questions.length === 0 ? [message] : questions;
}

function cutAtConnectives(sentence: Piece): Piece[] {
  return [ALSO_ZH, ALSO_EN].reduce<Piece[]>(
    (pieces, connective) => pieces.flatMap((piece) => cutAt(piece, connective)),
    [sentence],
  );
}

/** Connectives go; what would begin with words that only a verb is followed by stays whole. */
function cutAt({ text, isFurther }: Piece, connective: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(connective)) {
    const after = index + found.length;
    if (IS_VERB.test(text.slice(after))) continue;
    if (index > 0) pieces.push({ text: text.slice(from, index), isFurther: pieces.length > 0 || isFurther });
    from = after;
  }
  return [...pieces, { text: text.slice(from), isFurther: from > 0 || isFurther }];
}

/** What asks nothing by itself leads to the next question; what asks only for an aspect belongs to the one before. */
function joinPieces(pieces: readonly Piece[]): string[] {
  const questions: string[] = [];
  let lead = '';
  for (const [place, { text, isFurther }] of pieces.entries()) {
    const whole = lead === '' ? text : `${lead} ${text}`;
    const isLead = !ASKS.test(text) && !isFurther && pieces[place + 1]?.isFurther !== true;
    lead = isLead ? whole : '';
    if (!isLead) questions.push(...(asksOnlyAspect(whole) ? withRest(questions.splice(-1), whole) : [whole]));
  }
  return lead === '' ? questions : withRest(questions, lead);
}

/** What goes on about the last question, or follows it ("…。我住東區"), belongs to it. */
function withRest(questions: readonly string[], rest: string): string[] {
  const last = questions.at(-1);
  return last === undefined ? [rest] : [...questions.slice(0, -1), `${last} ${rest}`];
}

function asksOnlyAspect(text: string): boolean {
  const plain = normalize(text);
  const { aspects, own } = readAspects(plain, text);
  return (aspects.length > 0 && own === '') || plain.length < LEAST_CHARS;
}
