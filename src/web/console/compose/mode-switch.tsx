// To the citizen, or to colleagues only.

import { Segments } from '../shell/segments.js';
import { useWords } from '../words/words.js';
import type { Mode } from './use-draft.js';

const KEYS = { reply: 'Alt+L', note: 'Alt+P' } as const satisfies Record<Mode, string>;
const MODES = ['reply', 'note'] as const satisfies readonly Mode[];

export function ModeSwitch({ mode, onMode }: { readonly mode: Mode; readonly onMode: (mode: Mode) => void }) {
  const { say } = useWords();
  const options = MODES.map((id) => ({
    id,
    label: (
      <>
        {say(`compose.${id}`)} <kbd aria-hidden="true">{KEYS[id]}</kbd>
      </>
    ),
  }));
  return (
    <Segments
      className="mode-switch"
      label={say('compose.mode')}
      options={options}
      chosen={mode}
      onChoose={onMode}
    />
  );
}
