// Places of a Big5 file where a character may have been lost before it came here: nothing to mend in the hub, something to look at.

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { useWords } from '../words/words.js';

export function DoubtList({ findings: { doubts, doubtCount } }: { readonly findings: ImportFindingsView }) {
  const { say } = useWords();
  if (doubtCount === 0) return null;
  return (
    <section className="card import-doubts" aria-labelledby="import-doubts">
      <h2 id="import-doubts">{say('imports.doubts', { n: doubtCount })}</h2>
      <p className="warning">{say('imports.doubts.lead')}</p>
      <ul className="title-list scrolls" aria-labelledby="import-doubts" tabIndex={0}>
        {doubts.map(({ row, excerpt }, at) => (
          <li key={at}>
            {say('imports.faults.line', { row })} <q>{excerpt}</q>
          </li>
        ))}
      </ul>
      {doubtCount > doubts.length ? (
        <p className="field-hint">{say('imports.doubts.more', { shown: doubts.length, n: doubtCount })}</p>
      ) : null}
    </section>
  );
}
