// What each channel would show of the answer, as the hub would send it; asked for a moment after the last key.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { ArticleContentView } from '../../../wire/article-api.js';
import type { AnswerPreviewsView } from '../../../wire/preview-api.js';
import type { WireCard } from '../../../wire/shared.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { CardView } from '../thread/card-view.js';
import { useWords } from '../words/words.js';
import { previewAnswer } from './article-client.js';

/** Unit: ms. */
const REST_MS = 500;
const LANGUAGES = ['zh', 'en'] as const;

export function PreviewCard({ content }: { readonly content: ArticleContentView }) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const [channel, setChannel] = useState('line');
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const shown = useRested(content);
  const { data, error } = useQuery({
    queryKey: ['answer-preview', shown.answer, shown.card, shown.english, language],
    queryFn: () => previewAnswer(shown, language, csrfToken),
    placeholderData: (last: AnswerPreviewsView | undefined) => last,
    enabled: shown.answer.trim() !== '',
    retry: false,
  });
  const channels = data?.channels ?? [];
  const current = channels.find(({ channelId }) => channelId === channel) ?? channels[0];
  const hasEnglish = content.english !== undefined;
  return (
    <section className="card article-preview" aria-labelledby="article-preview">
      <h2 id="article-preview">{say('article.preview')}</h2>
      {shown.answer.trim() === '' ? (
        <p className="field-hint">{say('article.preview.none')}</p>
      ) : (
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
          {hasEnglish ? (
            <div className="segments" role="group" aria-label={say('language')}>
              {LANGUAGES.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="segment"
                  data-selected={each === language || undefined}
                  aria-pressed={each === language}
                  onClick={() => {
                    setLanguage(each);
                  }}
                >
                  {each === 'zh' ? '中文' : 'English'}
                </button>
              ))}
            </div>
          ) : null}
          <FaultLine error={error} />
          <Bubbles channel={current} />
          {data?.lacksPublicUrl === true ? (
            <p className="field-hint">{say('article.preview.picture')}</p>
          ) : null}
        </>
      )}
    </section>
  );
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { line: 'LINE', messenger: 'Messenger' };

function Bubbles({ channel }: { readonly channel: AnswerPreviewsView['channels'][number] | undefined }) {
  const { say } = useWords();
  if (channel === undefined) return null;
  const { bubbles } = channel;
  const n = bubbles.reduce((sum, { text }) => sum + Array.from(text).length, 0);
  return (
    <>
      <div
        className="preview-phone"
        role="group"
        aria-label={say('article.preview')}
        tabIndex={0}
        data-channel={channel.channelId}
      >
        {bubbles.map(({ text, cards = [] }, at) => (
          <div key={at} className="preview-bubble">
            <p>{text}</p>
            {cards.map((card, place) => (
              // As the preview's rendering of the very card that is being written.
              <CardView key={place} card={card as unknown as WireCard} />
            ))}
          </div>
        ))}
      </div>
      <p className="field-hint">{say('article.preview.count', { bubbles: bubbles.length, n })}</p>
    </>
  );
}

/** The value once it has stood for a moment. */
function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return rested;
}
