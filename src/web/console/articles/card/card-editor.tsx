// The card beside an answer: picture, steps, place, links, buttons. A part is there or not; each says what channels make of it and what
// is wrong with it.

import '../../design/card-editor.css';

import { useEffect, useRef, useState } from 'react';

import { CARD_WORDS_CHARS, longestWordsOfCard } from '../../../../wire/card.js';
import { useWords } from '../../words/words.js';
import { withField } from '../with-field.js';
import {
  CARD_PARTS,
  faultsOfWhole,
  faultsUnder,
  FRESH,
  partName,
  type Card,
  type CardFault,
  type CardPart,
} from './card-parts.js';
import { FaultLines } from './fault-lines.js';
import { PartFields } from './part-fields.js';

export interface CardEditorProps {
  readonly card: Card | undefined;
  readonly lang?: 'en';
  readonly faults: readonly CardFault[];
  /** Platforms could not fetch the picture. */
  readonly lacksPublicUrl: boolean;
  /** Undefined: no card. */
  readonly onChange: (card: Card | undefined) => void;
}

export function CardEditor({ card = {}, lang, faults, lacksPublicUrl, onChange }: CardEditorProps) {
  const { say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState<CardPart>();
  useEffect(() => {
    if (fresh === undefined) return;
    setFresh(undefined);
    box.current
      ?.querySelector<HTMLElement>(
        `[data-part="${fresh}"] :is(.upload-choose, input:not([hidden]), textarea, select)`,
      )
      ?.focus();
  }, [fresh]);
  const set = <Part extends CardPart>(part: Part, value: Card[Part] | undefined): void => {
    const isGone = value === undefined || (Array.isArray(value) && value.length === 0);
    const next = withField(card, part, isGone ? undefined : value);
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  // Files come by themselves once their part is open: an empty list of them is no part of a card.
  const [isFilesOpen, setFilesOpen] = useState(false);
  const isThere = (part: CardPart): boolean => card[part] !== undefined || (part === 'files' && isFilesOpen);
  const absent = CARD_PARTS.filter((part) => !isThere(part));
  const n = longestWordsOfCard(card);
  return (
    <div ref={box} className="card-editor">
      {CARD_PARTS.filter(isThere).map((part) => (
        <fieldset key={part} className="card-part" data-part={part}>
          <legend>{partName(say, part)}</legend>
          <button
            type="button"
            className="button small card-part-off"
            onClick={() => {
              set(part, undefined);
              if (part === 'files') setFilesOpen(false);
              setTimeout(() => box.current?.querySelector<HTMLElement>(`[data-add="${part}"]`)?.focus());
            }}
          >
            {say('card.part.remove', { part: partName(say, part) })}
          </button>
          <PartFields {...{ card, part, lang, lacksPublicUrl, set }} />
          <FaultLines faults={faultsUnder(faults, part)} />
        </fieldset>
      ))}
      {absent.length === 0 ? null : (
        <div className="card-adds" role="group" aria-label={say('card.add')}>
          {absent.map((part) => (
            <button
              key={part}
              type="button"
              className="button small"
              data-add={part}
              onClick={() => {
                if (part === 'files') setFilesOpen(true);
                else set(part, FRESH[part]);
                setFresh(part);
              }}
            >
              {say('card.part.add', { part: partName(say, part) })}
            </button>
          ))}
        </div>
      )}
      {n === 0 ? null : (
        <p className="field-count" data-over={n > CARD_WORDS_CHARS || undefined}>
          {say('card.words', { n, most: CARD_WORDS_CHARS })}
        </p>
      )}
      <FaultLines faults={faultsOfWhole(faults)} />
    </div>
  );
}
