// Two texts of an article side by side, word by word; on a narrow screen one below the other.

import { useQuery } from '@tanstack/react-query';

import type { ArticleComparisonView, ArticleContentView } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { Skeleton } from '../shell/skeleton.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { compareTexts } from './article-client.js';

interface Props {
  readonly before: ArticleContentView;
  readonly after: ArticleContentView;
  readonly beforeName: string;
  readonly afterName: string;
}

export function WordDiff({ before, after, beforeName, afterName }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const { data, error } = useQuery({
    queryKey: ['article-comparison', before, after],
    queryFn: () => compareTexts(before, after, csrfToken),
    placeholderData: (last: ArticleComparisonView | undefined) => last,
  });
  if (data === undefined) return error === null ? <Skeleton rows={2} /> : <FaultLine error={error} isAlert />;
  if (data.fields.length === 0) return <p className="field-hint">{say('article.diff.same')}</p>;
  return (
    <div className="word-diff">
      {data.fields.map(({ field, parts }) => (
        <section key={field} className="word-diff-field" aria-label={wordFor(say, 'field', field)}>
          <h3>{wordFor(say, 'field', field)}</h3>
          <Side name={beforeName} parts={parts} leaves="added" />
          <Side name={afterName} parts={parts} leaves="removed" />
        </section>
      ))}
    </div>
  );
}

interface SideProps {
  readonly name: string;
  readonly parts: ArticleComparisonView['fields'][number]['parts'];
  readonly leaves: 'added' | 'removed';
}

/** Read out as what it is: colour alone tells nobody. */
function Side({ name, parts, leaves }: SideProps) {
  const { say } = useWords();
  const Mark = leaves === 'added' ? 'del' : 'ins';
  const kind = leaves === 'added' ? 'removed' : 'added';
  return (
    <div className="word-diff-side">
      <p className="word-diff-name">{name}</p>
      <p className="word-diff-text">
        {parts
          .filter((part) => part.kind !== leaves)
          .map(({ kind: each, text }, at) =>
            each === 'same' ? (
              <span key={at}>{text}</span>
            ) : (
              <Mark key={at}>
                <span className="hidden-text">{say(`imports.diff.${kind}`)} </span>
                {text}
              </Mark>
            ),
          )}
      </p>
    </div>
  );
}
