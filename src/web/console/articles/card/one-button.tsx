// One button of a card: what a press does, its words, and where it leads.

import type { ReactNode } from 'react';

import { BUTTON_LABEL_CHARS, CARD_URL_CHARS, PHONE_CHARS, SAID_CHARS } from '../../../../wire/card.js';
import { useWords } from '../../words/words.js';
import { BUTTON_KINDS, buttonOf, targetOf, type ButtonKind, type CardButton } from './card-parts.js';
import { CountedField } from './counted-field.js';

const TARGET_CHARS: Readonly<Record<ButtonKind, number>> = {
  link: CARD_URL_CHARS,
  say: SAID_CHARS,
  call: PHONE_CHARS,
};
const TARGET_KEYS = { link: 'url', say: 'text', call: 'tel' } as const;

interface OneButtonProps {
  readonly button: CardButton;
  readonly lang: 'en' | undefined;
  readonly setButton: (button: CardButton) => void;
}

export function OneButton({ button, lang, setButton }: OneButtonProps): ReactNode {
  const { say } = useWords();
  const { kind, label } = button;
  return (
    <>
      <div className="segments" role="group" aria-label={say('card.button.kind')}>
        {BUTTON_KINDS.map((each) => (
          <button
            key={each}
            type="button"
            className="segment"
            data-selected={each === kind || undefined}
            aria-pressed={each === kind}
            onClick={() => {
              // An address is no number: what is meant is written anew.
              if (each !== kind) setButton(buttonOf(each, label, ''));
            }}
          >
            {say(`card.button.kind.${each}`)}
          </button>
        ))}
      </div>
      <CountedField
        {...{ label: say('card.button.label'), value: label, most: BUTTON_LABEL_CHARS, lang }}
        onChange={(next) => {
          setButton(buttonOf(kind, next, targetOf(button)));
        }}
      />
      <CountedField
        {...{ label: say(`card.button.${kind}`), value: targetOf(button), most: TARGET_CHARS[kind] }}
        kind={TARGET_KEYS[kind]}
        hint={say(`card.button.${kind}.hint`)}
        onChange={(next) => {
          setButton(buttonOf(kind, label, kind === 'link' ? next.trim() : next));
        }}
      />
    </>
  );
}
