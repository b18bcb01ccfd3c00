// The kinds of fields that an article has: a line of its own, a list with an entry a line, a name, a day.

import { useId, useState, type ReactNode } from 'react';

import type { ArticleContentView } from '../../../wire/article-content.js';
import { useWords } from '../words/words.js';
import { withField } from './with-field.js';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...described })}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

interface LinesProps {
  readonly label: string;
  readonly hint: string;
  readonly lines: readonly string[];
  readonly rows?: number;
  readonly onChange: (lines: string[]) => void;
}

/** Keeps its own text: an empty line is where the next wording is being written. What is added elsewhere is taken over. */
export function LinesField({ label, hint, lines, rows = 4, onChange }: LinesProps) {
  const [text, setText] = useState(lines.join('\n'));
  const given = linesOf(lines.join('\n')).join('\n');
  if (given !== linesOf(text).join('\n')) setText(given);
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          rows={rows}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            onChange(linesOf(target.value));
          }}
        />
      )}
    </Field>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

interface NamedProps {
  readonly content: ArticleContentView;
  readonly onChange: (content: ArticleContentView) => void;
  readonly label: string;
}

interface TextProps extends NamedProps {
  readonly name: 'department' | 'category' | 'source';
  readonly known?: readonly string[] | undefined;
}

export function TextField({ content, onChange, name, label, known = [] }: TextProps) {
  const listId = useId();
  return (
    <Field label={label}>
      {(ids) => (
        <>
          <input
            {...ids}
            list={listId}
            value={content[name] ?? ''}
            maxLength={name === 'source' ? 500 : 200}
            onChange={({ target }) => {
              onChange(withField(content, name, target.value === '' ? undefined : target.value));
            }}
          />
          <datalist id={listId}>
            {known.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

interface DayProps extends NamedProps {
  readonly name: 'validFrom' | 'validUntil' | 'reviewBy';
  readonly hint: string;
}

export function DayField({ content, onChange, name, label, hint }: DayProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          value={content[name] ?? ''}
          onChange={({ target }) => {
            onChange(withField(content, name, target.value === '' ? undefined : target.value));
          }}
        />
      )}
    </Field>
  );
}

const RISKS = [
  'general',
  'law',
  'tax',
  'health',
  'emergency',
] as const satisfies readonly ArticleContentView['risk'][];

export function RiskField({ content, onChange }: Omit<NamedProps, 'label'>) {
  const { say } = useWords();
  return (
    <Field label={say('field.risk')} hint={say('article.risk.hint')}>
      {(ids) => (
        <select
          {...ids}
          value={content.risk}
          onChange={({ target }) => {
            onChange({ ...content, risk: RISKS.find((risk) => risk === target.value) ?? 'general' });
          }}
        >
          {RISKS.map((risk) => (
            <option key={risk} value={risk}>
              {say(`article.risk.${risk}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
