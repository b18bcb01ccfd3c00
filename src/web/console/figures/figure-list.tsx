// What a number counts, line by line, each with the way to its talk; for closed matters with the face, the comment and who served.

import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { Figure, FigureRow } from '../../../wire/figures-api.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { waitedWords } from '../desk/waiting-time.js';
import { FaultLine } from '../shell/fault-line.js';
import { OpenTalkButton } from '../shell/open-talk-button.js';
import { Skeleton } from '../shell/skeleton.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { listFigure } from './figure-client.js';
import { without, type FiguresAsk } from './figures-ask.js';

type ListAsk = FiguresAsk & { readonly figure: Figure };

/** Lists of talks, and those of closed matters: what one can change between without leaving the subject. */
const OF_TALKS: readonly Figure[] = ['talks', 'by-bot', 'handed-over', 'other'];
const OF_MATTERS: readonly Figure[] = [
  ...(['closed', 'rated', 'score-5', 'score-4', 'score-3', 'score-2', 'score-1'] as const),
  ...(['commented', 'not-solved', 'noted-solved', 'noted-unsolved'] as const),
];
const kinOf = (figure: Figure): readonly Figure[] =>
  [OF_TALKS, OF_MATTERS].find((kin) => kin.includes(figure)) ?? [figure];

interface Props {
  readonly ask: ListAsk;
  readonly onAsk: (ask: FiguresAsk) => void;
}

export function FigureListView({ ask, onAsk }: Props) {
  const { say } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['figure-list', ask],
    queryFn: ({ pageParam }: { readonly pageParam: string | undefined }) => listFigure(ask, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const total = query.data?.pages[0]?.total;
  return (
    <section className="figure-section" aria-labelledby="figure-list">
      <h2 id="figure-list" aria-live="polite">
        {say(`figure.${ask.figure}`)}
        {total === undefined ? null : (
          <span className="figure-total"> {say('figures.count', { n: total.toLocaleString('en') })}</span>
        )}
      </h2>
      <p className="lead">{say(`figure.${ask.figure}.is`)}</p>
      {ask.category === undefined ? null : (
        <p className="figure-sorted">
          {say('wrapUp.category')}：
          <strong>{ask.category === '' ? say('figures.uncategorised') : ask.category}</strong>
          <Button
            className="button small"
            onPress={() => {
              onAsk(without(ask, 'category'));
            }}
          >
            {say('figures.allCategories')}
          </Button>
        </p>
      )}
      <ListFilters ask={ask} rows={rows ?? []} onAsk={onAsk} />
      <FaultLine error={query.error} isAlert />
      {rows === undefined ? (
        query.error === null ? (
          <Skeleton rows={5} />
        ) : null
      ) : rows.length === 0 ? (
        <div className="empty">
          <p className="empty-title">{say('figures.none')}</p>
          <p className="empty-next">{say('figures.none.next')}</p>
        </div>
      ) : (
        <ul className="figure-rows" aria-labelledby="figure-list">
          {rows.map((row) => (
            <Row key={row.id} row={row} figure={ask.figure} />
          ))}
        </ul>
      )}
      {query.hasNextPage ? (
        <Button
          className="button"
          isPending={query.isFetchingNextPage}
          onPress={() => void query.fetchNextPage()}
        >
          {say('figures.more')}
        </Button>
      ) : null}
    </section>
  );
}

function ListFilters({ ask, rows, onAsk }: Props & { readonly rows: readonly FigureRow[] }) {
  const { say } = useWords();
  const kin = kinOf(ask.figure);
  const isOfMatters = OF_MATTERS.includes(ask.figure);
  const agents = new Map(rows.flatMap(({ agent }) => (agent === undefined ? [] : [[agent.id, agent.name]])));
  return (
    <div className="filters">
      {kin.length === 1 ? null : (
        <label className="filter">
          {say('figures.list')}
          <select
            value={ask.figure}
            onChange={({ target }) => {
              const figure = kin.find((known) => known === target.value);
              if (figure !== undefined) onAsk({ ...ask, figure });
            }}
          >
            {kin.map((figure) => (
              <option key={figure} value={figure}>
                {say(`figure.${figure}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {isOfMatters ? (
        <label className="filter">
          {say('figures.agent')}
          <select
            value={ask.agentId ?? ''}
            onChange={({ target }) => {
              const rest = without(ask, 'agentId');
              onAsk(target.value === '' ? rest : { ...rest, agentId: target.value });
            }}
          >
            <option value="">{say('figures.everybody')}</option>
            {[...agents].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  );
}

function Row({ row, figure }: { readonly row: FigureRow; readonly figure: Figure }) {
  const { say, language } = useWords();
  const { conversationId, channelId, atMs, waitedMs, agent, score, comment, notSolvedAtMs, wrapUp } = row;
  return (
    <li className="figure-row">
      <p className="figure-row-head">
        <time dateTime={new Date(atMs).toISOString()}>{momentOf(atMs, language)}</time>
        <ChannelMark channelId={channelId} />
        {waitedMs === undefined ? null : (
          <span>{say('figures.waited', { time: waitedWords(waitedMs, say) })}</span>
        )}
        {score === undefined ? null : <Score score={score} />}
        {notSolvedAtMs === undefined || figure === 'not-solved' ? null : (
          <span className="tag" data-reason="urgent">
            {say('figure.not-solved')}
          </span>
        )}
        {agent === undefined ? null : <span>{say('figures.by', { name: agent.name })}</span>}
        {wrapUp?.category === undefined ? null : <span className="tag">{wrapUp.category}</span>}
        {wrapUp?.isSolved === undefined ? null : (
          <span className="tag">{say(wrapUp.isSolved ? 'wrapUp.yes' : 'wrapUp.no')}</span>
        )}
      </p>
      {comment === undefined ? null : <blockquote className="figure-comment">{comment}</blockquote>}
      {wrapUp?.note === undefined ? null : (
        <p className="figure-note">
          {say('wrapUp.note')}：{wrapUp.note}
        </p>
      )}
      <OpenTalkButton conversationId={conversationId} />
    </li>
  );
}

const SCORE_WORDS = [
  'figure.score-1',
  'figure.score-2',
  'figure.score-3',
  'figure.score-4',
  'figure.score-5',
] as const;

function Score({ score }: { readonly score: number }) {
  const { say } = useWords();
  const word = SCORE_WORDS[score - 1];
  return (
    <span className="figure-score" data-score={score}>
      {word === undefined ? score : say(word)}
    </span>
  );
}
