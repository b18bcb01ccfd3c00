// The search box, the states with how many stand in each, and the other filters. Words are looked for a moment after the last key.

import { useEffect, useState } from 'react';

import type { ArticlesView } from '../../../wire/article-list-api.js';
import { useWords } from '../words/words.js';
import { ORDERS, REVIEWS, STATES, withFilters, type ArticlesAsk } from './articles-ask.js';

interface Props {
  readonly ask: ArticlesAsk;
  readonly found: ArticlesView | undefined;
  readonly onAsk: (ask: ArticlesAsk) => void;
}

/** Unit: ms. */
const TYPING_PAUSE_MS = 250;

export function ArticleFilters({ ask, found, onAsk }: Props) {
  const { say } = useWords();
  return (
    <form
      className="articles-filters"
      role="search"
      aria-label={say('articles.search')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className="filters">
        <SearchBox ask={ask} onAsk={onAsk} />
        <Choice
          label={say('articles.department')}
          value={ask.department}
          options={(found?.departments ?? []).map((name) => ({ value: name, label: name }))}
          onChange={(department) => {
            onAsk(withFilters(ask, { department }));
          }}
        />
        <Choice
          label={say('articles.editor')}
          value={ask.editor}
          options={(found?.editors ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(editor) => {
            onAsk(withFilters(ask, { editor }));
          }}
        />
        <Choice
          label={say('articles.review')}
          value={ask.review}
          options={REVIEWS.map((review) => ({ value: review, label: say(`articles.review.${review}`) }))}
          onChange={(value) => {
            onAsk(withFilters(ask, { review: REVIEWS.find((known) => known === value) }));
          }}
        />
        <Choice
          label={say('articles.missed')}
          value={ask.missed}
          options={[{ value: 'some', label: say('articles.missed.some') }]}
          onChange={(value) => {
            onAsk(withFilters(ask, { missed: value === 'some' ? value : undefined }));
          }}
        />
        <Choice
          label={say('articles.links')}
          value={ask.links}
          options={[{ value: 'dead', label: say('articles.links.dead') }]}
          onChange={(value) => {
            onAsk(withFilters(ask, { links: value === 'dead' ? value : undefined }));
          }}
        />
        <label className="filter">
          {say('articles.order')}
          <select
            value={ask.order}
            onChange={({ target }) => {
              const order = ORDERS.find((known) => known === target.value) ?? 'changed';
              onAsk({ ...ask, order, from: 0 });
            }}
          >
            {ORDERS.map((order) => (
              <option key={order} value={order}>
                {say(`articles.order.${order}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="state-chips" role="group" aria-label={say('articles.state')}>
        {[undefined, ...STATES].map((state) => (
          <button
            key={state ?? 'all'}
            type="button"
            className="state-chip"
            aria-pressed={ask.state === state}
            onClick={() => {
              onAsk(withFilters(ask, { state }));
            }}
          >
            {say(state === undefined ? 'articles.state.all' : `articles.state.${state}`)}
            {state === undefined || found === undefined ? null : (
              <span className="chip-count">{found.counts[state]}</span>
            )}
          </button>
        ))}
      </div>
    </form>
  );
}

function SearchBox({ ask, onAsk }: Omit<Props, 'found'>) {
  const { say } = useWords();
  const [typed, setTyped] = useState(ask.text);
  const [asked, setAsked] = useState(ask.text);
  if (asked !== ask.text) {
    // The address has moved on by itself: back, or cleared.
    setAsked(ask.text);
    setTyped(ask.text);
  }
  useEffect(() => {
    if (typed.trim() === ask.text) return undefined;
    const timer = setTimeout(() => {
      setAsked(typed.trim());
      onAsk({ ...ask, text: typed.trim(), from: 0 });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  return (
    <label className="filter articles-search">
      {say('articles.search')}
      <input
        type="search"
        value={typed}
        maxLength={200}
        placeholder={say('articles.search.hint')}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const { say } = useWords();
  return (
    <label className="filter">
      {label}
      <select
        value={value ?? ''}
        onChange={({ target }) => {
          onChange(target.value === '' ? undefined : target.value);
        }}
      >
        <option value="">{say('articles.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
