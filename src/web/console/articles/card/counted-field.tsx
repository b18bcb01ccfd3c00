// One line of a card with its counter: how much of what channels take is used.

import { useId } from 'react';

import { useWords } from '../../words/words.js';

interface Props {
  readonly label: string;
  readonly value: string;
  /** Unit: UTF-16 code units, as the hub counts. */
  readonly most: number;
  readonly hint?: string;
  readonly isFaulty?: boolean;
  readonly kind?: 'text' | 'url' | 'tel';
  readonly lang?: 'en' | undefined;
  readonly onChange: (value: string) => void;
  readonly onPasteText?: (text: string) => boolean;
}

/** Nothing is cut off while it is written: what is too long is counted and said. */
export function CountedField(props: Props) {
  const { label, value, most, hint, isFaulty = false, kind = 'text', lang, onChange, onPasteText } = props;
  const { say } = useWords();
  const id = useId();
  const n = value.trim().length;
  return (
    <div className="field counted">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        lang={lang}
        value={value}
        inputMode={kind}
        autoComplete="off"
        spellCheck={kind === 'text'}
        aria-describedby={hint === undefined ? `${id}-count` : `${id}-count ${id}-hint`}
        aria-invalid={isFaulty || n > most || undefined}
        onChange={({ target }) => {
          onChange(target.value);
        }}
        onPaste={(event) => {
          if (onPasteText?.(event.clipboardData.getData('text')) === true) event.preventDefault();
        }}
      />
      <p className="field-count" id={`${id}-count`} data-over={n > most || undefined}>
        {say('card.count', { n, most })}
      </p>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
