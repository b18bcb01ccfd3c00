// What a supervisor looks at first: how much came, who solved it, how long people waited, what they said of it.

import type { ReactNode } from 'react';

import type { FiguresView, KeyedCell } from '../../../wire/figures-api.js';
import { waitedWords } from '../desk/waiting-time.js';
import { useNow } from '../shell/now.js';
import { useWords } from '../words/words.js';
import type { FiguresAsk } from './figures-ask.js';
import { FigureLink } from './figure-link.js';

interface Props {
  readonly view: FiguresView;
  readonly ask: FiguresAsk;
}

const OUTCOMES = [
  ['by-bot', 'byBot'],
  ['handed-over', 'handedOver'],
  ['other', 'other'],
] as const;
const FACES = [
  ['score-5', 4],
  ['score-4', 3],
  ['score-3', 2],
  ['score-2', 1],
  ['score-1', 0],
] as const;

export function FigureCards({ view, ask }: Props) {
  const { total } = view;
  return (
    <div className="figure-cards">
      <TalksCard total={total} ask={ask} />
      <WaitingCard waiting={view.waiting} ask={ask} />
      <ResponseCard total={total} ask={ask} />
      <SatisfactionCard total={total} ask={ask} />
    </div>
  );
}

interface CardProps {
  readonly total: KeyedCell;
  readonly ask: FiguresAsk;
}

function TalksCard({ total, ask }: CardProps) {
  const { say } = useWords();
  return (
    <Card title={say('figure.talks')} value={<FigureLink ask={ask} figure="talks" count={total.talks} />}>
      <ul className="figure-parts">
        {OUTCOMES.map(([figure, field]) => (
          <Part
            key={figure}
            kind={figure}
            label={say(`figure.${figure}`)}
            share={shareOf(total[field], total.talks)}
            value={<FigureLink ask={ask} figure={figure} count={total[field]} />}
          />
        ))}
      </ul>
    </Card>
  );
}

function WaitingCard({ waiting, ask }: Pick<Props, 'ask'> & Pick<FiguresView, 'waiting'>) {
  const { say } = useWords();
  const nowMs = useNow();
  const count = waiting.reduce((sum, row) => sum + row.waiting, 0);
  const sinceMs = Math.min(...waiting.map(({ longestSinceMs }) => longestSinceMs));
  return (
    <Card title={say('figure.waiting')} value={<FigureLink ask={ask} figure="waiting" count={count} />}>
      <dl className="figure-facts">
        <dt>{say('figures.longest')}</dt>
        <dd>{count === 0 ? '–' : waitedWords(Math.max(0, nowMs - sinceMs), say)}</dd>
      </dl>
      <p className="figure-hint">{say('figures.waiting.hint')}</p>
    </Card>
  );
}

function ResponseCard({ total, ask }: CardProps) {
  const { say } = useWords();
  const { medianMs, p90Ms, answered } = total;
  return (
    <Card
      title={say('figures.response')}
      value={medianMs === undefined ? '–' : waitedWords(medianMs, say)}
      beside={say('figures.clock')}
    >
      <dl className="figure-facts">
        <dt>{say('figures.p90')}</dt>
        <dd>{p90Ms === undefined ? '–' : waitedWords(p90Ms, say)}</dd>
        <dt>{say('figure.answered')}</dt>
        <dd>
          <FigureLink ask={ask} figure="answered" count={answered} />
        </dd>
        <dt>{say('figure.closed')}</dt>
        <dd>
          <FigureLink ask={ask} figure="closed" count={total.closed} />
        </dd>
      </dl>
    </Card>
  );
}

function SatisfactionCard({ total, ask }: CardProps) {
  const { say } = useWords();
  const { meanScore, rated } = total;
  return (
    <Card
      title={say('figures.satisfaction')}
      value={meanScore === undefined ? '–' : meanScore.toFixed(2)}
      beside={say('figures.of5')}
    >
      <ul className="figure-parts">
        {FACES.map(([figure, at]) => (
          <Part
            key={figure}
            kind={figure}
            label={say(`figure.${figure}`)}
            share={shareOf(total.faces[at], rated)}
            value={<FigureLink ask={ask} figure={figure} count={total.faces[at]} />}
          />
        ))}
      </ul>
      <dl className="figure-facts">
        <dt>{say('figure.commented')}</dt>
        <dd>
          <FigureLink ask={ask} figure="commented" count={total.commented} />
        </dd>
        <dt>{say('figure.not-solved')}</dt>
        <dd>
          <FigureLink ask={ask} figure="not-solved" count={total.notSolved} />
        </dd>
      </dl>
    </Card>
  );
}

/** In percent, whole; of nothing it is nothing. */
const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

interface FrameProps {
  readonly title: string;
  readonly value: ReactNode;
  readonly beside?: string;
  readonly children: ReactNode;
}

function Card({ title, value, beside, children }: FrameProps) {
  return (
    <section className="card figure-card">
      <h2>{title}</h2>
      <p className="figure-number">
        {value}
        {beside === undefined ? null : <span className="figure-hint">{beside}</span>}
      </p>
      {children}
    </section>
  );
}

interface PartProps {
  readonly kind: string;
  readonly label: string;
  readonly share: number;
  readonly value: ReactNode;
}

function Part({ kind, label, share, value }: PartProps) {
  return (
    <li className="figure-part" data-kind={kind}>
      <span>{label}</span>
      <span className="figure-count">{value}</span>
      <span className="figure-share">{share}%</span>
      <svg className="figure-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" className="bar-ground" />
        <rect width={share} height="4" className="bar-part" />
      </svg>
    </li>
  );
}
