// The table of keys: each can be given another one, and single ones can be switched off (WCAG 2.1.4).

import { useState, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';
import { chordOf, DEFAULT_KEYS, DESK_KEYS, holderOf, nameOf, type DeskKey, type KeyMap } from './key-map.js';
import { KEY_WORDS } from './key-words.js';
import { useKeyMap } from './keys.js';

/** Keys of the writing box: they belong to it and to the browser. */
const FIXED = [
  ['/', 'keys.palette'],
  ['Enter / Shift+Enter', 'keys.send'],
] as const satisfies readonly (readonly [string, WordKey])[];

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly hasSingleKeys: boolean;
  readonly onSingleKeys: (isOn: boolean) => void;
}

export function KeysDialog({ isOpen, onOpenChange, hasSingleKeys, onSingleKeys }: Props) {
  const { say } = useWords();
  const [keys, change] = useKeyMap();
  const [asked, setAsked] = useState<DeskKey>();
  const [taken, setTaken] = useState<DeskKey>();
  const give = (key: DeskKey, chord: string): void => {
    const holder = holderOf(keys, chord, key);
    setTaken(holder);
    if (holder !== undefined) return;
    change({ [key]: chord } satisfies Partial<KeyMap>);
    setAsked(undefined);
  };
  return (
    <TitledDialog
      className="keys-dialog"
      title={say('keys.title')}
      isOpen={isOpen}
      onClose={() => {
        setAsked(undefined);
        onOpenChange(false);
      }}
    >
      <dl className="keys">
        {DESK_KEYS.map((key) => (
          <div key={key} className="key-line">
            <dt>
              <KeyButton
                name={nameOf(keys[key])}
                word={say(KEY_WORDS[key])}
                isAsked={asked === key}
                onAsk={() => {
                  setTaken(undefined);
                  setAsked(key);
                }}
                onChord={(chord) => {
                  give(key, chord);
                }}
              />
            </dt>
            <dd>{say(KEY_WORDS[key])}</dd>
          </div>
        ))}
        {FIXED.map(([name, word]) => (
          <div key={word} className="key-line">
            <dt>
              <kbd>{name}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
      <p role="status" className="key-taken">
        {taken === undefined ? null : say('keys.taken', { word: say(KEY_WORDS[taken]) })}
      </p>
      <Button
        className="button"
        onPress={() => {
          change(DEFAULT_KEYS);
        }}
      >
        {say('keys.default')}
      </Button>
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          className="hidden-text"
          checked={hasSingleKeys}
          onChange={(event) => {
            onSingleKeys(event.target.checked);
          }}
        />
        <span className="switch-track" aria-hidden="true" />
        {say('keys.single')}
      </label>
      <p className="field-hint">{say('keys.note')}</p>
    </TitledDialog>
  );
}

interface KeyButtonProps {
  readonly name: string;
  readonly word: string;
  readonly isAsked: boolean;
  readonly onAsk: () => void;
  readonly onChord: (chord: string) => void;
}

/** Press it, then the new key; Esc leaves the old one. */
function KeyButton({ name, word, isAsked, onAsk, onChord }: KeyButtonProps) {
  const { say } = useWords();
  const hear = (event: KeyboardEvent): void => {
    if (!isAsked || event.key === 'Tab' || event.key === 'Escape') return;
    const chord = chordOf(event);
    event.preventDefault();
    event.stopPropagation();
    if (chord !== undefined) onChord(chord);
  };
  return (
    <button
      type="button"
      className="key-button"
      aria-label={isAsked ? `${say('keys.press')} ${word}` : say('keys.change', { word, name })}
      onClick={isAsked ? undefined : onAsk}
      onKeyDownCapture={hear}
    >
      <kbd>{isAsked ? say('keys.press') : name}</kbd>
    </button>
  );
}
