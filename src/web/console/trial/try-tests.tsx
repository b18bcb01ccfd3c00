// All test questions that have anything to do with the draft, asked before it is published: which get worse, which better.

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';

import type { TriedChange, TriedTestsView } from '../../../wire/try-api.js';
import { ProgressLine } from '../imports/progress-line.js';
import { useProgress } from '../imports/use-progress.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import type { TryKey } from '../words/try-zh.js';
import { askTests, readTestsProgress, type TriedText } from './try-client.js';
import type { Say } from '../words/say.js';
import { useWords } from '../words/words.js';

export function TryTests({ text }: { readonly text: TriedText }) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const { progress, follow } = useProgress(readTestsProgress);
  const line = useRef<AbortController>(undefined);
  const asking = useMutation({
    mutationFn: (wanted: TriedText) => {
      const { signal } = (line.current = new AbortController());
      return follow((job) => askTests(wanted, { job, csrfToken, signal }), 'rehearsing');
    },
  });
  // Whoever leaves does not wait for it any more.
  useEffect(
    () => () => {
      line.current?.abort();
    },
    [],
  );
  const isStale = asking.data !== undefined && asking.variables.content !== text.content;
  return (
    <section className="try-tests" aria-labelledby="try-tests">
      <h3 id="try-tests">{say('try.tests')}</h3>
      <p className="field-hint">{say('try.tests.lead')}</p>
      <Button
        className="button"
        isDisabled={asking.isPending}
        onPress={() => {
          asking.mutate(text);
        }}
      >
        {say(asking.data === undefined ? 'try.tests.do' : 'try.tests.again')}
      </Button>
      {progress === undefined ? null : (
        <div className="try-tests-progress">
          <ProgressLine progress={progress} />
          <Button
            className="button small"
            onPress={() => {
              line.current?.abort();
              // What comes of it is nobody's any more.
              asking.reset();
            }}
          >
            {say('cancel')}
          </Button>
        </div>
      )}
      <div role="status">
        {asking.isPending ? <p className="field-hint">{say('try.tests.working')}</p> : null}
        {isStale ? <p className="field-hint">{say('try.tests.stale')}</p> : null}
        {asking.data === undefined ? null : <Counts found={asking.data} />}
      </div>
      <FaultLine error={asking.error} isAlert />
      {asking.data === undefined ? null : <Changes found={asking.data} />}
    </section>
  );
}

function Counts({ found }: { readonly found: TriedTestsView }) {
  const { say } = useWords();
  const { questionCount: n, rightBefore: before, rightAfter: after, changes } = found;
  if (n === 0) return <p>{say('try.tests.none')}</p>;
  const isWorse = changes.some(({ kind }) => WORSE.includes(kind));
  return (
    <>
      <p>{say('try.tests.result', { n, before, after })}</p>
      {isWorse ? null : <p className="try-good">{say('try.tests.same')}</p>}
    </>
  );
}

type Kind = TriedChange['kind'];
const WORSE: readonly Kind[] = ['lost', 'weaker'];
const BETTER: readonly Kind[] = ['gained', 'stronger'];

const GROUPS = [
  { key: 'try.tests.worse', kinds: WORSE },
  { key: 'try.tests.missed', kinds: ['missed'] },
  { key: 'try.tests.better', kinds: BETTER },
] as const satisfies readonly { readonly key: TryKey; readonly kinds: readonly Kind[] }[];

function Changes({ found: { changes, changeCount } }: { readonly found: TriedTestsView }) {
  const { say } = useWords();
  return (
    <>
      {GROUPS.map(({ key, kinds }) => {
        const shown = changes.filter(({ kind }) => kinds.some((each) => each === kind));
        return shown.length === 0 ? null : (
          <div key={key} className="try-changed" data-group={key}>
            <h4>{say(key, { n: shown.length })}</h4>
            <ul>
              {shown.map((change) => (
                <Change key={`${change.article.id} ${change.question}`} change={change} />
              ))}
            </ul>
          </div>
        );
      })}
      {changeCount > changes.length ? (
        <p className="field-hint">{say('try.tests.more', { n: changeCount - changes.length })}</p>
      ) : null}
    </>
  );
}

function Change({ change }: { readonly change: TriedChange }) {
  const { say } = useWords();
  const { question, article, isWrong } = change;
  return (
    <li>
      <strong>{question}</strong>
      <span className="why-soft">{say('try.tests.owner', { title: article.title })}</span>
      <span>{becameOf(change, say)}</span>
      {isWrong ? <span className="try-wrong">{say('try.tests.wrong')}</span> : null}
    </li>
  );
}

function becameOf({ kind, article, found }: TriedChange, say: Say): string {
  switch (kind) {
    case 'lost':
      return found === undefined ? say('try.tests.nobody') : say('try.tests.found', { title: found.title });
    case 'missed':
      return found === undefined
        ? say('try.tests.still.nobody')
        : say('try.tests.still', { title: found.title });
    case 'gained':
      return say('try.tests.gained', { title: article.title });
    case 'weaker':
      return say('try.tests.weaker');
    case 'stronger':
      return say('try.tests.stronger');
  }
}
