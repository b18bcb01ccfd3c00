// What the hub found in a sheet, in the order in which one decides: the counts, the columns, what to mend, what would change,
// what the test questions say, and the button.

import { useEffect, useRef } from 'react';

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { useWords } from '../words/words.js';
import { ApplyBar } from './apply-bar.js';
import { ChangeList } from './change-list.js';
import { ColumnTables } from './column-table.js';
import { DoubtList } from './doubt-list.js';
import { FaultTable } from './fault-table.js';
import { RehearsalView } from './rehearsal-view.js';
import type { ImportWork } from './use-import.js';

export function Review({ work }: { readonly work: ImportWork }) {
  const { say } = useWords();
  const { seen, wish, done } = work;
  const heading = useRef<HTMLHeadingElement>(null);
  const fileName = wish?.file.name;
  const isThere = seen !== undefined && done === undefined;
  // Once for each file: a change of a column leaves the focus where the person works.
  useEffect(() => {
    if (isThere) heading.current?.focus();
  }, [isThere, fileName]);
  if (seen === undefined || wish === undefined || done !== undefined) return null;
  const { findings } = seen;
  return (
    <>
      <section className="card import-summary" aria-labelledby="import-summary">
        <h2 id="import-summary" ref={heading} tabIndex={-1}>
          {say('imports.summary')}
        </h2>
        {findings === undefined ? (
          <p className="warning">{say('imports.columns.needed')}</p>
        ) : (
          <>
            <p>
              {say('imports.summary.lead', {
                file: wish.file.name,
                n: findings.counts.good + findings.counts.bad,
              })}
            </p>
            <Counts counts={findings.counts} />
          </>
        )}
      </section>
      <ColumnTables work={work} sheets={seen.sheets} />
      {findings === undefined ? null : (
        <>
          <FaultTable findings={findings} wish={wish} />
          <DoubtList findings={findings} />
          <ChangeList work={work} findings={findings} endsAbsent={wish.endsAbsent} />
          <RehearsalView rehearsal={findings.rehearsal} />
          <ApplyBar
            work={work}
            findings={findings}
            endsAbsent={wish.endsAbsent}
            needsSecondPerson={seen.needsSecondPerson}
          />
        </>
      )}
    </>
  );
}

const KINDS = ['added', 'changed', 'same', 'bad'] as const;

function Counts({ counts }: { readonly counts: ImportFindingsView['counts'] }) {
  const { say } = useWords();
  return (
    <dl className="counts">
      {KINDS.map((kind) => (
        <div key={kind} className="count" data-kind={kind} data-zero={counts[kind] === 0 || undefined}>
          <dt>{say(`imports.count.${kind}`)}</dt>
          <dd>{counts[kind].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  );
}
