// The way to everything by its name for whoever has no keys at hand; says the key to whoever has.

import { Button } from 'react-aria-components/Button';

import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { useWords } from '../words/words.js';
import { openOver } from './over-door.js';

export function FindButton() {
  const { say } = useWords();
  const [{ palette }] = useKeyMap();
  return (
    <Button
      className="find-button"
      onPress={() => {
        openOver('finder');
      }}
    >
      <svg className="line-icon" width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="10.5" cy="10.5" r="6.5" />
        <path d="m15.5 15.5 5 5" />
      </svg>
      <span className="hidden-text">{say('keys.commands')}</span>
      <kbd>{nameOf(palette)}</kbd>
    </Button>
  );
}
