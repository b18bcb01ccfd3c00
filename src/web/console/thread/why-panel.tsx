// What a reply or a suggestion rests on: a sentence, the confidence against its threshold, what the score is made of beside
// the second, the words in common, and the rivals.

import type { Why, WhyCandidate, WhyMatch } from '../../../wire/why-views.js';
import { wordFor } from '../words/known-word.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';
import { doubtsOf, followUpSentence, matchSentence, percentOf, sentenceFor } from './why-words.js';

export function WhyReply({ why }: { readonly why: Why }) {
  const { say, language } = useWords();
  return (
    <section className="why-panel" aria-label={say('why.panel')}>
      <p className="why-says">{sentenceFor(why, say, language)}</p>
      {why.parts === undefined ? (
        <WhyMatched match={why} />
      ) : (
        <ol className="why-parts">
          {why.parts.map((part, index) => (
            <li key={part.text}>
              <p className="why-part">{say('why.part', { n: index + 1, text: part.text })}</p>
              <p>
                {part.followUp === undefined
                  ? matchSentence(part, say)
                  : followUpSentence(part.followUp, say, language)}
              </p>
              <WhyMatched match={part} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

export function WhyMatched({ match }: { readonly match: WhyMatch }) {
  const { say, language } = useWords();
  const [first, second, ...others] = match.candidates;
  if (first === undefined) return null;
  const doubts = doubtsOf(match, say);
  const rivals = second === undefined ? [] : [second, ...others];
  return (
    <>
      <Confidence match={match} />
      {doubts.length === 0 ? null : (
        <p className="why-doubts">
          {say('why.doubts')} {listOf(doubts, language)}
        </p>
      )}
      {first.signals.length === 0 ? null : <SignalTable first={first} second={second} />}
      <Hits candidate={first} />
      {rivals.length === 0 ? null : (
        <div>
          <p className="why-head">{say('why.rivals')}</p>
          <ol className="candidates" start={2}>
            {rivals.map((candidate) => (
              <li key={candidate.articleId}>
                <span className="candidate-line">
                  <span className="candidate-title">{candidate.title}</span>
                  <span className="candidate-score">{percentOf(candidate.score)}%</span>
                </span>
                <Bar share={candidate.score} />
                <Hits candidate={candidate} />
              </li>
            ))}
          </ol>
        </div>
      )}
    </>
  );
}

/** The confidence as a bar, the threshold as a mark on it. */
function Confidence({ match: { confidence, answerAt } }: { readonly match: WhyMatch }) {
  const { say } = useWords();
  if (confidence === undefined || answerAt === undefined) return null;
  const threshold = say('why.threshold', { n: percentOf(answerAt) });
  return (
    <div className="why-confidence">
      <span className="candidate-line">
        <span>
          {say('why.confidence')} {percentOf(confidence)}%
        </span>
        <span className="why-soft">{threshold}</span>
      </span>
      <span className="why-gauge" data-reached={confidence >= answerAt} aria-hidden="true">
        <span className="why-fill" style={{ inlineSize: `${percentOf(confidence)}%` }} />
        <span className="why-mark" style={{ insetInlineStart: `${percentOf(answerAt)}%` }} />
      </span>
    </div>
  );
}

function SignalTable({
  first,
  second,
}: {
  readonly first: WhyCandidate;
  readonly second: WhyCandidate | undefined;
}) {
  const { say } = useWords();
  const rival = new Map(second?.signals.map(({ name, contribution }) => [name, contribution]));
  const names = first.signals.toSorted((a, b) => b.contribution - a.contribution);
  const most = Math.max(...names.map(({ contribution }) => contribution), ...rival.values());
  return (
    <table className="why-table">
      <caption className="why-head">
        {say('why.table')}：{first.title}{' '}
        <span className="why-soft">{say('why.version', { n: first.version })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{say('why.signal')}</th>
          <th scope="col">{say('why.this')}</th>
          {second === undefined ? null : <th scope="col">{say('why.second')}</th>}
        </tr>
      </thead>
      <tbody>
        {names.map(({ name, contribution }) => (
          <tr key={name}>
            <th scope="row">{wordFor(say, 'signal', name)}</th>
            <td>
              <Points points={contribution} share={contribution / most} />
            </td>
            {second === undefined ? null : (
              <td className="is-rival">
                <Points points={rival.get(name) ?? 0} share={(rival.get(name) ?? 0) / most} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say('why.total')}</th>
          <td>{say('why.points', { n: percentOf(first.score) })}</td>
          {second === undefined ? null : <td>{say('why.points', { n: percentOf(second.score) })}</td>}
        </tr>
      </tfoot>
    </table>
  );
}

function Points({ points, share }: { readonly points: number; readonly share: number }) {
  return (
    <span className="why-points">
      <span className="why-number">{(points * 100).toFixed(1)}</span>
      <Bar share={share} />
    </span>
  );
}

function Bar({ share }: { readonly share: number }) {
  return (
    <span className="why-bar" aria-hidden="true">
      <span className="why-fill" style={{ inlineSize: `${percentOf(Math.min(1, share))}%` }} />
    </span>
  );
}

function Hits({ candidate: { hits } }: { readonly candidate: WhyCandidate }) {
  const { say } = useWords();
  return (
    <p className="why-hits">
      <span className="why-soft">{say('why.hit-words')}</span>
      {hits.length === 0 ? (
        <span className="why-soft">{say('why.no-hits')}</span>
      ) : (
        hits.map((hit) => <mark key={hit}>{hit}</mark>)
      )}
    </p>
  );
}
