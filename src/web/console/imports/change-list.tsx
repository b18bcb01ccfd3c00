// New, changed word by word, and missing from the sheet.

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { ChangedText } from '../shell/changed-text.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import type { ImportWork } from './use-import.js';

type Change = ImportFindingsView['changes'][number];
type Line = ImportFindingsView['added'][number];

interface Props {
  readonly work: ImportWork;
  readonly findings: ImportFindingsView;
  readonly endsAbsent: boolean;
}

export function ChangeList({ work, findings, endsAbsent }: Props) {
  const { say } = useWords();
  const { counts, added, changes, absent } = findings;
  const mayEnd = counts.absent > 0;
  const hasColumns = (work.seen?.sheets.length ?? 0) > 0;
  return (
    <section className="card import-changes-card" aria-labelledby="import-changes">
      <h2 id="import-changes">{say('imports.changes')}</h2>
      {counts.added + counts.changed === 0 ? (
        <p className="field-hint">{say('imports.changes.none')}</p>
      ) : null}
      {counts.changed === 0 ? null : (
        <details className="fold" open>
          <summary>{say('imports.changes.changed', { n: counts.changed })}</summary>
          <ul className="changes">
            {changes.map((change) => (
              <ChangedArticle key={change.id} change={change} />
            ))}
          </ul>
          <More shown={changes.length} n={counts.changed} />
          <p className="field-hint">{say(hasColumns ? 'imports.changes.keeps' : 'imports.changes.whole')}</p>
        </details>
      )}
      <Titles word="imports.changes.added" lines={added} n={counts.added} />
      <Titles word="imports.changes.absent" lines={absent} n={counts.absent} />
      {mayEnd || endsAbsent ? (
        <div>
          <label className="check">
            <input
              type="checkbox"
              className="hidden-text"
              checked={endsAbsent}
              aria-describedby="import-whole-hint"
              onChange={({ target }) => {
                work.setEndsAbsent(target.checked);
              }}
            />
            <span className="check-box" aria-hidden="true" />
            {say('imports.whole', { n: counts.absent })}
          </label>
          <p id="import-whole-hint" className="field-hint">
            {say('imports.whole.hint')}
          </p>
        </div>
      ) : null}
    </section>
  );
}

function ChangedArticle({ change: { title, fields } }: { readonly change: Change }) {
  const { say } = useWords();
  return (
    <li className="change">
      <p className="change-title">{title}</p>
      <dl>
        {fields.map(({ field, parts }) => (
          <div key={field} className="change-field">
            <dt>{wordFor(say, 'field', field)}</dt>
            <dd>
              {parts.map(({ kind, text }, at) => (
                <ChangedText key={at} kind={kind} text={text} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

interface TitlesProps {
  readonly word: 'imports.changes.added' | 'imports.changes.absent';
  readonly lines: readonly Line[];
  readonly n: number;
}

function Titles({ word, lines, n }: TitlesProps) {
  const { say } = useWords();
  if (n === 0) return null;
  return (
    <details className="fold">
      <summary>{say(word, { n })}</summary>
      <ul className="title-list">
        {lines.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <More shown={lines.length} n={n} />
    </details>
  );
}

function More({ shown, n }: { readonly shown: number; readonly n: number }) {
  const { say } = useWords();
  return n > shown ? <p className="field-hint">{say('imports.changes.more', { n: n - shown })}</p> : null;
}
