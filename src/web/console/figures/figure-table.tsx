// The figures line by line, by day or month or by channel, a bar beside each line's talks.

import type { KeyedCell } from '../../../wire/figures-api.js';
import { waitedWords } from '../desk/waiting-time.js';
import { channelWords } from '../desk/channel-mark.js';
import { useWords } from '../words/words.js';
import { withinPeriod, type FiguresAsk } from './figures-ask.js';
import { FigureLink } from './figure-link.js';

interface Props {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly KeyedCell[];
  readonly total: KeyedCell;
  readonly ask: FiguresAsk;
}

export function FigureTable({ title, head, rows, total, ask }: Props) {
  const { say } = useWords();
  const most = Math.max(1, ...rows.map(({ talks }) => talks));
  return (
    <section className="figure-section">
      <h2>{title}</h2>
      {/* Wider than a telephone: whoever has no mouse scrolls it by the arrow keys. */}
      <div className="table-frame" role="region" aria-label={title} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{say('figure.talks')}</th>
              <th scope="col">{say('figure.by-bot')}</th>
              <th scope="col">{say('figure.handed-over')}</th>
              <th scope="col">{say('figure.other')}</th>
              <th scope="col">{say('figure.answered')}</th>
              <th scope="col">{say('figures.median')}</th>
              <th scope="col">{say('figures.p90')}</th>
              <th scope="col">{say('figure.closed')}</th>
              <th scope="col">{say('figure.rated')}</th>
              <th scope="col">{say('figures.mean')}</th>
              <th scope="col">{say('figure.not-solved')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((cell) => (
              <Line
                key={`${cell.period ?? ''} ${cell.channelId ?? ''}`}
                cell={cell}
                most={most}
                ask={askOf(ask, cell)}
              />
            ))}
          </tbody>
          <tfoot>
            <Line cell={total} ask={ask} />
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function askOf(ask: FiguresAsk, { period, channelId }: KeyedCell): FiguresAsk {
  const within = period === undefined ? ask : withinPeriod(ask, period);
  return channelId === undefined ? within : { ...within, channelId };
}

interface LineProps {
  readonly cell: KeyedCell;
  readonly ask: FiguresAsk;
  /** Talks of the longest bar; absent: no bar. */
  readonly most?: number;
}

function Line({ cell, ask, most }: LineProps) {
  const { say } = useWords();
  const { period, channelId, medianMs, p90Ms, meanScore } = cell;
  const name = period ?? (channelId === undefined ? say('figures.total') : channelWords(channelId, say));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {most === undefined ? null : <Bar cell={cell} most={most} />}
        <FigureLink ask={ask} figure="talks" count={cell.talks} />
      </td>
      <td>
        <FigureLink ask={ask} figure="by-bot" count={cell.byBot} />
      </td>
      <td>
        <FigureLink ask={ask} figure="handed-over" count={cell.handedOver} />
      </td>
      <td>
        <FigureLink ask={ask} figure="other" count={cell.other} />
      </td>
      <td>
        <FigureLink ask={ask} figure="answered" count={cell.answered} />
      </td>
      <td>{medianMs === undefined ? '–' : waitedWords(medianMs, say)}</td>
      <td>{p90Ms === undefined ? '–' : waitedWords(p90Ms, say)}</td>
      <td>
        <FigureLink ask={ask} figure="closed" count={cell.closed} />
      </td>
      <td>
        <FigureLink ask={ask} figure="rated" count={cell.rated} />
      </td>
      <td>{meanScore === undefined ? '–' : meanScore.toFixed(2)}</td>
      <td>
        <FigureLink ask={ask} figure="not-solved" count={cell.notSolved} />
      </td>
    </tr>
  );
}

/** Who solved the talks, as lengths; the numbers stand beside it. */
function Bar({ cell, most }: { readonly cell: KeyedCell; readonly most: number }) {
  const parts = [
    ['by-bot', cell.byBot],
    ['handed-over', cell.handedOver],
    ['other', cell.other],
  ] as const;
  let from = 0;
  return (
    <svg className="talk-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(([kind, count]) => {
        const width = (100 * count) / most;
        const x = from;
        from += width;
        return <rect key={kind} x={x} width={width} height="8" data-kind={kind} />;
      })}
    </svg>
  );
}
