// Where an article did not help lately: a number that opens the very questions it counts. In the list of articles and in the editor.

import '../design/misses.css';

import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { momentOf } from '../words/clock-words.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { listMisses } from './article-client.js';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

export function MissCount({ id, title, count }: Props) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  if (count === 0) return null;
  return (
    <>
      <button
        type="button"
        className="miss-count"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-label={say('misses.count.of', { n: count, title })}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        {say('misses.count', { n: count })}
      </button>
      {isOpen ? (
        <div id={listId} className="miss-list-box">
          <MissList id={id} />
        </div>
      ) : null}
    </>
  );
}

/** Beside the versions of one article: there, whether or not there are any. */
export function MissCard({ id }: Pick<Props, 'id'>) {
  const { say } = useWords();
  return (
    <section className="card article-misses" aria-labelledby="article-misses">
      <h2 id="article-misses">{say('misses.title')}</h2>
      <MissList id={id} />
    </section>
  );
}

function MissList({ id }: Pick<Props, 'id'>) {
  const { say, language } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['article-misses', id],
    queryFn: () => listMisses(id),
    staleTime: 0,
  });
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={2} />
    ) : (
      <LoadFault error={error} onRetry={() => void refetch()} />
    );
  if (data.length === 0) return <p className="field-hint">{say('misses.none')}</p>;
  return (
    <>
      <p className="field-hint">{say('misses.lead', { n: data.length })}</p>
      <ul className="miss-list">
        {data.map(({ kind, atMs, question, reason }, place) => (
          <li key={place}>
            <span className="miss-question">{question ?? say('misses.gone')}</span>
            <span className="miss-how">
              {say(`misses.kind.${kind}`)}
              {reason === undefined ? null : ` · ${wordFor(say, 'dismiss', reason)}`} ·{' '}
              {momentOf(atMs, language)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
