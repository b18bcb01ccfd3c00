// On top of a talk that came to the desk: what the citizen wants, what the bot tried, what was told and asked. Folds away, and does
// so by itself once somebody of the desk has answered.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';

import type { ConversationRow, ThreadEntry } from '../../../wire/agent-events.js';
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
  const isAnswered = entries.at(-1)?.author === 'agent';
  const [chosen, setChosen] = useState<boolean>();
  if (card === undefined) return null;
  const isOpen = chosen ?? !isAnswered;
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
      <div className="handoff-small">
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
      </div>
    </dl>
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
      {tried.map(({ seq, articleId, title, how, score }) => (
        <li key={`${seq}-${articleId}`}>
          <span className="tried-how" data-how={how}>
            {say(how === 'answered' ? 'card.answered' : 'card.offered')}
          </span>{' '}
          {title}{' '}
          {score === undefined ? null : <span className="tried-score">{Math.round(score * 100)}%</span>}
        </li>
      ))}
    </ul>
  );
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
