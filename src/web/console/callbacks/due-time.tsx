// Until when a task is due: in words, and in colour where it is near or over.

import { useNow } from '../shell/now.js';
import { dayKeyOf, dayOf, timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { levelOfDue, spanBetween } from './due-level.js';

export function DueTime({ dueAtMs }: { readonly dueAtMs: number | undefined }) {
  const { say, language } = useWords();
  const nowMs = useNow();
  if (dueAtMs === undefined) return <span className="waiting">{say('callback.due.unknown')}</span>;
  const level = levelOfDue(dueAtMs, nowMs);
  const { h, m } = spanBetween(nowMs, dueAtMs);
  const isToday = dayKeyOf(dueAtMs) === dayKeyOf(nowMs);
  const moment = isToday ? timeOf(dueAtMs) : `${dayOf(dueAtMs, language)} ${timeOf(dueAtMs)}`;
  return (
    <span className="waiting" data-level={level}>
      <time dateTime={new Date(dueAtMs).toISOString()}>{say('callback.due', { time: moment })}</time>
      {level === 'fine' ? null : (
        <span className="waiting-level">
          {h === 0 ? say(`callback.${level}.minutes`, { m }) : say(`callback.${level}.hours`, { h, m })}
        </span>
      )}
    </span>
  );
}
