// Where something is: its name, its address, and the point on the map. A pair copied from a map fills both numbers.

import { useId, useState } from 'react';

import { mapUrlOf, PLACE_CHARS } from '../../../../wire/card.js';
import { useWords } from '../../words/words.js';
import type { Card } from './card-parts.js';
import { CountedField } from './counted-field.js';
import { pairIn } from './coordinate-pair.js';

type Place = NonNullable<Card['place']>;

interface Props {
  readonly place: Place;
  readonly lang: 'en' | undefined;
  readonly onChange: (place: Place) => void;
}

export function PlaceFields({ place, lang, onChange }: Props) {
  const { say } = useWords();
  const isPlaced = place.latitude !== 0 && place.longitude !== 0;
  const paste = (text: string): boolean => {
    const pair = pairIn(text);
    if (pair !== undefined) onChange({ ...place, ...pair });
    return pair !== undefined;
  };
  return (
    <div className="form">
      <CountedField
        {...{ label: say('card.place.name'), value: place.name, most: PLACE_CHARS, lang }}
        onChange={(name) => {
          onChange({ ...place, name });
        }}
      />
      <CountedField
        {...{ label: say('card.place.address'), value: place.address, most: PLACE_CHARS, lang }}
        onChange={(address) => {
          onChange({ ...place, address });
        }}
      />
      <div className="field-pair">
        <DegreeField
          label={say('card.place.latitude')}
          example="25.0375"
          degrees={place.latitude}
          onPasteText={paste}
          onChange={(latitude) => {
            onChange({ ...place, latitude });
          }}
        />
        <DegreeField
          label={say('card.place.longitude')}
          example="121.5637"
          degrees={place.longitude}
          onPasteText={paste}
          onChange={(longitude) => {
            onChange({ ...place, longitude });
          }}
        />
      </div>
      <p className="field-hint">
        {say('card.place.hint')}{' '}
        {isPlaced ? (
          <a className="article-link" href={mapUrlOf(place)} target="_blank" rel="noopener noreferrer">
            {say('card.place.look')}
          </a>
        ) : null}
      </p>
    </div>
  );
}

interface DegreeProps {
  readonly label: string;
  readonly example: string;
  /** 0: none yet. */
  readonly degrees: number;
  readonly onChange: (degrees: number) => void;
  readonly onPasteText: (text: string) => boolean;
}

/** Keeps what is typed: `25.` is on its way to a number. What is no number counts as none. */
function DegreeField({ label, example, degrees, onChange, onPasteText }: DegreeProps) {
  const id = useId();
  const [text, setText] = useState(textOf(degrees));
  if (degreesOf(text) !== degrees) setText(textOf(degrees));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        inputMode="decimal"
        placeholder={example}
        autoComplete="off"
        onChange={({ target }) => {
          setText(target.value);
          onChange(degreesOf(target.value));
        }}
        onPaste={(event) => {
          if (onPasteText(event.clipboardData.getData('text'))) event.preventDefault();
        }}
      />
    </div>
  );
}

const textOf = (degrees: number): string => (degrees === 0 ? '' : String(degrees));

function degreesOf(text: string): number {
  const degrees = Number(text.normalize('NFKC').trim());
  return Number.isFinite(degrees) ? degrees : 0;
}
