// A department's week on one page: chosen by department and week, printed or kept as a file. Every number stands above its list.

import '../design/figures.css';
import '../design/requests.css';
import '../design/digest.css';

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { DigestsView } from '../../../wire/digest-api.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { go, useRoute } from '../shell/route.js';
import { RouteLink } from '../shell/route-link.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { fileAddress, readAsk, readDigest, searchOf, type DigestAsk } from './digest-client.js';
import { NowLists, WeekLists } from './digest-lists.js';
import { DigestMail } from './digest-mail.js';

const KEEPERS = ['editor', 'supervisor', 'admin'] as const;
const FORMATS = ['ods', 'csv'] as const;
const DAY_MS = 86_400_000;

export function DigestScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayKeep = KEEPERS.some((role) => roles.includes(role));
  return (
    <div className="page">
      <TopBar title={say('digest.title')} />
      <main id="main" tabIndex={-1} className="page-body digest-page" data-keeps>
        <p className="lead">{say(mayKeep ? 'digest.lead' : 'digest.forbidden')}</p>
        {mayKeep ? <Digest /> : null}
      </main>
    </div>
  );
}

function Digest() {
  const route = useRoute();
  const ask = readAsk(route.screen === 'digest' ? (route.search ?? '') : '');
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['digest', ask],
    queryFn: () => readDigest(ask),
    staleTime: 0,
    placeholderData: (previous) => previous,
  });
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={6} />
    ) : (
      <LoadFault error={error} onRetry={() => void refetch()} />
    );
  return (
    <>
      <Choice view={data} />
      <div className="digest-lists" aria-busy={isFetching}>
        <WeekLists digest={data.digest} />
        <NowLists digest={data.digest} />
      </div>
      <DigestMail key={data.digest.department} department={data.digest.department} />
    </>
  );
}

/** A day in the week that begins so many weeks later. */
const weeksLater = (monday: string, weeks: number): string =>
  new Date(Date.parse(monday) + weeks * 7 * DAY_MS).toISOString().slice(0, 10);

function Choice({ view: { departments, digest } }: { readonly view: DigestsView }) {
  const { say, language } = useWords();
  const { department, monday, sunday, isOver } = digest;
  const at = (change: DigestAsk) =>
    ({ screen: 'digest', search: searchOf({ week: monday, department, ...change }) }) as const;
  return (
    <section className="card digest-choice" aria-labelledby="digest-chosen">
      <h2 id="digest-chosen" aria-live="polite">
        <span className="only-print">{department === '' ? say('digest.nobody') : department} </span>
        {say('digest.week', { from: monday, to: sunday })}
      </h2>
      {isOver ? null : <p className="field-hint">{say('digest.running')}</p>}
      <div className="digest-tools">
        <label className="filter">
          {say('digest.department')}
          <select
            value={department}
            onChange={({ target }) => {
              go(at({ department: target.value }));
            }}
          >
            {departments.map((name) => (
              <option key={name}>{name}</option>
            ))}
            <option value="">{say('digest.nobody')}</option>
          </select>
        </label>
        <nav className="digest-weeks" aria-label={say('digest.title')}>
          <RouteLink className="button" to={at({ week: weeksLater(monday, -1) })}>
            {say('digest.before')}
          </RouteLink>
          {isOver ? (
            <RouteLink className="button" to={at({ week: weeksLater(monday, 1) })}>
              {say('digest.after')}
            </RouteLink>
          ) : null}
        </nav>
        <p className="figures-files">
          <span>{say('digest.file')}</span>
          {FORMATS.map((format) => (
            <a
              key={format}
              className="button"
              href={fileAddress(monday, department, { format, language })}
              download
            >
              {format.toUpperCase()}
            </a>
          ))}
          <Button
            className="button"
            onPress={() => {
              window.print();
            }}
          >
            {say('digest.print')}
          </Button>
        </p>
      </div>
    </section>
  );
}
