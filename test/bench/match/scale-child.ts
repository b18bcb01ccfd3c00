// One size of knowledge base, in a process of its own so that its memory is nobody else's. Prints one line of JSON.
// Arguments: the folder of the data, how many articles.

import process from 'node:process';
import { setTimeout } from 'node:timers/promises';

const emptyMb = process.memoryUsage().rss / 1e6;
const [folder = '', count = ''] = process.argv.slice(2);

// Loaded only now: an empty process has no dictionary.
const { readCity } = await import('./bench-sets.js');
const { manyArticles } = await import('./many-articles.js');
const { addVariant, buildMatchIndex } = await import('../../../src/matching/match-index.js');
const { match } = await import('../../../src/matching/matcher.js');

/** Loads the dictionary and warms the code up, so that neither counts as building. */
const WARM_UP = 2_000;
const QUESTIONS = 1_000;
const VARIANTS = 500;

const sources = readCity(folder, 'taipei_faq_2024.jsonl', 'kaohsiung_faq.jsonl', 'taipei_faq_2017.jsonl');
const questions = sources
  .slice(0, QUESTIONS)
  .map(({ title }, place) => `${title.slice(0, 6 + (place % 20))}要怎麼辦`);
const warm = buildMatchIndex({ articles: sources.slice(0, WARM_UP), intents: [], revision: 0 });
for (const question of questions.slice(0, 200)) match(question, warm);

const index = build();
// Twice, and a second to give pages back: buffers whose owner went in the first round only go in the second.
globalThis.gc?.();
globalThis.gc?.();
await setTimeout(1_000);
const { rss } = process.memoryUsage();
const asked = questions.map((question) => timeMs(() => match(question, index.built)));
const added = sources.slice(0, VARIANTS).map(({ id, title }, place) => {
  const other = sources[VARIANTS + place]?.title ?? title;
  return timeMs(() => addVariant(index.built, id, `${other}${title}`));
});
const after = questions.slice(0, VARIANTS).map((question, place) => {
  addVariant(index.built, sources[place]?.id ?? '', question);
  return timeMs(() => match(question, index.built));
});
console.log(
  JSON.stringify({
    ...{ buildMs: index.ms, mb: rss / 1e6 - emptyMb },
    ...{ p50Ms: percentile(asked, 0.5), p99Ms: percentile(asked, 0.99) },
    ...{ addMs: percentile(added, 0.5), afterAddMs: percentile(after, 0.5) },
  }),
);

function build(): { readonly built: ReturnType<typeof buildMatchIndex>; readonly ms: number } {
  // As if read from a database: no text is shared with another article.
  const articles = structuredClone(manyArticles(sources, Number(count)));
  const startedMs = performance.now();
  const built = buildMatchIndex({ articles, intents: [], revision: 1 });
  return { built, ms: performance.now() - startedMs };
}

function timeMs(task: () => unknown): number {
  const startedMs = performance.now();
  task();
  return performance.now() - startedMs;
}

function percentile(values: readonly number[], ratio: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * ratio)] ?? NaN;
}
