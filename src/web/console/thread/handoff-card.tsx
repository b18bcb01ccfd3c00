// On top of a talk that came to the desk: what the citizen wants, what the bot tried, what was told and asked. Folds away, and does
// so by itself once somebody of the desk has answered.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { ThreadEntry } from '../../../wire/thread-views.js';
import type { HandoffCard as Card, SaidLine, TriedArticle } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { Fact } from './fact.js';

interface Props {
  readonly row: ConversationRow;
  readonly entries: readonly ThreadEntry[];
}

export function HandoffCard({ row, entries }: Props) {
  const { say } = useWords();
  const card = useHandoffCard(row, entries);
  const [chosen, setChosen] = useState<boolean>();
  if (card === undefined) return null;
  const askedSeq = card.question?.seq ?? 0;
  const isAnswered = entries.some(({ author, seq }) => author === 'agent' && seq > askedSeq);
  const isOpen = chosen ?? !(isAnswered || isPhone());
  return (
    <Disclosure className="handoff-card" isExpanded={isOpen} onExpandedChange={setChosen}>
      <Button slot="trigger" className="handoff-head">
        <span className="fold-arrow" aria-hidden="true" />
        <strong>{say('card.title')}</strong>
        <span className="handoff-quick">{card.question?.text ?? say('card.wants.none')}</span>
      </Button>
      <DisclosurePanel>
        <Facts card={card} row={row} />
      </DisclosurePanel>
    </Disclosure>
  );
}

function Facts({ card, row }: { readonly card: Card; readonly row: ConversationRow }) {
  const { say, language } = useWords();
  const { question, tried, told, asked, earlier } = card;
  return (
    <div className="handoff-body" tabIndex={0} role="group" aria-label={say('card.title')}>
      <dl className="handoff-facts">
        <Fact name={say('card.wants')}>{question?.text ?? say('card.wants.none')}</Fact>
        {told.length === 0 ? null : (
          <Fact name={say('card.told')}>
            <Lines lines={told} />
          </Fact>
        )}
        <Fact name={say('card.tried')}>
          {tried.length === 0 ? say('card.tried.none') : <Tried tried={tried} />}
        </Fact>
        {asked.length === 0 ? null : (
          <Fact name={say('card.asked')}>
            <Lines lines={asked} />
          </Fact>
        )}
      </dl>
      <dl className="handoff-facts handoff-small">
        {row.reason === undefined ? null : (
          <Fact name={say('card.reason')}>{say(`reason.${row.reason}`)}</Fact>
        )}
        <Fact name={say('card.language')}>{say(`card.language.${card.language}`)}</Fact>
        <Fact name={say('card.earlier')}>
          {earlier[0] === undefined
            ? say('card.earlier.none')
            : say('card.earlier.times', {
                n: earlier.length,
                time: momentOf(earlier[0].endedAtMs, language),
              })}
        </Fact>
      </dl>
    </div>
  );
}

const Lines = ({ lines }: { readonly lines: readonly SaidLine[] }) => (
  <ul className="plain-list">
    {lines.map(({ seq, text }) => (
      <li key={seq}>{text}</li>
    ))}
  </ul>
);

function Tried({ tried }: { readonly tried: readonly TriedArticle[] }) {
  const { say } = useWords();
  return (
    <ul className="plain-list">
      {byAnswer(tried).map((group) => (
        <li key={group[0].seq}>
          <span className="tried-how" data-how={group[0].how}>
            {say(group[0].how === 'answered' ? 'card.answered' : 'card.offered')}
          </span>
          {group.map(({ articleId, title, score }) => (
            <span key={articleId} className="tried-article">
              {title}{' '}
              {score === undefined ? null : <span className="tried-score">{Math.round(score * 100)}%</span>}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** Where there is room for one thing at a time (design/desk.css) the talk comes first. */
const isPhone = (): boolean => matchMedia('(width <= 760px)').matches;

type Answer = readonly [TriedArticle, ...TriedArticle[]];

/** What was offered together stands on one line. */
function byAnswer(tried: readonly TriedArticle[]): readonly Answer[] {
  const answers: [TriedArticle, ...TriedArticle[]][] = [];
  for (const article of tried) {
    const last = answers.at(-1);
    if (last?.[0].seq === article.seq) last.push(article);
    else answers.push([article]);
  }
  return answers;
}

/** Read again when somebody else has it, and when the citizen or the desk has said more. */
export function useHandoffCard(
  { conversationId, status }: ConversationRow,
  entries: readonly ThreadEntry[],
): Card | undefined {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  const saidSeq = entries.findLast(({ author }) => author === 'citizen' || author === 'agent')?.seq ?? 0;
  const { data } = useQuery({
    queryKey: ['handoff', conversationId, status, saidSeq],
    queryFn: () => hub.ask('handoff', { conversationId }),
    enabled: isOnline,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return data?.card;
}
