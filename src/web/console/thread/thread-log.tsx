// The entries, oldest first. Follows the end while the reader is there; otherwise counts what came.

import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { Button } from 'react-aria-components/Button';

import type { Thread, ThreadEntry } from '../../../wire/thread-views.js';
import { useDesk } from '../desk/desk-context.js';
import { useOutgoing } from '../desk/outgoing.js';
import { useWords } from '../words/words.js';
import { BotFold } from './bot-fold.js';
import { DayMark } from './day-mark.js';
import { partsOf } from './entries.js';
import { EarlierButton } from './earlier-button.js';
import { EntryBubble } from './entry-bubble.js';
import { TalkContext } from './talk-context.js';
import { OutgoingBubble } from './outgoing-bubble.js';
import { PictureSet } from './picture-set.js';
import { TypingLine } from './typing-line.js';
import { useReadMark } from './use-read-mark.js';

/** So near the end still counts as reading along. Unit: CSS px. */
const NEAR_END_PX = 80;

interface Props {
  readonly thread: Thread;
  /** Present while the reader may answer. */
  readonly onQuote?: (entry: ThreadEntry) => void;
}

export function ThreadLog({ thread: { row, entries, earlier }, onQuote }: Props) {
  const { say } = useWords();
  const { outgoing } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** Of the box, as it was when the reader's place was last looked at. Unit: CSS px. */
  const heightPx = useRef(0);
  const lastSeq = entries.at(-1)?.seq ?? 0;
  const [seenSeq, setSeenSeq] = useState(lastSeq);
  const confirmed = new Set(entries.map(({ clientId }) => clientId));
  const pending = useOutgoing(outgoing).filter(
    // What still rests in the hub stands over the box.
    ({ conversationId, clientId, state }) =>
      conversationId === row.conversationId && state !== 'held' && !confirmed.has(clientId),
  );

  const toEnd = (): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  };
  useLayoutEffect(() => {
    if (!isAtEnd.current) return;
    toEnd();
    setSeenSeq(lastSeq);
  }, [lastSeq]);
  useLayoutEffect(toEnd, [pending.length]);
  useEffect(() => {
    // The box shrinks when the composer grows; who reads the end goes on reading it.
    const observer = new ResizeObserver(() => {
      heightPx.current = box.current?.clientHeight ?? 0;
      if (isAtEnd.current) toEnd();
    });
    if (box.current !== null) observer.observe(box.current);
    return () => {
      observer.disconnect();
    };
  }, []);

  useSteadyPlace(box, entries[0]?.seq ?? 0);
  useReadMark(row.conversationId, seenSeq);

  const unseen = entries.filter(({ seq }) => seq > seenSeq).length;
  return (
    <TalkContext value={row}>
      <div className="log-frame">
        <div
          ref={box}
          className="log"
          role="log"
          aria-label={say('thread.log', { name: row.name })}
          tabIndex={0}
          data-home="2"
          onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
            // Told late, of a place in a box that has shrunk since: the reader has gone nowhere.
            if (clientHeight !== heightPx.current) return;
            isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
            if (isAtEnd.current) setSeenSeq(lastSeq);
          }}
        >
          {earlier !== undefined ? <EarlierButton conversationId={row.conversationId} /> : null}
          {partsOf(entries, row.status === 'bot').map((part) => {
            switch (part.kind) {
              case 'day':
                return <DayMark key={part.key} atMs={part.atMs} />;
              case 'bot':
                return <BotFold key={part.key} entries={part.entries} />;
              case 'set':
                return <PictureSet key={part.key} entries={part.entries} citizenName={row.name} />;
              case 'entry':
                return (
                  <EntryBubble
                    key={part.key}
                    entry={part.entry}
                    citizenName={row.name}
                    {...(onQuote === undefined ? {} : { onQuote })}
                  />
                );
            }
          })}
          {pending.map((text) => (
            <OutgoingBubble key={text.clientId} text={text} />
          ))}
          <TypingLine conversationId={row.conversationId} />
        </div>
        {unseen > 0 ? (
          <Button className="jump" onPress={toEnd}>
            {say('thread.new', { n: unseen })}
          </Button>
        ) : null}
      </div>
    </TalkContext>
  );
}

/** When entries come in front of the first one, what was being read stays under the reader's eyes. */
function useSteadyPlace(box: RefObject<HTMLElement | null>, firstSeq: number): void {
  const before = useRef({ firstSeq, heightPx: 0 });
  // Measured at the last moment before the entries come: pictures and type that loaded since have changed the height.
  if (firstSeq < before.current.firstSeq) before.current.heightPx = box.current?.scrollHeight ?? 0;
  useLayoutEffect(() => {
    const log = box.current;
    if (log === null) return;
    if (firstSeq < before.current.firstSeq) log.scrollTop += log.scrollHeight - before.current.heightPx;
    before.current.firstSeq = firstSeq;
  });
}
