// What came of a request: the article, or why there is none.

import type { FaqRequestView } from '../../../wire/faq-request-api.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function OutcomeLine({ request: { done, articleTitle } }: { readonly request: FaqRequestView }) {
  const { say, language } = useWords();
  if (done === undefined) return <p className="field-hint">{say('requests.open')}</p>;
  return (
    <div className="request-outcome" data-answered={done.articleId !== undefined || undefined}>
      <p>
        {done.articleId === undefined
          ? say('requests.refused', { reason: done.reason ?? '' })
          : `${say('requests.answered')} ${articleTitle ?? done.articleId}`}
      </p>
      <small>{say('requests.by', { name: done.by.name, time: momentOf(done.atMs, language) })}</small>
    </div>
  );
}
