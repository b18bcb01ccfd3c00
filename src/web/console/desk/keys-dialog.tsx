// The table of keys, and the switch for single ones (WCAG 2.1.4).

import { TitledDialog } from '../shell/titled-dialog.js';

import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';

const KEYS = [
  ['C', 'keys.claim'],
  ['Alt+J', 'keys.next'],
  ['Alt+K', 'keys.previous'],
  ['Alt+L', 'keys.reply'],
  ['Alt+P', 'keys.note.write'],
  ['Alt+1 2 3', 'keys.suggest'],
  ['Alt+R', 'keys.refresh'],
  ['Alt+0', 'keys.dismiss'],
  ['Alt+Z', 'keys.undo'],
  ['/', 'keys.palette'],
  ['Enter / Shift+Enter', 'keys.send'],
  ['Alt+E', 'keys.resolve'],
  ['Alt+B', 'keys.giveBack'],
  ['Alt+O', 'keys.context'],
  ['Esc', 'keys.close'],
  ['?', 'keys.show'],
] as const satisfies readonly (readonly [string, WordKey])[];

interface Props {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly hasSingleKeys: boolean;
  readonly onSingleKeys: (isOn: boolean) => void;
}

export function KeysDialog({ isOpen, onOpenChange, hasSingleKeys, onSingleKeys }: Props) {
  const { say } = useWords();
  return (
    <TitledDialog
      className="keys-dialog"
      title={say('keys.title')}
      isOpen={isOpen}
      onClose={() => {
        onOpenChange(false);
      }}
    >
      <dl className="keys">
        {KEYS.map(([key, word]) => (
          <div key={word} className="key-line">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(word)}</dd>
          </div>
        ))}
      </dl>
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
