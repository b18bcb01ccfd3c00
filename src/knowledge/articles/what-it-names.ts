// Uploaded files and other articles that an article names and that are not there: it does not go live with a link to nothing.

import type { ArticleContent } from '../../domain/article.js';
import { articleFileName } from '../../domain/card-file.js';
import type { Card } from '../../domain/card.js';
import type { ArticleFault } from './check-article.js';

type Named = Pick<ArticleContent, 'card' | 'english'>;

export interface FileLooker {
  /** Of these addresses of uploaded files those that are not there. */
  readonly missingFiles: (urls: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** `find`: those of the names that are kept. */
export const createMissingFiles =
  (find: (names: readonly string[]) => Promise<readonly { readonly name: string }[]>) =>
  async (urls: readonly string[]): Promise<ReadonlySet<string>> => {
    const kept = await find(urls.flatMap((url) => articleFileName(url) ?? []));
    const there = new Set(kept.map(({ name }) => name));
    return new Set(urls.filter((url) => !there.has(articleFileName(url) ?? '')));
  };

/** Where each address of an uploaded file stands, as a sheet names it. */
function placesOf({ card, english }: Named): readonly (readonly [field: string, url: string])[] {
  return [...placesOfCard('card', card), ...placesOfCard('english_card', english?.card)];
}

function placesOfCard(name: string, card: Card | undefined): readonly (readonly [string, string])[] {
  const files = (card?.files ?? []).map(({ url }, at) => [`${name}.files[${at}].url`, url] as const);
  const image = card?.image === undefined ? [] : [[`${name}.image.url`, card.image.url] as const];
  return [...image, ...files].filter(([, url]) => articleFileName(url) !== undefined);
}

export const fileUrlsOf = (content: Named): readonly string[] => placesOf(content).map(([, url]) => url);

export const faultsOf = (content: Named, missing: ReadonlySet<string>): readonly ArticleFault[] =>
  placesOf(content)
    .filter(([, url]) => missing.has(url))
    .map(([field]) => ({
      field,
      reason: '檔案不在了，請再上傳一次 / the file is not there; upload it again',
    }));

/** `known`: by id, what is live, or goes live with it. */
export const unknownRelated = (
  { related = [] }: Pick<ArticleContent, 'related'>,
  known: { readonly has: (id: string) => boolean },
): readonly ArticleFault[] =>
  related.flatMap((id, at) =>
    known.has(id)
      ? []
      : [
          {
            field: `related[${at}]`,
            reason: `沒有已發布的文章「${id}」，請拿掉 / no article "${id}" is live; take it out`,
          },
        ],
  );
