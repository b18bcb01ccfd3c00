// What a channel would show, drawn from the very calls that the hub would send: one channel is on the screen at a time.

import '../design/shown.css';

import { useState } from 'react';

import type { WireCard } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';
import { lineMessagesOf } from './shown/read-call.js';
import { ShownLine } from './shown/shown-line.js';
import { ShownMessenger } from './shown/shown-messenger.js';
import { ShownWeb } from './shown/shown-web.js';

interface ShownChannel {
  readonly channelId: string;
  readonly calls: readonly unknown[];
  readonly mostBubbleChars?: number;
  readonly bubbles: readonly {
    readonly text: string;
    readonly cards?: readonly Readonly<Record<string, unknown>>[];
    readonly buttons?: readonly string[];
  }[];
}

interface Props {
  readonly channels: readonly ShownChannel[];
  /** What is counted against a channel's limit; absent: nothing is. */
  readonly text?: string;
}

export function ShownChannels({ channels, text }: Props) {
  const { say } = useWords();
  const [channel, setChannel] = useState('line');
  const current = channels.find(({ channelId }) => channelId === channel) ?? channels[0];
  return (
    <>
      <div className="segments" role="group" aria-label={say('article.preview.channel')}>
        {channels.map(({ channelId }) => (
          <button
            key={channelId}
            type="button"
            className="segment"
            data-selected={channelId === current?.channelId || undefined}
            aria-pressed={channelId === current?.channelId}
            onClick={() => {
              setChannel(channelId);
            }}
          >
            {CHANNEL_NAMES[channelId] ?? say('channel.web')}
          </button>
        ))}
      </div>
      {current === undefined ? null : (
        <>
          <div
            className="preview-phone"
            role="group"
            aria-label={say('article.preview')}
            tabIndex={0}
            data-channel={current.channelId}
          >
            <Drawn channel={current} ownPictures={ownPicturesOf(channels)} />
          </div>
          <Counts channel={current} text={text} />
        </>
      )}
    </>
  );
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { line: 'LINE', messenger: 'Messenger' };

/** Pictures of this hub: only those may be drawn here. */
const ownPicturesOf = (channels: readonly ShownChannel[]): readonly string[] =>
  channels
    .flatMap(({ bubbles }) => bubbles)
    .flatMap(({ cards = [] }) => cards as unknown as readonly WireCard[])
    .flatMap(({ image }) => (image?.url.startsWith('/') === true ? [image.url] : []));

interface DrawnProps {
  readonly channel: ShownChannel;
  readonly ownPictures: readonly string[];
}

function Drawn({ channel: { channelId, calls, bubbles }, ownPictures }: DrawnProps) {
  if (channelId === 'line') return <ShownLine {...{ calls, ownPictures }} />;
  if (channelId === 'messenger') return <ShownMessenger {...{ calls, ownPictures }} />;
  // Web chat draws the bubbles themselves; a channel that has no drawing yet is shown the same way.
  return <ShownWeb bubbles={bubbles} />;
}

interface CountsProps {
  readonly channel: ShownChannel;
  readonly text: string | undefined;
}

function Counts({ channel: { channelId, calls, bubbles, mostBubbleChars: most }, text }: CountsProps) {
  const { say } = useWords();
  const n = bubbles.reduce((sum, bubble) => sum + Array.from(bubble.text).length, 0);
  const count = channelId === 'line' ? lineMessagesOf(calls).length : bubbles.length;
  const name = CHANNEL_NAMES[channelId] ?? say('channel.web');
  return (
    <>
      <p className="field-hint">{say('article.preview.count', { bubbles: count, n })}</p>
      {text === undefined || most === undefined ? null : (
        <p className="field-hint">{say('article.preview.limit', { n: text.length, most, name })}</p>
      )}
    </>
  );
}
