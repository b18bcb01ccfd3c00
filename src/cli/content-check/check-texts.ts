// What can be said of each file by itself: its schema, its typography, how it reads, what it points to, when it is due.

import { checkImages } from '../../content/check-images.js';
import { checkReadability } from '../../content/check-readability.js';
import { checkGuideLinks, checkReferences } from '../../content/check-references.js';
import { checkTypography } from '../../content/check-typography.js';
import { placed, type Finding } from './finding.js';
import type { Content } from './read-content.js';

/** Missing translations named one by one: the rest is a number. */
const NAMED_WITHOUT_ENGLISH = 10;

export function checkTexts(content: Content, today: string): Finding[] {
  const { root, sources, guides, faults } = content;
  return [
    ...placed('fault', faults),
    ...placed('fault', sources.flatMap(checkTypography)),
    ...placed(
      'fault',
      sources.flatMap((source) => checkReferences(root, source)),
    ),
    ...placed(
      'fault',
      sources.flatMap((source) => checkImages(root, source)),
    ),
    ...placed(
      'fault',
      guides.flatMap((guide) => checkGuideLinks(root, guide)),
    ),
    ...deadArticles(content),
    ...placed('warning', sources.flatMap(checkReadability)),
    ...days(content, today),
    ...withoutEnglish(content),
    ...cardsWithoutEnglish(content),
  ];
}

/** An intent that leads to an article which is not there. */
function deadArticles({ articles, intents, fileOf, lineOf }: Content): Finding[] {
  const known = new Set(articles.map(({ id }) => id));
  return intents.flatMap(({ id, articles: named = [] }) =>
    named.flatMap((articleId, index): Finding[] => {
      if (known.has(articleId)) return [];
      const file = fileOf({ kind: 'intent', id });
      return [
        {
          level: 'fault',
          place: `${file}:${lineOf(file, ['articles', index])} articles[${index}]`,
          reason: `沒有「${articleId}」這篇文章 / there is no article "${articleId}"`,
          next: '改成有的文章編號，或刪掉 / name an article that exists or leave it out',
        },
      ];
    }),
  );
}

/** Stands for a day that is not named: after all others. */
const NO_DAY = '9999-12-31';

function days({ shipped, fileOf, lineOf }: Content, today: string): Finding[] {
  return shipped.flatMap(({ content: { id, validFrom = today, validUntil = NO_DAY, reviewBy = NO_DAY } }) => {
    const file = fileOf({ kind: 'article', id });
    const at = (level: Finding['level'], field: string, reason: string): Finding => ({
      level,
      place: `${file}:${lineOf(file, [field])} ${field}`,
      reason,
    });
    return [
      ...(reviewBy < validFrom
        ? [at('fault', 'review_by', `早於 valid_from（${validFrom}） / comes before valid_from`)]
        : []),
      ...(reviewBy < today
        ? [at('warning', 'review_by', `${reviewBy} 已過，請重新確認內容 / has passed; read it again`)]
        : []),
      ...(validFrom > today
        ? [
            at(
              'warning',
              'valid_from',
              `${validFrom} 還沒到，在那之前不會回答 / is to come; nobody gets it before then`,
            ),
          ]
        : []),
      ...(validUntil < validFrom
        ? [at('fault', 'valid_until', `早於 valid_from（${validFrom}） / comes before valid_from`)]
        : []),
      ...(validUntil < today
        ? [
            at(
              'warning',
              'valid_until',
              `${validUntil} 已過，不會再回答 / has passed; nobody gets it any more`,
            ),
          ]
        : []),
    ];
  });
}

/** In demand: danger first, then what intents lead to, then what editors know most ways of asking for. */
function withoutEnglish({ articles, intents }: Content): Finding[] {
  const ledTo = new Set(intents.flatMap((intent) => intent.articles ?? []));
  const missing = articles
    .filter(({ english }) => english === undefined)
    .map(({ id, risk, variants }) => ({
      id,
      demand: (risk === 'emergency' ? 1_000 : 0) + (ledTo.has(id) ? 500 : 0) + variants.length,
    }))
    .sort((left, right) => right.demand - left.demand || (left.id < right.id ? -1 : 1));
  if (missing.length === 0) return [];
  const first = missing.slice(0, NAMED_WITHOUT_ENGLISH).map(({ id }) => id);
  return [
    {
      level: 'note',
      place: '',
      reason: `${missing.length} 篇沒有英文，民眾最常問的先補 / articles without English, most in demand first: ${first.join(', ')}`,
    },
  ];
}

/** Who asks in English gets the English answer, and with it only an English card. */
function cardsWithoutEnglish({ articles }: Content): Finding[] {
  const missing = articles
    .filter(({ card, english }) => card !== undefined && english !== undefined && english.card === undefined)
    .map(({ id }) => id);
  if (missing.length === 0) return [];
  return [
    {
      level: 'note',
      place: '',
      reason: `${missing.length} 篇的卡片還沒有英文 / cards without an English one: ${missing.join(', ')}`,
    },
  ];
}
