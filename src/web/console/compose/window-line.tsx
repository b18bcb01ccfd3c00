// May a person still write to the citizen on this channel, and until when. Nothing where the channel closes no window.

import type { WriteWindow } from '../../../wire/workplace-events.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function WindowLine({ window }: { readonly window: WriteWindow | undefined }) {
  const { say, language } = useWords();
  if (window?.actedAtMs === undefined) return null;
  const { state, changesAtMs } = window;
  const time = changesAtMs === undefined ? undefined : momentOf(changesAtMs, language);
  if (state === 'closed')
    return (
      <p className="window-line" data-state={state} role="alert">
        <strong>{say('limit.closed')}</strong> {say('limit.closed.next')}
      </p>
    );
  const words =
    state === 'open'
      ? time === undefined
        ? ''
        : say('limit.until', { time })
      : time === undefined
        ? say('limit.people.soon')
        : say('limit.people', { time });
  return (
    <p className="window-line" data-state={state}>
      {words}
    </p>
  );
}
