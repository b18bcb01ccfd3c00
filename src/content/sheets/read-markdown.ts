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
    const heading = HEADING.exec(line.trim());
    const asked = heading?.[1]?.length === 1 ? undefined : (heading?.[2] ?? QUESTION.exec(line.trim())?.[1]);
    if (heading?.[1]?.length === 1) category = heading[2];
    else if (asked !== undefined) {
      const question = QUESTION.exec(asked)?.[1] ?? asked;
      found.push({ row: index + 1, question, category, answer: [] });
    } else found.at(-1)?.answer.push(ANSWER.exec(line)?.[1] ?? line);
  }
  return found.map(({ row, question, answer, ...group }) => ({
    row,
    value: {
      question,
      answer: answer.join('\n').trim(),
      ...(group.category === undefined ? {} : { category: group.category }),
    },
  }));
}
