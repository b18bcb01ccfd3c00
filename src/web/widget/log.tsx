// What was said, by days; buttons under the last word of ours; what is still on its way at the end.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import { Bubble, langOf } from './bubble.js';
import { byDay, dayOf } from './log-times.js';
import type { TalkClient } from './talk-client.js';
import { openChoices, type TalkState, type Unsent } from './talk-state.js';
import { words, type Language, type Words } from './words.js';

/** Closer to the end than this the citizen is reading along. Unit: px. */
const NEAR_END_PX = 96;

export interface LogProps {
  readonly state: TalkState;
  readonly client: TalkClient;
  readonly language: Language;
  readonly isOpen: boolean;
}

export function Log({ state, client, language, isOpen }: LogProps) {
  const say = words[language];
  const { ref, isBehind, onScroll, toEnd } = useReadingAlong(state, isOpen);
  const days = byDay(state.entries, say.lang);
  const today = dayOf(Date.now() + state.clockOffsetMs, say.lang);
  const choices = openChoices(state);
  return (
    <div class="talk">
      <div
        class="log"
        role="log"
        aria-live="polite"
        aria-label={say.log}
        tabIndex={0}
        ref={ref}
        onScroll={onScroll}
      >
        <p class="note">{say.privacy}</p>
        {state.isRenewed && <p class="note">{say.renewed}</p>}
        {state.entries.length + state.unsent.length === 0 && <Welcome say={say} client={client} />}
        {days.map(([day, entries]) => (
          <div key={day}>
            <p class="day">{day === today ? say.today : day}</p>
            {entries.map((entry) => (
              <Bubble
                key={entry.seq}
                entry={entry}
                isPast={choices !== entry.choices}
                say={say}
                hubUrl={client.hubUrl}
                onSay={(text) => {
                  client.say(text);
                }}
              />
            ))}
          </div>
        ))}
        {choices.length > 0 && (
          <div class="choices" role="group" aria-label={say.choices}>
            {choices.map((choice) => (
              <button
                type="button"
                key={choice.payload}
                lang={langOf(choice.label)}
                onClick={() => {
                  ref.current?.focus(); // this button is about to go
                  client.press(choice);
                }}
              >
                {choice.label}
              </button>
            ))}
          </div>
        )}
        {state.unsent.map((message) => (
          <UnsentBubble key={message.clientId} message={message} state={state} say={say} client={client} />
        ))}
      </div>
      {isBehind && (
        <button type="button" class="behind" onClick={toEnd}>
          {say.newBelow} ↓
        </button>
      )}
    </div>
  );
}

function Welcome({ say, client }: { readonly say: Words; readonly client: TalkClient }) {
  return (
    <div class="welcome">
      <p class="bubble">{say.greeting}</p>
      <div class="choices" role="group" aria-label={say.tryAsking}>
        {say.examples.map((example) => (
          <button
            type="button"
            key={example}
            onClick={() => {
              client.say(example);
            }}
          >
            {example}
          </button>
        ))}
      </div>
    </div>
  );
}

interface UnsentProps {
  readonly message: Unsent;
  readonly state: TalkState;
  readonly say: Words;
  readonly client: TalkClient;
}

function UnsentBubble({ message, state, say, client }: UnsentProps) {
  const { clientId, text, phase, error } = message;
  const reason = error?.message[say.lang === 'en' ? 'en' : 'zh'] ?? '';
  const isFile = message.kind === 'file';
  const shown = phase === 'sending' && state.connection !== 'online' ? 'waiting' : phase;
  const isOnlyHere = isFile && message.isKept !== true;
  const label = isOnlyHere && shown === 'waiting' ? say.fileWaits : say[shown];
  const dropWord = phase === 'failed' ? say.remove : say.cancel;
  const drop = isFile && phase !== 'sent' && (
    <button
      type="button"
      class="drop"
      aria-label={`${dropWord} ${text}`}
      onClick={() => {
        client.drop(clientId);
      }}
    >
      {dropWord}
    </button>
  );
  return (
    <article class="mine">
      <p class="hidden">{say.you}</p>
      <p class="bubble" lang={langOf(text)}>
        {text}
      </p>
      {phase === 'failed' ? (
        <p class="failed">
          {label}
          {reason === '' ? '' : `：${reason}`}{' '}
          {!(isFile && message.file === undefined) && (
            <button
              type="button"
              onClick={() => {
                client.retry(clientId);
              }}
            >
              {say.retry}
            </button>
          )}
          {drop}
        </p>
      ) : (
        <p class="going" aria-live="off">
          {isFile && shown === 'sending' && (
            <progress aria-label={say.sending} max={1} value={message.ratio ?? 0} />
          )}
          <time>{label}</time>
          {drop}
        </p>
      )}
    </article>
  );
}

/** Follows the talk while the citizen is at its end; a long answer is shown from its beginning. */
function useReadingAlong(state: TalkState, isOpen: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isBehind, setIsBehind] = useState(false);
  const shown = state.entries.length + state.unsent.length;
  const toEnd = (): void => {
    const log = ref.current;
    if (log === null) return;
    const answer = log.querySelector<HTMLElement>('.theirs:last-of-type');
    const start = (answer?.offsetTop ?? Infinity) - 12;
    const isLong = answer !== null && answer.offsetHeight > log.clientHeight && state.unsent.length === 0;
    log.scrollTop = isLong ? start : log.scrollHeight;
    setIsBehind(false);
  };
  useLayoutEffect(() => {
    if (!isOpen) return;
    if (isAtEnd.current || state.unsent.length > 0) toEnd();
    else setIsBehind(true);
  }, [shown, isOpen]);
  useLayoutEffect(() => {
    // The log shrinks when a line about typing or the connection comes: who reads the end goes on reading it.
    const observer = new ResizeObserver(() => {
      const log = ref.current;
      if (log !== null && isAtEnd.current) log.scrollTop = log.scrollHeight;
    });
    if (ref.current !== null) observer.observe(ref.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  const onScroll = (): void => {
    const log = ref.current;
    if (log === null) return;
    isAtEnd.current = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX;
    if (isAtEnd.current) setIsBehind(false);
  };
  return { ref, isBehind, onScroll, toEnd };
}
