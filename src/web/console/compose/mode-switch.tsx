// To the citizen, or to colleagues only.

import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

import { useWords } from '../words/words.js';
import type { Mode } from './use-draft.js';

export function ModeSwitch({ mode, onMode }: { readonly mode: Mode; readonly onMode: (mode: Mode) => void }) {
  const { say } = useWords();
  return (
    <ToggleButtonGroup
      className="segments mode-switch"
      aria-label={say('compose.mode')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[mode]}
      onSelectionChange={(keys) => {
        onMode(keys.has('note') ? 'note' : 'reply');
      }}
    >
      <ToggleButton id="reply" className="segment">
        {say('compose.reply')} <kbd aria-hidden="true">Alt+L</kbd>
      </ToggleButton>
      <ToggleButton id="note" className="segment">
        {say('compose.note')} <kbd aria-hidden="true">Alt+P</kbd>
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
