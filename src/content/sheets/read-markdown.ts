// Questions and answers in a plain text, as people write them in a hurry: headings as questions, or lines with Q and A.

import type { JsonLine } from '../../lib/json-lines.js';

/** `## 問題`: two or more marks are a question, one mark is the title of a group. */
const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/;
const QUESTION = /^(?:\*\*)?(?:Q|問題?)\s*\d*\s*[.:：、]\s*(?:\*\*)?\s*(.+?)(?:\*\*)?$/i;
const ANSWER = /^(?:\*\*)?(?:A|答案?)\s*\d*\s*[.:：、]\s*(?:\*\*)?\s*(.*)$/i;

interface OpenQuestion {
  readonly row: number;
  readonly question: string;
  readonly category: string | undefined;
  readonly answer: string[];
}

/** One line of values for each question, numbered by the line that asks it. Never throws. */
export function readMarkdown(text: string): JsonLine[] {
  const found: OpenQuestion[] = [];
  let category: string | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const read = readLine(line);
    if (read.kind === 'group') category = read.text;
    else if (read.kind === 'question')
      found.push({ row: index + 1, question: read.text, category, answer: [] });
    else found.at(-1)?.answer.push(read.text);
  }
  return found.map(toLine);
}

function readLine(line: string): { readonly kind: 'group' | 'question' | 'answer'; readonly text: string } {
  const [, marks, title = ''] = HEADING.exec(line.trim()) ?? [];
  if (marks === '#') return { kind: 'group', text: title };
  if (marks !== undefined) return { kind: 'question', text: questionIn(title) ?? title };
  const question = questionIn(line.trim());
  if (question !== undefined) return { kind: 'question', text: question };
  return { kind: 'answer', text: ANSWER.exec(line)?.[1] ?? line };
}

const questionIn = (text: string): string | undefined => QUESTION.exec(text)?.[1];

function toLine({ row, question, category, answer }: OpenQuestion): JsonLine {
  const group = category === undefined ? {} : { category };
  return { row, value: { question, answer: answer.join('\n').trim(), ...group } };
}
