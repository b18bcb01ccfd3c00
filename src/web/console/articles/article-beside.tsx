// What stands beside an answer: its card, and the approved English with a card of its own.

import { useState, type ReactNode } from 'react';

import type { ArticleContentView } from '../../../wire/article-content.js';
import { useWords } from '../words/words.js';
import { Field } from './article-fields.js';
import { CardEditor } from './card/card-editor.js';
import type { CardFault } from './card/card-parts.js';
import { withField } from './with-field.js';
import { withEnglish } from './with-theirs.js';

interface BesideProps {
  readonly content: ArticleContentView;
  /** What is wrong with the cards as they stand. */
  readonly cardFaults: readonly CardFault[];
  readonly lacksPublicUrl: boolean;
  readonly onChange: (content: ArticleContentView) => void;
}

/** What stands beside the answer. */
export function OwnCard({ content, cardFaults, lacksPublicUrl, onChange }: BesideProps) {
  const { say } = useWords();
  return (
    <Fold title={say('article.card.title')} isFilled={content.card !== undefined}>
      <p className="field-hint">{say('card.lead')}</p>
      <CardEditor
        card={content.card}
        faults={cardFaults.filter(({ field }) => /^card\b/u.test(field))}
        lacksPublicUrl={lacksPublicUrl}
        onChange={(card) => {
          onChange(withField(content, 'card', card));
        }}
      />
    </Fold>
  );
}

/** The approved pair, with a card of its own. */
export function English({ content, cardFaults, lacksPublicUrl, onChange }: BesideProps) {
  const { say } = useWords();
  const { english } = content;
  const { question = '', answer = '', card } = english ?? {};
  const set = (next: NonNullable<ArticleContentView['english']>): void => {
    onChange(withEnglish(content, next));
  };
  const pair = { ...english, question, answer };
  return (
    <Fold title={say('card.english')} isFilled={english !== undefined}>
      <Field label={say('field.english_question')} hint={say('article.english.hint')}>
        {(ids) => (
          <input
            {...ids}
            lang="en"
            value={question}
            maxLength={500}
            onChange={({ target }) => {
              set({ ...pair, question: target.value });
            }}
          />
        )}
      </Field>
      <Field label={say('field.english_answer')}>
        {(ids) => (
          <textarea
            {...ids}
            lang="en"
            rows={6}
            value={answer}
            onChange={({ target }) => {
              set({ ...pair, answer: target.value });
            }}
          />
        )}
      </Field>
      <h3 className="field-name">{say('field.english_card')}</h3>
      {english === undefined ? (
        <p className="field-hint">{say('card.english.first')}</p>
      ) : (
        <>
          <p className="field-hint">{say('card.english.lead')}</p>
          <CardEditor
            card={card}
            lang="en"
            faults={cardFaults.filter(({ field }) => field.startsWith('english_card'))}
            lacksPublicUrl={lacksPublicUrl}
            onChange={(next) => {
              set(withField(pair, 'card', next));
            }}
          />
        </>
      )}
    </Fold>
  );
}

interface FoldProps {
  readonly title: string;
  /** Open from the start, if so; afterwards people open and close it. */
  readonly isFilled: boolean;
  readonly children: ReactNode;
}

function Fold({ title, isFilled, children }: FoldProps) {
  const [isOpen, setIsOpen] = useState(isFilled);
  return (
    <details
      className="card fold article-more"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      <div className="form">{children}</div>
    </details>
  );
}
