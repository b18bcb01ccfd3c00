// The decision: live now, or not. Says what it does before it does it.

import { Button } from 'react-aria-components/Button';

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { useWords } from '../words/words.js';
import type { ImportWork } from './use-import.js';

interface Props {
  readonly work: ImportWork;
  readonly findings: ImportFindingsView;
  readonly endsAbsent: boolean;
}

export function ApplyBar({ work, findings: { counts, rehearsal }, endsAbsent }: Props) {
  const { say } = useWords();
  const n = counts.added + counts.changed;
  const isNothing = n === 0 && !(endsAbsent && counts.absent > 0);
  return (
    <section className="card apply-bar" aria-labelledby="import-apply">
      <h2 id="import-apply">{say('imports.apply.title')}</h2>
      <p>{say(isNothing ? 'imports.apply.nothing' : 'imports.apply.lead')}</p>
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
              work.apply(counts.bad > 0);
            }}
          >
            {say(counts.bad > 0 ? 'imports.apply.skip' : 'imports.apply', { n, bad: counts.bad })}
          </Button>
        )}
      </div>
    </section>
  );
}
