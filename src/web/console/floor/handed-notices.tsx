// What others did to my talks: said at the top of the desk until I open the talk or wave it away.

import { useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components/Button';

import type { HandedNotice } from '../../../wire/floor-events.js';
import { useDesk } from '../desk/desk-context.js';
import { go } from '../shell/route.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function HandedNotices() {
  const { handed } = useDesk();
  const notices = useSyncExternalStore(handed.subscribe, handed.read);
  return (
    <div className="handed" role="log" aria-live="assertive">
      {notices.map((notice) => (
        <HandedLine
          key={`${notice.kind}${notice.conversationId}${notice.atMs}`}
          notice={notice}
          onDone={() => {
            handed.drop(notice);
          }}
        />
      ))}
    </div>
  );
}

interface Props {
  readonly notice: HandedNotice;
  readonly onDone: () => void;
}

function HandedLine({ notice, onDone }: Props) {
  const { say } = useWords();
  const { kind, by, name, note, atMs, conversationId } = notice;
  return (
    <div className="handed-line" data-kind={kind}>
      <p>
        <strong>{say(`handed.${kind}`, { by: by.name, name })}</strong>
        {note === undefined ? null : <q className="handed-note">{note}</q>}
        <time dateTime={new Date(atMs).toISOString()}>{timeOf(atMs)}</time>
      </p>
      <Button
        className="button small primary"
        onPress={() => {
          onDone();
          go({ screen: 'desk', tab: kind === 'taken' ? 'all' : 'mine', conversationId });
        }}
      >
        {say('handed.open')}
      </Button>
      <Button className="button small" onPress={onDone}>
        {say('handed.seen')}
      </Button>
    </div>
  );
}
