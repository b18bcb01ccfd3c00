// One side of a tried question: what the bot does, how sure it is, who comes up, why, and what each channel shows.

import type { TriedCandidate, TriedSide } from '../../../wire/try-api.js';
import { ShownChannels } from '../articles/shown-channels.js';
import { RouteLink } from '../shell/route-link.js';
import { WhyReply } from '../thread/why-panel.js';
import { percentOf } from '../thread/why-words.js';
import { kindKey, placeChanges, type Told } from './try-changes.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly name: string;
  readonly side: TriedSide;
  /** Of the text that is tried, on its own side. */
  readonly draftId?: string;
  /** The other side's candidates, to compare with. */
  readonly before?: readonly TriedCandidate[];
}

export function TrySide({ name, side, draftId, before }: Props) {
  const { say } = useWords();
  const { kind, candidates, channels } = side;
  const moved = before === undefined ? [] : placeChanges(before, candidates);
  return (
    <section className="try-side" aria-label={name} data-kind={kind}>
      <h3>
        <span>{name}</span> <span className="try-verdict">{say(kindKey(kind))}</span>
      </h3>
      <Gauge side={side} />
      <h4 className="field-name">{say('try.candidates')}</h4>
      {candidates.length === 0 ? (
        <p className="field-hint">{say('try.candidates.none')}</p>
      ) : (
        <ol className="try-candidates">
          {candidates.map((candidate, place) => (
            <Candidate key={candidate.articleId} {...{ candidate, draftId }} change={moved[place]} />
          ))}
        </ol>
      )}
      <details className="fold">
        <summary>{say('try.why')}</summary>
        <WhyReply why={whyOf(side)} />
      </details>
      <details className="fold" open>
        <summary>{say('try.shown')}</summary>
        <div className="try-shown">
          {channels.every(({ bubbles }) => bubbles.length === 0) ? (
            <p className="field-hint">{say('try.shown.nothing')}</p>
          ) : (
            <ShownChannels channels={channels} />
          )}
          {kind === 'handoff' ? <p className="field-hint">{say('try.shown.handoff')}</p> : null}
        </div>
      </details>
    </section>
  );
}

/** The confidence as a bar with both thresholds on it; the numbers stand beside it. */
function Gauge({ side: { confidence, answerAt, offerAt } }: Pick<Props, 'side'>) {
  const { say } = useWords();
  if (answerAt === undefined || offerAt === undefined) return null;
  const [n, m, o] = [confidence, answerAt, offerAt].map(percentOf);
  return (
    <div className="try-gauge">
      <p className="candidate-line">
        <strong>{say('try.confidence', { n: n ?? 0 })}</strong>
        <span className="why-soft">{say('try.gauge', { m: m ?? 0, o: o ?? 0 })}</span>
      </p>
      <span className="why-gauge" data-reached={confidence >= answerAt} aria-hidden="true">
        <span className="why-fill" style={{ inlineSize: `${n}%` }} />
        <span className="why-mark try-mark-offer" style={{ insetInlineStart: `${o}%` }} />
        <span className="why-mark" style={{ insetInlineStart: `${m}%` }} />
      </span>
    </div>
  );
}

interface CandidateProps {
  readonly candidate: TriedCandidate;
  readonly draftId: string | undefined;
  readonly change: Told | undefined;
}

function Candidate({ candidate, draftId, change }: CandidateProps) {
  const { say } = useWords();
  const { articleId, title, score, hits } = candidate;
  const isThis = articleId === draftId;
  return (
    <li data-this={isThis || undefined}>
      <p className="candidate-line">
        {isThis ? (
          <strong className="try-name">{title}</strong>
        ) : (
          <RouteLink className="try-name article-link" to={{ screen: 'article', id: articleId }}>
            {title}
          </RouteLink>
        )}
        <span className="candidate-score">{say('try.score', { n: percentOf(score) })}</span>
      </p>
      <p className="try-marks">
        {isThis ? <span className="tag try-this">{say('try.this')}</span> : null}
        {change === undefined ? null : <span className="tag try-moved">{say(change.key, change.fill)}</span>}
        {hits.map((hit) => (
          <mark key={hit}>{hit}</mark>
        ))}
      </p>
    </li>
  );
}

/** As the desk explains a reply. */
function whyOf({ rule, parts, ...reading }: TriedSide) {
  return parts.length === 0 ? { rule, ...reading } : { rule, ...reading, parts };
}
