// What is worth a second look in the text on the screen, asked for when the hands rest.

import { useQuery } from '@tanstack/react-query';

import type { ArticleContentView } from '../../../wire/article-content.js';
import type { HintsView, HintView } from '../../../wire/hint-api.js';
import { call } from '../session/staff-client.js';
import { useSession } from '../session/use-session.js';
import { useRested } from '../shell/use-rested.js';

/** Unit: ms. */
const REST_MS = 1_200;

/** Where they cannot be had there are none: nobody is kept from writing. */
export function useHints(id: string | undefined, content: ArticleContentView): readonly HintView[] {
  const { csrfToken } = useSession();
  const rested = useRested(content, REST_MS);
  const { data } = useQuery({
    queryKey: ['hints', id, rested],
    queryFn: () =>
      call<HintsView>('POST', '/knowledge/hints', {
        body: { content: rested, ...(id === undefined ? {} : { articleId: id }) },
        csrfToken,
      }),
    placeholderData: (last: HintsView | undefined) => last,
    enabled: rested.title !== '' || rested.answer !== '',
    retry: false,
    gcTime: 0,
  });
  return data?.hints ?? [];
}
