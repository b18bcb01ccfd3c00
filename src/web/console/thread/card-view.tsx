// What the citizen saw beside the words, as staff read it: nothing here speaks or dials.

import type { WireCard } from '../../../wire/shared.js';
import { fileWords } from '../../../wire/card-file.js';
import { staffAddress } from '../files/staff-address.js';
import { useWords } from '../words/words.js';

export function CardView({ card }: { readonly card: WireCard }) {
  const { say } = useWords();
  const { image, steps = [], place, links = [], files = [], buttons = [], language } = card;
  return (
    <div className="card-view" lang={language === 'zh' ? 'zh-Hant-TW' : 'en'}>
      {image === undefined ? null : image.url.startsWith('/') ? (
        <img src={staffAddress(image.url)} alt={image.alt} />
      ) : (
        <p>
          <a href={image.url} target="_blank" rel="noopener noreferrer">
            {say('card.picture', { alt: image.alt })}
          </a>
        </p>
      )}
      {steps.length === 0 ? null : (
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {place === undefined ? null : (
        <p>
          <strong>{place.name}</strong> {place.address}
        </p>
      )}
      {links.length === 0 ? null : (
        <ul>
          {links.map(({ title, url }) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noopener noreferrer">
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      {files.length === 0 ? null : (
        <ul>
          {files.map((file) => (
            <li key={file.url}>
              <a href={staffAddress(file.url)} target="_blank" rel="noopener noreferrer">
                {fileWords(file, language)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {buttons.length === 0 ? null : (
        <ul className="choices" aria-label={say('card.buttons')}>
          {buttons.map((button) => (
            <li key={button.label} className="choice" title={targetOf(button)}>
              {button.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function targetOf(button: NonNullable<WireCard['buttons']>[number]): string {
  switch (button.kind) {
    case 'say':
      return button.text;
    case 'link':
      return button.url;
    case 'call':
      return button.phone;
  }
}
