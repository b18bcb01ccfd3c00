// Out again: every article, and the empty template. ODS first, as the office's own format.

import { useWords } from '../words/words.js';
import { exportHref, templateHref } from './import-client.js';

const EXPORTS = ['ods', 'csv', 'xlsx', 'jsonl'] as const;
const TEMPLATES = ['ods', 'csv', 'xlsx'] as const;

export function DownloadsCard() {
  const { say } = useWords();
  return (
    <section className="card import-out" aria-labelledby="import-out">
      <h2 id="import-out">{say('imports.out')}</h2>
      <div className="out-parts">
        <Part word="imports.out.export" formats={EXPORTS} hrefOf={exportHref} />
        <Part word="imports.out.template" formats={TEMPLATES} hrefOf={templateHref} />
      </div>
    </section>
  );
}

interface PartProps {
  readonly word: 'imports.out.export' | 'imports.out.template';
  readonly formats: readonly string[];
  readonly hrefOf: (format: string) => string;
}

function Part({ word, formats, hrefOf }: PartProps) {
  const { say } = useWords();
  const what = say(word);
  return (
    <div className="out-part">
      <h3>{what}</h3>
      <p className="field-hint">{say(`${word}.lead`)}</p>
      <ul className="out-formats" aria-label={what}>
        {formats.map((format, at) => {
          const name = format.toUpperCase();
          return (
            <li key={format}>
              <a className={at === 0 ? 'button primary' : 'button'} href={hrefOf(format)} download>
                <span className="hidden-text">{what} </span>
                {name}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
