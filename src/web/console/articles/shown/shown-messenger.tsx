// Messenger's messages as its app draws them: text, a row of pictured elements, text with buttons under it. What is drawn is what
// `channels/messenger` hands to the Send API.

import { useWords } from '../../words/words.js';
import { fieldsOf, listOf, textOf, type Fields } from './read-call.js';
import { ShownChips } from './shown-chips.js';
import { ShownPicture } from './shown-picture.js';

interface Props {
  readonly calls: readonly unknown[];
  readonly ownPictures: readonly string[];
}

export function ShownMessenger({ calls, ownPictures }: Props) {
  const messages = calls.map((call) => fieldsOf(fieldsOf(call)['message']));
  const chips = messages.flatMap(({ quick_replies: replies }) =>
    listOf(replies).map(({ title }) => textOf(title)),
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
  const { say } = useWords();
  const payload = fieldsOf(fieldsOf(message['attachment'])['payload']);
  switch (payload['template_type']) {
    case 'generic':
      return (
        <div className="shown-elements" role="group" aria-label={say('field.card')} tabIndex={0}>
          {listOf(payload['elements']).map((element, at) => (
            <Element key={at} {...{ element, ownPictures }} />
          ))}
        </div>
      );
    case 'button':
      return (
        <div className="preview-bubble shown-card">
          <p>{textOf(payload['text'])}</p>
          <Buttons buttons={listOf(payload['buttons'])} />
        </div>
      );
    default:
      return (
        <div className="preview-bubble">
          <p>{textOf(message['text'])}</p>
        </div>
      );
  }
}

interface ElementProps {
  readonly element: Fields;
  readonly ownPictures: readonly string[];
}

function Element({ element, ownPictures }: ElementProps) {
  const title = textOf(element['title']);
  const url = textOf(element['image_url']);
  const subtitle = textOf(element['subtitle']);
  return (
    <div className="preview-bubble shown-card shown-element">
      {url === '' ? null : <ShownPicture {...{ url, alt: title, ownPictures }} />}
      <strong>{title}</strong>
      {subtitle === '' ? null : <p className="shown-soft">{subtitle}</p>}
      <Buttons buttons={listOf(element['buttons'])} />
    </div>
  );
}

function Buttons({ buttons }: { readonly buttons: readonly Fields[] }) {
  if (buttons.length === 0) return null;
  return (
    <ul className="shown-buttons">
      {buttons.map((button, at) => (
        <li key={at} className="shown-button" title={textOf(button['url']) || textOf(button['payload'])}>
          {textOf(button['title'])}
        </li>
      ))}
    </ul>
  );
}
