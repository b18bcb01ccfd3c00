// Which sentences of an approved answer speak of what was asked: cut out word for word, never changed. Called by
// follow-up.

import type { Aspect } from '../domain/follow-up.js';
import { isWholeAnswer, tellsOf } from './follow-up-aspects.js';
import { foldScript } from './script-fold.js';

export interface WantedPassage {
  readonly aspects: readonly Aspect[];
  /** Folded words that the passage should hold as well. */
  readonly words: readonly string[];
}

/** A line as short as this stays whole: its label ("費用：") belongs to all of it. Unit: characters. */
const SHORT_LINE_CHARS = 70;
/** Where more of an answer than this is meant, the whole of it reads better. */
const MOST_SHARE = 0.6;
/** Sentences for one aspect. */
const MOST_SENTENCES = 3;

/** The answer's sentences that tell it, one a line; undefined where none does. */
export function passageOf(answer: string, wanted: WantedPassage): string | undefined {
  const sentences = sentencesOf(answer);
  const places =
    wanted.aspects.length === 0 ? placesOfWords(sentences, wanted.words) : placesOfAspects(sentences, wanted);
  if (places === 'all') return answer.trim();
  if (places.length === 0) return undefined;
  const chosen = [...new Set(places)].sort((a, b) => a - b).map((place) => sentences[place] ?? '');
  const text = chosen.join('\n');
  return text.length > MOST_SHARE * answer.length ? answer.trim() : text;
}

function placesOfAspects(
  sentences: readonly string[],
  { aspects, words }: WantedPassage,
): readonly number[] | 'all' {
  if (aspects.every(isWholeAnswer)) return 'all';
  return aspects.flatMap((aspect) => {
    const levels = sentences.map((sentence) => tellsOf(aspect, foldScript(sentence).toLowerCase()));
    const best = Math.max(0, ...levels);
    const telling = levels.flatMap((level, place) => (level === best && best > 0 ? [place] : []));
    const named = telling.filter((place) => holdsAny(sentences[place] ?? '', words));
    return (named.length > 0 ? named : telling).slice(0, MOST_SENTENCES);
  });
}

function placesOfWords(sentences: readonly string[], words: readonly string[]): readonly number[] {
  return sentences
    .flatMap((sentence, place) => (holdsAny(sentence, words) ? [place] : []))
    .slice(0, MOST_SENTENCES);
}

function holdsAny(sentence: string, words: readonly string[]): boolean {
  const plain = foldScript(sentence).toLowerCase();
  return words.some((word) => plain.includes(word));
}

/** Lines, and long lines cut after their full stops; every character but blanks around stays. */
function sentencesOf(answer: string): string[] {
  return answer
    .split('\n')
    .flatMap((line) => (line.length <= SHORT_LINE_CHARS ? [line] : line.split(/(?<=[。！？])|(?<=[.!?])\s/u)))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
