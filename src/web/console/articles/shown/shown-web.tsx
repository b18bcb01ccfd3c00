// Web chat as its window draws an answer: the bubble, and the card inside it with its headings.

import { CARD_HEADINGS, mapUrlOf } from '../../../../wire/card.js';
import { fileWords } from '../../../../wire/card-file.js';
import type { WireCard } from '../../../../wire/shared.js';
import { useWords } from '../../words/words.js';
import { staffAddress } from '../../files/staff-address.js';
import { ShownChips } from './shown-chips.js';

interface Props {
  readonly bubbles: readonly {
    readonly text: string;
    readonly cards?: readonly Readonly<Record<string, unknown>>[];
    readonly buttons?: readonly string[];
  }[];
}

export function ShownWeb({ bubbles }: Props) {
  return (
    <>
      {bubbles.map(({ text, cards = [] }, at) => (
        <div key={at} className="preview-bubble">
          <p>{text}</p>
          {cards.map((card, place) => (
            // As the preview's rendering of the very card that is being written.
            <WebCard key={place} card={card as unknown as WireCard} />
          ))}
        </div>
      ))}
      <ShownChips titles={bubbles.flatMap(({ buttons = [] }) => buttons)} />
    </>
  );
}

function WebCard({ card }: { readonly card: WireCard }) {
  const { steps = [], links = [], files = [], buttons = [], place, language } = card;
  const heading = CARD_HEADINGS[language];
  return (
    <div className="card-view" lang={language === 'zh' ? 'zh-Hant-TW' : 'en'}>
      <Picture card={card} />
      {steps.length === 0 ? null : (
        <>
          <p className="shown-heading">{heading.steps}</p>
          <ol>
            {steps.map((step, at) => (
              <li key={at}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {place === undefined ? null : (
        <p>
          <strong>{place.name}</strong>
          <br />
          {place.address}
          <br />
          <Away href={mapUrlOf(place)} words={heading.map} />
        </p>
      )}
      {links.length === 0 ? null : (
        <>
          <p className="shown-heading">{heading.links}</p>
          <ul>
            {links.map(({ title, url }, at) => (
              <li key={at}>
                <Away href={url} words={title} />
              </li>
            ))}
          </ul>
        </>
      )}
      {files.length === 0 ? null : (
        <>
          <p className="shown-heading">{heading.files}</p>
          <ul>
            {files.map((file, at) => (
              <li key={at}>
                <Away href={staffAddress(file.url)} words={fileWords(file, language)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {buttons.length === 0 ? null : (
        <ul className="shown-buttons">
          {buttons.map(({ label }, at) => (
            <li key={at} className="shown-button">
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** As the web chat does: of another site a link, so that nobody learns who is reading. */
function Picture({ card: { image } }: { readonly card: WireCard }) {
  const { say } = useWords();
  if (image === undefined) return null;
  if (image.url.startsWith('/')) return <img src={staffAddress(image.url)} alt={image.alt} />;
  return (
    <p>
      <Away href={image.url} words={say('card.picture', { alt: image.alt })} />
    </p>
  );
}

const Away = ({ href, words }: { readonly href: string; readonly words: string }) => (
  <a href={href} target="_blank" rel="noopener noreferrer">
    {words}
  </a>
);
