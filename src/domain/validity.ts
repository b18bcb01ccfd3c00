// When an article may be told: from the first to the last of its calendar days, both included, Asia/Taipei. Pure.

import type { ArticleContent } from './article.js';
import { plusDays, startOf, taipeiDay, type LocalDay } from './taipei-time.js';

type Dated = Pick<ArticleContent, 'validFrom' | 'validUntil'>;

/** `early`: its first day is to come. `over`: its last day has passed. */
export type Validity = 'early' | 'valid' | 'over';

/** @example validityAt({ validUntil: '2026-01-31' }, Date.UTC(2026, 0, 31, 16)) // 'over': it is 1 February in Taipei */
export function validityAt({ validFrom, validUntil }: Dated, nowMs: number): Validity {
  const today = taipeiDay(nowMs);
  if (validUntil !== undefined && validUntil < today) return 'over';
  return validFrom !== undefined && validFrom > today ? 'early' : 'valid';
}

/** Since which day, and until which moment, the very same articles are valid. */
export interface Stretch {
  /** Absent: since ever. */
  readonly since?: LocalDay;
  /** Infinity: for ever. Unit: ms. */
  readonly untilMs: number;
}

/** @example stretchAt([{ validUntil: '2026-01-31' }], nowMs).untilMs // the midnight at which 1 February begins */
export function stretchAt(articles: Iterable<Dated>, nowMs: number): Stretch {
  const today = taipeiDay(nowMs);
  let since: LocalDay | undefined;
  let next: LocalDay | undefined;
  const weigh = (day: LocalDay): void => {
    if (day <= today && (since === undefined || day > since)) since = day;
    if (day > today && (next === undefined || day < next)) next = day;
  };
  for (const { validFrom, validUntil } of articles) {
    if (validFrom !== undefined) weigh(validFrom);
    if (validUntil !== undefined) weigh(plusDays(validUntil, 1));
  }
  return {
    ...(since === undefined ? {} : { since }),
    untilMs: next === undefined ? Infinity : startOf(next),
  };
}
