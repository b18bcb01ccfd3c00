// A page of articles, a box at each, and what may be done to the chosen ones.

import { useState } from 'react';

import type { ArticleRowView, ArticlesView } from '../../../wire/article-list-api.js';
import { useWords } from '../words/words.js';
import { ArticleRow } from './article-row.js';
import { BulkBar } from './bulk-bar.js';

interface Props {
  readonly found: ArticlesView;
  /** What was searched for: marked in the rows. */
  readonly text: string;
  readonly isBusy: boolean;
  readonly onPublish: (rows: readonly ArticleRowView[]) => void;
  readonly onChanged: () => void;
}

export function ArticleTable({ found, text, isBusy, onPublish, onChanged }: Props) {
  const { say } = useWords();
  const { articles, needsSecondPerson } = found;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const picked = articles.filter(({ id }) => chosen.has(id));
  const isAll = picked.length === articles.length;
  return (
    <section className="card articles-card" aria-label={say('articles.title')} aria-busy={isBusy}>
      <div className="articles-actions">
        <label className="check">
          <input
            type="checkbox"
            className="hidden-text"
            checked={isAll}
            onChange={() => {
              setChosen(new Set(isAll ? [] : articles.map(({ id }) => id)));
            }}
          />
          <span className="check-box" aria-hidden="true" />
          {say('articles.all', { n: articles.length })}
        </label>
        <BulkBar
          picked={picked}
          needsSecondPerson={needsSecondPerson}
          onPublish={(rows) => {
            setChosen(new Set());
            onPublish(rows);
          }}
          onDone={() => {
            setChosen(new Set());
            onChanged();
          }}
          onChanged={onChanged}
        />
      </div>
      <ul className="article-rows">
        {articles.map((article) => (
          <ArticleRow
            key={article.id}
            article={article}
            text={text}
            isChosen={chosen.has(article.id)}
            onChoose={(isChosen) => {
              const others = [...chosen].filter((id) => id !== article.id);
              setChosen(new Set(isChosen ? [...others, article.id] : others));
            }}
          />
        ))}
      </ul>
    </section>
  );
}
