// Knowledge bases of any size for measuring speed and memory: a city's own articles first, then new ones whose titles
// join the halves of two and whose answers are another's. Made for their size, not to be answered from.

import type { Article } from '../../../src/domain/article.js';
import { seededRandom } from '../../support/rewordings.js';

const SEED = 1999;

/** `count` articles; from the same sources always the same. */
export function manyArticles(sources: readonly Article[], count: number): Article[] {
  const random = seededRandom(SEED);
  const pick = (): Article | undefined => sources[Math.floor(random() * sources.length)];
  const made = Array.from({ length: Math.max(0, count - sources.length) }, (_, place): Article => {
    const title = `${halfOf(pick()?.title ?? '', 'first')}${halfOf(pick()?.title ?? '', 'second')}`;
    return {
      ...{ id: `made-${place}`, version: 1, title, variants: [], keywords: pick()?.keywords ?? [] },
      ...{ answer: pick()?.answer ?? '', risk: 'general' },
    };
  });
  return [...sources.slice(0, count), ...made];
}

function halfOf(title: string, half: 'first' | 'second'): string {
  const middle = Math.ceil(title.length / 2);
  return half === 'first' ? title.slice(0, middle) : title.slice(middle);
}
