// The figures for supervisors: the whole at one look, line by line, and the list behind each number.

import '../design/figures.css';

import { useQuery } from '@tanstack/react-query';

import { channelWords } from '../desk/channel-mark.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { useNow } from '../shell/now.js';
import { go, useRoute } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { CategoryTable } from './category-table.js';
import { Definitions } from './definitions.js';
import { FigureCards } from './figure-cards.js';
import { readFigures } from './figure-client.js';
import { AskLink } from './figure-link.js';
import { FigureListView } from './figure-list.js';
import { FigureTable } from './figure-table.js';
import { readAsk, searchOf, taipeiToday, without, type FiguresAsk } from './figures-ask.js';
import { FileLinks, RangeBar } from './range-bar.js';

/** The channels that there are. */
const CHANNELS = ['line', 'messenger', 'webchat'] as const;

export function FiguresScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const route = useRoute();
  const today = taipeiToday(useNow());
  const ask = readAsk(route.screen === 'figures' ? (route.search ?? '') : '', today);
  const mayLook = roles.includes('supervisor') || roles.includes('admin');
  const onAsk = (next: FiguresAsk): void => {
    go({ screen: 'figures', search: searchOf(next) });
  };
  return (
    <div className="page">
      <TopBar title={say('figures.title')} />
      <main id="main" tabIndex={-1} className="page-body figures-page" data-keeps>
        <p className="only-print figures-paper">
          {say('figures.paper', { from: ask.from, to: ask.to })}
          {ask.channelId === undefined ? null : ` · ${channelWords(ask.channelId, say)}`}
        </p>
        <p className="lead">{say(mayLook ? 'figures.lead' : 'figures.forbidden')}</p>
        {mayLook ? (
          <>
            <Views ask={ask} />
            <RangeBar ask={ask} channels={CHANNELS} onAsk={onAsk} />
            <View ask={ask} onAsk={onAsk} />
          </>
        ) : null}
      </main>
    </div>
  );
}

interface Props {
  readonly ask: FiguresAsk;
  readonly onAsk: (ask: FiguresAsk) => void;
}

function View({ ask, onAsk }: Props) {
  const { figure } = ask;
  return figure === undefined ? (
    <Overview ask={ask} />
  ) : (
    <FigureListView ask={{ ...ask, figure }} onAsk={onAsk} />
  );
}

/** The two ways into the page; a list that is neither stands beside them. */
function Views({ ask }: Pick<Props, 'ask'>) {
  const { say } = useWords();
  const { figure } = ask;
  const scope = without(ask, 'figure', 'agentId', 'category');
  return (
    <nav className="figures-views" aria-label={say('figures.views')}>
      <AskLink className="figures-view" ask={scope} isCurrent={figure === undefined}>
        {say('figures.overview')}
      </AskLink>
      <AskLink className="figures-view" ask={{ ...scope, figure: 'rated' }} isCurrent={figure === 'rated'}>
        {say('figures.ratings')}
      </AskLink>
    </nav>
  );
}

function Overview({ ask }: Pick<Props, 'ask'>) {
  const { say } = useWords();
  const { data, error } = useQuery({
    queryKey: ['figures', ask],
    queryFn: () => readFigures(ask),
    staleTime: 0,
    // What is chosen next is shown over what is there: nothing jumps.
    placeholderData: (previous) => previous,
  });
  if (data === undefined) return error === null ? <Skeleton rows={6} /> : <FaultLine error={error} isAlert />;
  const { total, unit } = data;
  return (
    <>
      <FaultLine error={error} isAlert />
      <div className="page-lead">
        <p className="figure-hint">{say('figures.counted', { time: timeOf(data.countedAtMs) })}</p>
        <FileLinks ask={ask} />
      </div>
      <FigureCards view={data} ask={ask} />
      <FigureTable
        title={say(unit === 'day' ? 'figures.byDay' : 'figures.byMonth')}
        head={say(unit === 'day' ? 'figures.day' : 'figures.monthName')}
        rows={data.periods}
        total={total}
        ask={ask}
      />
      <FigureTable
        title={say('figures.byChannel')}
        head={say('figures.channel')}
        rows={data.channels}
        total={total}
        ask={ask}
      />
      <CategoryTable categories={data.categories} ask={ask} />
      <Definitions />
    </>
  );
}
