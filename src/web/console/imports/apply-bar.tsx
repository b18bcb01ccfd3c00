// The decision: drafts for somebody to look at, live now, or not at all. Says what it does before it does it.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ImportFindingsView, ImportRunView } from '../../../wire/import-api.js';
import { useWords } from '../words/words.js';
import type { ImportWork } from './use-import.js';

type Target = ImportRunView['target'];
const TARGETS = ['drafts', 'live'] as const satisfies readonly Target[];

interface Props {
  readonly work: ImportWork;
  readonly findings: ImportFindingsView;
  readonly endsAbsent: boolean;
  readonly needsSecondPerson: boolean;
}

export function ApplyBar({ work, findings: { counts, rehearsal }, endsAbsent, needsSecondPerson }: Props) {
  const { say } = useWords();
  const [target, setTarget] = useState<Target>(needsSecondPerson ? 'drafts' : 'live');
  const n = counts.added + counts.changed;
  const ended = endsAbsent ? counts.absent : 0;
  const isNothing = n + ended === 0;
  const word = target === 'drafts' ? 'imports.apply.drafts' : 'imports.apply';
  return (
    <section className="card apply-bar" aria-labelledby="import-apply">
      <h2 id="import-apply">{say('imports.apply.title')}</h2>
      {isNothing ? (
        <p>{say('imports.apply.nothing')}</p>
      ) : (
        <Targets {...{ target, needsSecondPerson }} onChoose={setTarget} />
      )}
      {rehearsal.lostCount > 0 && !isNothing ? (
        <p className="warning">{say('imports.apply.stolen', { n: rehearsal.lostCount })}</p>
      ) : null}
      <div className="form-buttons">
        <Button className="button" isDisabled={work.isApplying} onPress={work.leave}>
          {say('imports.cancel')}
        </Button>
        {isNothing ? null : (
          <Button
            className="button primary"
            isDisabled={work.progress !== undefined && !work.isApplying}
            isPending={work.isApplying}
            onPress={() => {
              work.apply({ skipsBad: counts.bad > 0, target });
            }}
          >
            {say(counts.bad > 0 ? `${word}.skip` : word, { n: n + ended, bad: counts.bad })}
          </Button>
        )}
      </div>
    </section>
  );
}

interface TargetsProps {
  readonly target: Target;
  readonly needsSecondPerson: boolean;
  readonly onChoose: (target: Target) => void;
}

/** Where a second person is required there is nothing to choose, and the page says why. */
function Targets({ target, needsSecondPerson, onChoose }: TargetsProps) {
  const { say } = useWords();
  if (needsSecondPerson) return <p>{say('imports.target.only')}</p>;
  return (
    <fieldset className="import-targets">
      <legend>{say('imports.target')}</legend>
      {TARGETS.map((each) => (
        <label key={each} className="radio-line">
          <input
            type="radio"
            name="import-target"
            checked={target === each}
            onChange={() => {
              onChoose(each);
            }}
          />
          <span>
            {say(`imports.target.${each}`)}
            <small>{say(`imports.target.${each}.hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
