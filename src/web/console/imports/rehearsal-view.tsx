// What the editors' test questions say of it: which would get worse and who takes them, which get better.

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { useWords } from '../words/words.js';

type Rehearsal = ImportFindingsView['rehearsal'];

export function RehearsalView({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { say } = useWords();
  const { questionCount, rightBefore, rightAfter, lost, lostCount, gained, gainedCount } = rehearsal;
  const facts = { n: questionCount, before: rightBefore, after: rightAfter };
  return (
    <section className="card import-rehearsal" aria-labelledby="import-rehearsal" data-worse={lostCount > 0}>
      <h2 id="import-rehearsal">{say('imports.rehearsal')}</h2>
      <p>{say(questionCount === 0 ? 'imports.rehearsal.none' : 'imports.rehearsal.lead', facts)}</p>
      {lostCount === 0 ? (
        questionCount === 0 ? null : (
          <p className="rehearsal-good">{say('imports.rehearsal.same')}</p>
        )
      ) : (
        <>
          <h3 id="import-lost">{say('imports.rehearsal.lost', { n: lostCount })}</h3>
          <ul className="questions" aria-labelledby="import-lost">
            {lost.map((question) => (
              <Lost key={`${question.article.id} ${question.question}`} lost={question} />
            ))}
          </ul>
          <More shown={lost.length} n={lostCount} />
          <p className="field-hint">{say('imports.rehearsal.next')}</p>
        </>
      )}
      {gainedCount === 0 ? null : (
        <details className="fold">
          <summary>{say('imports.rehearsal.gained', { n: gainedCount })}</summary>
          <ul className="questions">
            {gained.map(({ question, article }) => (
              <li key={`${article.id} ${question}`} className="question" data-better>
                <strong>{question}</strong>
                <span>{say('imports.rehearsal.found', { title: article.title })}</span>
              </li>
            ))}
          </ul>
          <More shown={gained.length} n={gainedCount} />
        </details>
      )}
    </section>
  );
}

function Lost({ lost: { question, article, found, isWrong } }: { readonly lost: Rehearsal['lost'][number] }) {
  const { say } = useWords();
  return (
    <li className="question">
      <strong>{question}</strong>
      <span>{say('imports.rehearsal.victim', { title: article.title })}</span>
      <span>
        {found === undefined
          ? say('imports.rehearsal.nobody')
          : say('imports.rehearsal.thief', { title: found.title })}
      </span>
      {isWrong ? <span className="question-wrong">{say('imports.rehearsal.wrong')}</span> : null}
    </li>
  );
}

function More({ shown, n }: { readonly shown: number; readonly n: number }) {
  const { say } = useWords();
  return n > shown ? <p className="field-hint">{say('imports.changes.more', { n: n - shown })}</p> : null;
}
