// The questions with known answers that `npm run bench:match` asks. Our own test half and third-party files given by
// their folder; nothing here was learned from but CLINC150's and BANKING77's training rows, which are the wordings.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { readArticles } from '../../../src/content/read-articles.js';
import { readIntents } from '../../../src/content/read-intents.js';
import type { Article, Intent } from '../../../src/domain/article.js';
import { parseJsonLines } from '../../../src/lib/json-lines.js';
import { readQuestionSets } from '../../quality/question-sets.js';
import { seededRandom } from '../../support/rewordings.js';

export interface BenchQuestion {
  readonly text: string;
  /** Empty: out of scope. */
  readonly right: readonly string[];
  /** An article that is the question itself and does not count. */
  readonly self?: string;
}

export interface BenchSet {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly questions: readonly BenchQuestion[];
  /** Chinese, to be asked with typing noise as well. */
  readonly isNoised: boolean;
}

interface FaqRow {
  readonly faq_id: string;
  readonly question: string;
  readonly answer: string;
  readonly keywords?: readonly string[];
}

interface RewordedRow {
  readonly query: string;
  readonly faq_ids: readonly string[];
  readonly self_id?: string;
}

interface LabelledRow {
  readonly text: string;
  readonly label: string;
  readonly split: string;
}

const SEED = 1999;
/** BANKING77 has no validation split: so much of its training split asks. */
const HELD_OUT_RATIO = 0.1;

const readRows = <Row>(folder: string, name: string): Row[] =>
  parseJsonLines(readFileSync(path.join(folder, name), 'utf8')).flatMap((line) => {
    return 'value' in line ? [line.value as Row] : [];
  });

/** A city's published questions; which one by the file's name. */
export const readCity = (folder: string, ...names: readonly string[]): Article[] =>
  names
    .flatMap((name) => readRows<FaqRow>(folder, name))
    .map(({ faq_id: id, question: title, answer, keywords = [] }) => {
      return { id, version: 1, title, variants: [], answer, keywords, risk: 'general' };
    });

export async function readBenchSets(folder: string): Promise<BenchSet[]> {
  return [...(await ownSets(folder)), rewordedTitles(folder), ...labelledSets(folder)];
}

async function ownSets(folder: string): Promise<BenchSet[]> {
  const { articles: files } = await readArticles(path.resolve('knowledge-base'));
  const { intents } = await readIntents(path.resolve('intents'));
  const articles = files.map(({ content }): Article => ({ ...content, version: 1 }));
  const asked = readQuestionSets('test', new Set(articles.map(({ id }) => id)));
  const questionsOf = (sets: readonly (typeof asked.citizens)[number][]): BenchQuestion[] =>
    sets.map(({ question: text, right }) => ({ text, right }));
  const inDomain = questionsOf([...asked.citizens, ...asked.nearDomain]);
  const others = readCity(folder, 'kaohsiung_faq.jsonl', 'taipei_faq_2017.jsonl');
  const cold = [...articles, ...others].map((article) => ({ ...article, variants: [], answer: '' }));
  return [
    {
      ...{ name: 'citizens', articles, intents, isNoised: true },
      questions: [...inDomain, ...questionsOf(asked.chatter)],
    },
    { name: 'citizens, cold', articles: cold, intents: [], isNoised: true, questions: inDomain },
  ];
}

function rewordedTitles(folder: string): BenchSet {
  const questions = readRows<RewordedRow>(folder, 'gov_reworded.jsonl').map(
    ({ query: text, faq_ids: right, self_id: self }) => {
      return { text, right, ...(self === undefined ? {} : { self }) };
    },
  );
  const articles = readCity(folder, 'taipei_faq_2024.jsonl', 'kaohsiung_faq.jsonl');
  return { name: 'gov-reworded', articles, intents: [], questions, isNoised: true };
}

function labelledSets(folder: string): BenchSet[] {
  const random = seededRandom(SEED);
  const banking = readRows<LabelledRow>(folder, 'banking77_train.jsonl').map((row) => {
    return { ...row, split: random() < HELD_OUT_RATIO ? 'val' : 'train' };
  });
  return [labelled('BANKING77', banking), labelled('CLINC150', readRows(folder, 'clinc150_trainval.jsonl'))];
}

/** Each label an article, its training texts the wordings; the validation rows ask. */
function labelled(name: string, rows: readonly LabelledRow[]): BenchSet {
  const wordings = new Map<string, string[]>();
  for (const { text, label, split } of rows) {
    if (split === 'val' || label === 'oos') continue;
    const known = wordings.get(label);
    if (known === undefined) wordings.set(label, [text]);
    else known.push(text);
  }
  const articles = [...wordings].map(([id, [title = '', ...variants]]): Article => {
    return { id, version: 1, title, variants, answer: '', keywords: [], risk: 'general' };
  });
  const questions = rows
    .filter(({ split }) => split === 'val')
    .map(({ text, label }) => ({ text, right: label === 'oos' ? [] : [label] }));
  return { name, articles, intents: [], questions, isNoised: false };
}
