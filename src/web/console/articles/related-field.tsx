// The articles that a reader may need next: found by words, kept by id, in the order in which they were chosen.

import '../design/upload.css';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { useWords } from '../words/words.js';
import { listArticles } from './article-client.js';
import { useRested } from '../shell/use-rested.js';

interface Props {
  /** Of the article itself; undefined: a new one. */
  readonly ownId: string | undefined;
  readonly ids: readonly string[];
  readonly most: number;
  readonly onChange: (ids: readonly string[]) => void;
}

/** Choices under the box. */
const MOST_FOUND = 6;
/** Unit: ms. */
const TYPING_PAUSE_MS = 250;

export function RelatedField({ ownId, ids, most, onChange }: Props) {
  const { say } = useWords();
  const hintId = useId();
  const [told, setTold] = useState('');
  const [text, setText] = useState('');
  const asked = useRested(text.trim(), TYPING_PAUSE_MS);
  const found = useQuery({
    queryKey: ['related', asked],
    queryFn: () =>
      listArticles({ text: asked, state: 'published', order: 'hits', from: 0 }, MOST_FOUND + most + 1),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const choices = (asked === '' ? [] : (found.data?.articles ?? []))
    .filter(({ id }) => id !== ownId && !ids.includes(id))
    .slice(0, MOST_FOUND);
  return (
    <fieldset className="field related-field">
      <legend className="field-name">{say('field.related')}</legend>
      <p className="field-hint" id={hintId}>
        {say('related.hint', { most })}
      </p>
      {ids.length === 0 ? null : (
        <ol className="related-chosen">
          {ids.map((id) => (
            <Chosen
              key={id}
              id={id}
              onRemove={(title) => {
                onChange(ids.filter((each) => each !== id));
                setTold(say('related.removed', { title }));
              }}
            />
          ))}
        </ol>
      )}
      {ids.length >= most ? null : (
        <label className="field">
          {say('related.search')}
          <input
            type="search"
            value={text}
            maxLength={200}
            aria-describedby={hintId}
            onChange={({ target }) => {
              setText(target.value);
            }}
          />
        </label>
      )}
      {choices.length === 0 || ids.length >= most ? null : (
        <ul className="related-found" aria-label={say('related.found')}>
          {choices.map(({ id, title }) => (
            <li key={id}>
              <button
                type="button"
                className="button small"
                onClick={() => {
                  onChange([...ids, id]);
                  setText('');
                  setTold(say('related.added', { title }));
                }}
              >
                ＋ {title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="hidden-text" role="status">
        {asked !== '' && choices.length === 0 && found.data !== undefined ? say('related.none') : told}
      </p>
    </fieldset>
  );
}

function Chosen({ id, onRemove }: { readonly id: string; readonly onRemove: (title: string) => void }) {
  const { say } = useWords();
  // The id is among what is searched.
  const { data } = useQuery({
    queryKey: ['related-title', id],
    queryFn: () => listArticles({ text: id, order: 'title', from: 0 }, 20),
  });
  const title = data?.articles.find((each) => each.id === id)?.title ?? id;
  return (
    <li>
      <span>{title}</span>
      <button
        type="button"
        className="button small"
        aria-label={say('related.remove', { title })}
        onClick={() => {
          onRemove(title);
        }}
      >
        ✕
      </button>
    </li>
  );
}
