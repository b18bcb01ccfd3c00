// What is known of the talk, beside it.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { ThreadEntry } from '../../../wire/thread-views.js';
import { ChannelMark } from '../desk/channel-mark.js';
import { RouteLink } from '../shell/route-link.js';
import { TagMarks } from '../tags/tag-marks.js';
import { TeamMark } from '../teams/team-mark.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useWorkplace } from '../compose/use-workplace.js';
import { CaseNumbers } from './case-numbers.js';
import { ContactFacts } from './contact-facts.js';
import { CopyButton } from './copy-button.js';
import { answeredTitleOf } from './entries.js';
import { EarlierContacts } from './earlier-contacts.js';
import { Fact } from './fact.js';
import { useHandoffCard } from './handoff-card.js';

interface Props {
  readonly row: ConversationRow;
  readonly entries: readonly ThreadEntry[];
  readonly onClose: () => void;
}

export function ContextPane({ row, entries, onClose }: Props) {
  const { say, language } = useWords();
  const { workplace } = useWorkplace(row.conversationId, entries);
  const card = useHandoffCard(row, entries);
  const departments = card?.departments ?? [];
  const titles = new Set(entries.flatMap((entry) => answeredTitleOf(entry) ?? []));
  return (
    <section className="context" aria-label={say('context.title')}>
      <div className="context-head">
        <h2>{say('context.title')}</h2>
        <Button className="icon-button" aria-label={say('close')} onPress={onClose}>
          ✕
        </Button>
      </div>
      <ContactFacts conversationId={row.conversationId} covered={workplace?.contact} />
      <CaseNumbers row={row} />
      <h3>{say('context.talk')}</h3>
      <dl className="facts">
        <Fact name={say('context.channel')}>
          <ChannelMark channelId={row.channelId} />
        </Fact>
        <Fact name={say('context.tags')}>
          {row.tags === undefined ? say('context.none') : <TagMarks ids={row.tags} />}
        </Fact>
        <Fact name={say('context.department')}>
          {departments.length === 0 && row.queue === undefined ? say('context.department.none') : null}
          {departments.map((department) => (
            <span key={department}>{department}</span>
          ))}
          <TeamMark queue={row.queue} />
        </Fact>
        <Fact name={say('context.status')}>{say(`status.${row.status}`)}</Fact>
        <Fact name={say('context.owner')}>{row.assignee?.name ?? say('context.nobody')}</Fact>
        {row.reason === undefined ? null : (
          <Fact name={say('context.reason')}>{say(`reason.${row.reason}`)}</Fact>
        )}
        {row.waitingSinceMs === undefined ? null : (
          <Fact name={say('context.waiting')}>{momentOf(row.waitingSinceMs, language)}</Fact>
        )}
        <Fact name={say('context.last')}>{momentOf(row.lastAtMs, language)}</Fact>
        {titles.size === 0 ? null : (
          <Fact name={say('context.matched')}>
            <ul className="plain-list">
              {[...titles].map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name={say('context.id')}>
          <code className="long-code">{row.conversationId}</code>
          <CopyButton text={row.conversationId} />
        </Fact>
      </dl>
      <RouteLink
        className="button small"
        to={{ screen: 'requests', search: `?talk=${encodeURIComponent(row.conversationId)}` }}
      >
        {say('menu.requests')}
      </RouteLink>
      <EarlierContacts conversationId={row.conversationId} earlier={card?.earlier} citizenName={row.name} />
    </section>
  );
}
