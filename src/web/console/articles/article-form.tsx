// The fields of an article. Each line of a list is one wording; what is optional stands below.

import type { ArticleEditingView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import { MOST_RELATED } from '../../../wire/card.js';
import { useWords } from '../words/words.js';
import { English, OwnCard } from './article-beside.js';
import type { CardFault } from './card/card-parts.js';
import { RelatedField } from './related-field.js';
import { withField } from './with-field.js';
import { DayField, Field, LinesField, RiskField, TextField } from './article-fields.js';

interface Props {
  readonly content: ArticleContentView;
  readonly editing: ArticleEditingView | undefined;
  readonly onChange: (content: ArticleContentView) => void;
}

interface FormProps extends Props {
  /** What is wrong with the cards as they stand. */
  readonly cardFaults: readonly CardFault[];
  readonly lacksPublicUrl: boolean;
}

export function ArticleForm({ content, editing, cardFaults, lacksPublicUrl, onChange }: FormProps) {
  const { say } = useWords();
  return (
    <form
      className="article-form"
      aria-label={say('article.form')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <section className="card form">
        <Field label={say('field.question')} hint={say('article.title.hint')}>
          {(ids) => (
            <input
              {...ids}
              value={content.title}
              maxLength={500}
              onChange={({ target }) => {
                onChange({ ...content, title: target.value });
              }}
            />
          )}
        </Field>
        <Field
          label={say('field.answer')}
          hint={say('article.answer.count', { n: Array.from(content.answer).length })}
        >
          {(ids) => (
            <textarea
              {...ids}
              rows={9}
              value={content.answer}
              onChange={({ target }) => {
                onChange({ ...content, answer: target.value });
              }}
            />
          )}
        </Field>
        <LinesField
          label={say('field.questions')}
          hint={say('article.variants.hint')}
          lines={content.variants}
          onChange={(variants) => {
            onChange({ ...content, variants });
          }}
        />
        <LinesField
          label={say('field.tests')}
          hint={say(
            content.tests === undefined && (editing?.tests ?? []).length > 0
              ? 'article.tests.given'
              : 'article.tests.hint',
          )}
          lines={content.tests ?? editing?.tests ?? []}
          onChange={(tests) => {
            onChange({ ...content, tests });
          }}
        />
        <LinesField
          label={say('field.keywords')}
          hint={say('article.keywords.hint')}
          lines={content.keywords}
          rows={2}
          onChange={(keywords) => {
            onChange({ ...content, keywords });
          }}
        />
        <RelatedField
          ownId={editing?.id}
          ids={content.related ?? []}
          most={MOST_RELATED}
          onChange={(related) => {
            onChange(withField(content, 'related', related.length === 0 ? undefined : [...related]));
          }}
        />
      </section>
      <Keeping content={content} editing={editing} onChange={onChange} />
      <OwnCard {...{ content, cardFaults, lacksPublicUrl, onChange }} />
      <English {...{ content, cardFaults, lacksPublicUrl, onChange }} />
    </form>
  );
}

/** Whose it is, on what it rests, and how long it holds. */
function Keeping({ content, editing, onChange }: Props) {
  const { say } = useWords();
  return (
    <section className="card form" aria-labelledby="article-keeping">
      <h2 id="article-keeping">{say('article.keeping')}</h2>
      <div className="field-pair">
        <TextField
          {...{
            content,
            onChange,
            name: 'department',
            label: say('field.dept'),
            known: editing?.departments,
          }}
        />
        <TextField
          {...{ content, onChange, name: 'category', label: say('field.category') }}
          known={editing?.categories}
        />
      </div>
      <TextField {...{ content, onChange, name: 'source', label: say('field.source') }} />
      <div className="field-pair">
        <DayField
          {...{ content, onChange, name: 'validFrom', label: say('field.valid_from') }}
          hint={say('article.from.hint')}
        />
        <DayField
          {...{ content, onChange, name: 'validUntil', label: say('field.valid_until') }}
          hint={say('article.until.hint')}
        />
        <DayField
          {...{ content, onChange, name: 'reviewBy', label: say('field.review_by') }}
          hint={say('article.review.hint')}
        />
        <RiskField content={content} onChange={onChange} />
      </div>
    </section>
  );
}
