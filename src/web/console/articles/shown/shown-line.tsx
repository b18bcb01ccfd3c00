// LINE's messages as its app draws them: text bubbles, Flex bubbles box by box, a location, the buttons above the input. What is drawn
// is what `channels/line` hands to LINE, colours included.

import { useWords } from '../../words/words.js';
import { fieldsOf, lineMessagesOf, listOf, textOf, type Fields } from './read-call.js';
import { ShownChips } from './shown-chips.js';
import { ShownPicture } from './shown-picture.js';

interface Props {
  readonly calls: readonly unknown[];
  readonly ownPictures: readonly string[];
}

export function ShownLine({ calls, ownPictures }: Props) {
  const messages = lineMessagesOf(calls);
  const chips = messages.flatMap(({ quickReply }) =>
    listOf(fieldsOf(quickReply)['items']).map(({ action }) => textOf(fieldsOf(action)['label'])),
  );
  return (
    <>
      {messages.map((message, at) => (
        <Message key={at} {...{ message, ownPictures }} />
      ))}
      <ShownChips titles={chips} />
    </>
  );
}

interface MessageProps {
  readonly message: Fields;
  readonly ownPictures: readonly string[];
}

function Message({ message, ownPictures }: MessageProps) {
  switch (message['type']) {
    case 'flex':
      return <FlexBubble bubble={fieldsOf(message['contents'])} ownPictures={ownPictures} />;
    case 'location':
      return <Location {...{ message }} />;
    default:
      return (
        <div className="preview-bubble">
          <p>{textOf(message['text'])}</p>
        </div>
      );
  }
}

function Location({ message }: Pick<MessageProps, 'message'>) {
  return (
    <div className="preview-bubble shown-card shown-place">
      <svg className="line-icon" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M12 21s-6.5-5.7-6.5-11a6.5 6.5 0 0 1 13 0c0 5.3-6.5 11-6.5 11z M12 7.7a2.3 2.3 0 1 0 0 4.6a2.3 2.3 0 1 0 0-4.6" />
      </svg>
      <div>
        <strong>{textOf(message['title'])}</strong>
        <p>{textOf(message['address'])}</p>
        <p className="shown-soft">
          {String(message['latitude'])}, {String(message['longitude'])}
        </p>
      </div>
    </div>
  );
}

interface FlexProps {
  readonly bubble: Fields;
  readonly ownPictures: readonly string[];
}

function FlexBubble({ bubble, ownPictures }: FlexProps) {
  const { say } = useWords();
  const [hero, body, footer] = [bubble['hero'], bubble['body'], bubble['footer']].map(fieldsOf);
  const url = textOf(hero?.['url']);
  // LINE has no alternative text: the first line below says what is to be seen.
  const alt = textOf(listOf(body?.['contents'])[0]?.['text']);
  return (
    <div className="preview-bubble shown-card shown-flex" role="group" aria-label={say('field.card')}>
      {url === '' ? null : <ShownPicture {...{ url, alt, ownPictures }} />}
      <FlexParts parts={listOf(body?.['contents'])} layout="vertical" />
      <FlexParts parts={listOf(footer?.['contents'])} layout="vertical" />
    </div>
  );
}

function FlexParts({ parts, layout }: { readonly parts: readonly Fields[]; readonly layout: string }) {
  if (parts.length === 0) return null;
  return (
    <div className="shown-box" data-layout={layout}>
      {parts.map((part, at) => (
        <FlexPart key={at} part={part} />
      ))}
    </div>
  );
}

function FlexPart({ part }: { readonly part: Fields }) {
  const action = fieldsOf(part['action']);
  switch (part['type']) {
    case 'box':
      return <FlexParts parts={listOf(part['contents'])} layout={textOf(part['layout'])} />;
    case 'button':
      return (
        <span className="shown-button" data-style={textOf(part['style'])} title={targetOfAction(action)}>
          {textOf(action['label'])}
        </span>
      );
    default:
      return (
        <span
          className="shown-text"
          data-size={textOf(part['size'])}
          data-weight={textOf(part['weight'])}
          data-underlined={part['decoration'] === 'underline' || undefined}
          title={targetOfAction(action)}
          style={{ color: textOf(part['color']) }}
        >
          {textOf(part['text'])}
        </span>
      );
  }
}

/** Where a press leads, for whoever rests the pointer there. */
const targetOfAction = (action: Fields): string | undefined => {
  const target = textOf(action['uri']) || textOf(action['text']);
  return target === '' ? undefined : target;
};
