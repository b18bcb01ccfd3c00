// The numbers that are read from across the room.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import type { FloorAgent } from '../../../wire/agent-events.js';
import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useCallbackCounts } from '../callbacks/use-callbacks.js';
import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { levelOfWait, waitedWords } from '../desk/waiting-time.js';
import { useNow } from '../shell/now.js';
import { spanOf } from '../words/span-words.js';
import { useWords } from '../words/words.js';

/** The hub counts anew every two seconds. Unit: ms. */
const ASK_EVERY_MS = 3_000;

interface Props {
  readonly waiting: readonly ConversationRow[];
  readonly agents: readonly FloorAgent[];
}

export function WallFigures({ waiting, agents }: Props) {
  const { say } = useWords();
  const there = agents.filter(({ state }) => state === 'online').length;
  return (
    <section className="wall-figures" aria-label={say('wall.figures')}>
      <Figure label={say('wall.waiting')} value={String(waiting.length)} />
      <LongestWait waiting={waiting} />
      <Level />
      <CallbackFigure />
      <RequestFigure />
      <Figure label={say('wall.there')} value={say('wall.there.n', { n: there })}>
        {(['busy', 'away', 'offline'] as const).map((state) => (
          <span key={state}>
            {say(`floor.${state}`)} {agents.filter((agent) => agent.state === state).length}
          </span>
        ))}
      </Figure>
    </section>
  );
}

function LongestWait({ waiting }: Pick<Props, 'waiting'>) {
  const { say } = useWords();
  const nowMs = useNow();
  if (waiting.length === 0) return <Figure label={say('wall.longest')} value="–" />;
  const since = Math.min(...waiting.map(({ waitingSinceMs = nowMs }) => waitingSinceMs));
  const waitedMs = Math.max(0, nowMs - since);
  const level = levelOfWait(waitedMs);
  return (
    <Figure label={say('wall.longest')} value={waitedWords(waitedMs, say)} level={level}>
      {level === 'fine' ? null : <span>{say(`wait.${level}`)}</span>}
    </Figure>
  );
}

function useWall() {
  const { hub, link } = useDesk();
  const isOnline = useLink(link).state === 'online';
  return useQuery({
    queryKey: ['wall'],
    queryFn: () => hub.ask('wall', {}),
    enabled: isOnline,
    refetchInterval: ASK_EVERY_MS,
  });
}

function Level() {
  const { say, language } = useWords();
  const data = useWall().data?.level;
  const all = data === undefined ? 0 : data.answered + data.late;
  if (data === undefined || all === 0)
    return (
      <Figure label={say('wall.level')} value="–">
        {data === undefined ? null : <span>{say('wall.level.none')}</span>}
      </Figure>
    );
  const span = spanOf(data.answerWithinMs, language);
  return (
    <Figure label={say('wall.level')} value={`${Math.floor((100 * data.inTime) / all)}%`}>
      <span>{say('wall.level.how', { span, inTime: data.inTime, all })}</span>
    </Figure>
  );
}

function CallbackFigure() {
  const { say } = useWords();
  const counts = useCallbackCounts();
  if (counts === undefined) return <Figure label={say('wall.callbacks')} value="–" />;
  const { open, late } = counts;
  return (
    <Figure label={say('wall.callbacks')} value={String(open)} level={late > 0 ? 'late' : 'fine'}>
      <span>{late > 0 ? say('wall.callbacks.late', { n: late }) : say('wall.callbacks.fine')}</span>
    </Figure>
  );
}

/** Departments answer within two working days; what they owe is the supervisor's to chase. */
function RequestFigure() {
  const { say } = useWords();
  const counts = useWall().data?.requests;
  if (counts === undefined) return <Figure label={say('overdue.figure')} value="–" />;
  const { open, overdue } = counts;
  return (
    <Figure label={say('overdue.figure')} value={String(open)} level={overdue > 0 ? 'late' : 'fine'}>
      <span>{overdue > 0 ? say('overdue.n', { n: overdue }) : say('overdue.none')}</span>
    </Figure>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly level?: string;
  readonly children?: ReactNode;
}

function Figure({ label, value, level, children }: FigureProps) {
  return (
    <div className="figure" data-level={level}>
      <p className="figure-label">{label}</p>
      <p className="figure-value">{value}</p>
      <p className="figure-beside">{children}</p>
    </div>
  );
}
