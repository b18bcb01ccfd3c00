// The lists of a digest, each under its number; empty ones say so in a sentence.

import type { ReactNode } from 'react';

import type { DigestView } from '../../../wire/digest-api.js';
import { DueTag } from '../requests/due-tag.js';
import type { Route } from '../shell/route.js';
import { RouteLink } from '../shell/route-link.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly digest: DigestView;
}

export function WeekLists({ digest: { missed, missedCount, used, usedCount } }: Props) {
  const { say } = useWords();
  return (
    <Group id="week" title={say('digest.last')}>
      <Part
        id="missed"
        title={say('digest.missed')}
        count={say('digest.missed.n', { n: missed.length, count: missedCount })}
        none={missed.length === 0 ? say('digest.missed.none') : undefined}
        more={{ to: { screen: 'unanswered' }, words: say('digest.missed.open') }}
      >
        {missed.map((question) => (
          <Missed key={question.wordings[0]?.key} question={question} />
        ))}
      </Part>
      <Part
        id="used"
        title={say('digest.used')}
        count={say('digest.used.n', { n: used.length, count: usedCount })}
        none={used.length === 0 ? say('digest.used.none') : undefined}
      >
        {used.map(({ id, title, count }) => (
          <ArticleLine key={id} {...{ id, title }} fact={say('digest.times', { n: count })} />
        ))}
      </Part>
    </Group>
  );
}

export function NowLists({ digest: { due, expiring, dead, drafts, requests } }: Props) {
  const { say } = useWords();
  const late = due.filter(({ isOverdue }) => isOverdue).length;
  const overdue = requests.filter(({ urgency }) => urgency === 'overdue').length;
  return (
    <Group id="now" title={say('digest.now')}>
      <Part
        id="requests"
        title={say('digest.requests')}
        count={say('digest.requests.n', { n: requests.length, late: overdue })}
        none={requests.length === 0 ? say('digest.requests.none') : undefined}
      >
        {requests.map((request) => (
          <li key={request.id}>
            <span>{request.question}</span> <DueTag request={request} />
          </li>
        ))}
      </Part>
      <Part
        id="due"
        title={say('digest.due')}
        count={say('digest.due.n', { n: due.length, late })}
        none={due.length === 0 ? say('digest.due.none') : undefined}
      >
        {due.map(({ id, title, reviewBy: day, isOverdue }) => (
          <ArticleLine
            key={id}
            {...{ id, title, isLate: isOverdue }}
            fact={say(isOverdue ? 'digest.due.late' : 'digest.due.by', { day })}
          />
        ))}
      </Part>
      <Part
        id="expiring"
        title={say('digest.expiring')}
        count={say('digest.expiring.n', { n: expiring.length })}
        none={expiring.length === 0 ? say('digest.expiring.none') : undefined}
      >
        {expiring.map(({ id, title, validUntil: day }) => (
          <ArticleLine key={id} {...{ id, title }} fact={say('digest.expiring.day', { day })} />
        ))}
      </Part>
      <Part
        id="dead"
        title={say('digest.dead')}
        count={say('digest.dead.n', { n: dead.length })}
        none={dead.length === 0 ? say('digest.dead.none') : undefined}
      >
        {dead.map(({ id, title, urls }) => (
          <ArticleLine
            key={id}
            {...{ id, title, isLate: true }}
            fact={say('articles.links.n', { n: urls.length })}
          />
        ))}
      </Part>
      <Part
        id="drafts"
        title={say('digest.drafts')}
        count={say('digest.drafts.n', { n: drafts.length })}
        none={drafts.length === 0 ? say('digest.drafts.none') : undefined}
      >
        {drafts.map(({ id, title, state }) => (
          <ArticleLine key={id} {...{ id, title }} fact={say(`digest.draft.${state}`)} />
        ))}
      </Part>
    </Group>
  );
}

interface GroupProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

function Group({ id, title, children }: GroupProps) {
  return (
    <section className="digest-group" aria-labelledby={`digest-${id}`}>
      <h2 id={`digest-${id}`}>{title}</h2>
      {children}
    </section>
  );
}

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly count: string;
  /** There is nothing: what is said instead of the list. */
  readonly none: string | undefined;
  /** Where it is worked on. */
  readonly more?: { readonly to: Route; readonly words: string };
  readonly children: ReactNode;
}

function Part({ id, title, count, none, more, children }: PartProps) {
  const headingId = `digest-${id}`;
  return (
    <section className="card digest-part" aria-labelledby={headingId}>
      <div className="page-lead">
        <h3 id={headingId}>
          {title} {none === undefined ? <small>{count}</small> : null}
        </h3>
        {more === undefined || none !== undefined ? null : (
          <RouteLink className="button small" to={more.to}>
            {more.words}
          </RouteLink>
        )}
      </div>
      {none === undefined ? (
        <ol className="digest-rows" aria-labelledby={headingId}>
          {children}
        </ol>
      ) : (
        <p className="field-hint">{none}</p>
      )}
    </section>
  );
}

interface LineProps {
  readonly id: string;
  readonly title: string;
  readonly fact: string;
  readonly isLate?: boolean;
}

function ArticleLine({ id, title, fact, isLate = false }: LineProps) {
  return (
    <li>
      <RouteLink className="article-link" to={{ screen: 'article', id }}>
        {title === '' ? id : title}
      </RouteLink>{' '}
      <span className="tag due-tag" data-urgency={isLate ? 'overdue' : 'calm'}>
        {fact}
      </span>
    </li>
  );
}

/** As many other wordings as a printed page has room for. */
const MOST_OTHERS = 3;

function Missed({
  question: { wordings, count, comments },
}: {
  readonly question: DigestView['missed'][number];
}) {
  const { say } = useWords();
  const [first, ...others] = wordings.map(({ text }) => text);
  return (
    <li>
      <span>{first}</span> <span className="tag">{say('digest.times', { n: count })}</span>
      {others.length === 0 ? null : (
        <small className="digest-beside">
          {say('digest.others', { texts: others.slice(0, MOST_OTHERS).join('／') })}
        </small>
      )}
      {comments.map((text, at) => (
        <small key={at} className="digest-beside">
          {say('digest.comment', { text })}
        </small>
      ))}
    </li>
  );
}
