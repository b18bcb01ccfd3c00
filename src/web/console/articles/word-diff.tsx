// Two texts of an article side by side, word by word; on a narrow screen one below the other.

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { ArticleComparisonView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import { useSession } from '../session/use-session.js';
import { ChangedText } from '../shell/changed-text.js';
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
  /** Puts one field of `before` into the text on the screen; absent: nothing may be taken over. */
  readonly onTake?: (field: string) => void;
}

export function WordDiff({ before, after, beforeName, afterName, onTake }: Props) {
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
          {onTake === undefined ? null : (
            <Button
              className="button small word-diff-take"
              aria-label={`${wordFor(say, 'field', field)}：${say('article.conflict.field')}`}
              onPress={() => {
                onTake(field);
              }}
            >
              {say('article.conflict.field')}
            </Button>
          )}
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

function Side({ name, parts, leaves }: SideProps) {
  return (
    <div className="word-diff-side">
      <p className="word-diff-name">{name}</p>
      <p className="word-diff-text">
        {parts
          .filter((part) => part.kind !== leaves)
          .map(({ kind, text }, at) => (
            <ChangedText key={at} kind={kind} text={text} />
          ))}
      </p>
    </div>
  );
}
