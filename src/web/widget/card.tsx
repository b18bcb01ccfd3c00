// What an article shows beside its words: picture, steps, a place, links, buttons. Only text and addresses that the hub has checked;
// nothing is ever parsed as HTML.

import type { WireCard } from '../../wire/shared.js';
import { sizeOf } from './files.js';
import { words, type Words } from './words.js';

interface CardProps {
  readonly card: WireCard;
  readonly hubUrl: string;
  readonly onSay: (text: string) => void;
}

export function Card({ card, hubUrl, onSay }: CardProps) {
  const say = words[card.language];
  const { image, steps = [], place, links = [], files = [], buttons = [] } = card;
  return (
    <div class="card" lang={say.lang}>
      {image !== undefined && <Picture image={image} hubUrl={hubUrl} say={say} />}
      {steps.length > 0 && (
        <>
          <p class="part">{say.steps}</p>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {place !== undefined && (
        <p>
          <strong>{place.name}</strong>
          <br />
          {place.address}
          <br />
          <Away href={mapUrlOf(place)} text={say.map} say={say} />
        </p>
      )}
      {links.length > 0 && (
        <>
          <p class="part">{say.links}</p>
          <ul>
            {links.map(({ title, url }) => (
              <li key={url}>
                <Away href={url} text={title} say={say} />
              </li>
            ))}
          </ul>
        </>
      )}
      {files.length > 0 && (
        <>
          <p class="part">{say.files}</p>
          <ul>
            {files.map((file) => (
              <li key={file.url}>
                <Away href={hubUrl + file.url} text={fileWords(file)} say={say} />
              </li>
            ))}
          </ul>
        </>
      )}
      {buttons.length > 0 && (
        <div class="acts">
          {buttons.map((button) => (
            <CardButton key={button.label} button={button} say={say} onSay={onSay} />
          ))}
        </div>
      )}
    </div>
  );
}

interface PictureProps {
  readonly image: NonNullable<WireCard['image']>;
  readonly hubUrl: string;
  readonly say: Words;
}

/** A picture of another site would tell that site who reads it: such a one is a link. */
function Picture({ image: { url, alt }, hubUrl, say }: PictureProps) {
  if (!url.startsWith('/'))
    return (
      <p>
        <Away href={url} text={say.picture(alt)} say={say} />
      </p>
    );
  return <img src={hubUrl + url} alt={alt} />;
}

interface ButtonProps {
  readonly button: NonNullable<WireCard['buttons']>[number];
  readonly say: Words;
  readonly onSay: (text: string) => void;
}

function CardButton({ button, say, onSay }: ButtonProps) {
  const { label } = button;
  switch (button.kind) {
    case 'say':
      return (
        <button
          type="button"
          onClick={() => {
            onSay(button.text);
          }}
        >
          {label}
        </button>
      );
    case 'link':
      return <Away href={button.url} text={label} say={say} />;
    case 'call':
      return (
        <a href={`tel:${button.phone.replace(/[^\d+]/g, '')}`}>
          {label}
          <span class="hidden">{say.phone(button.phone)}</span>
        </a>
      );
  }
}

function Away({ href, text, say }: { readonly href: string; readonly text: string; readonly say: Words }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
      <span class="hidden">{say.newWindow}</span>
    </a>
  );
}

/** `申請書 (ODT, 20 KB)`: what `domain/card-file.ts` says of a file. */
function fileWords({ title, url, bytes }: NonNullable<WireCard['files']>[number]): string {
  const facts = [url.slice(url.lastIndexOf('.') + 1).toUpperCase(), bytes === undefined ? '' : sizeOf(bytes)];
  return `${title} (${facts.filter((fact) => fact !== '').join(', ')})`;
}

/** The same map as `domain/card.ts` names: the widget carries no value of the server's. */
const mapUrlOf = ({ latitude, longitude }: NonNullable<WireCard['place']>): string =>
  `https://www.google.com/maps/search/?api=1&query=${latitude}%2C${longitude}`;
