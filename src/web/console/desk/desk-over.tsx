// What lies over the desk when asked for: everything by its name, alerts, keys.

import { ShiftNotesDialog } from '../shift-notes/shift-notes-dialog.js';
import { useStored } from '../shell/stored.js';
import { AlertsDialog } from './alerts-dialog.js';
import { CommandPalette } from './command-palette.js';
import type { Command } from './commands.js';
import { KeysDialog } from './keys-dialog.js';

export type Over = 'keys' | 'palette' | 'alerts' | 'notes';

interface OverProps {
  readonly over: Over | undefined;
  readonly onShut: () => void;
  readonly onTalk: (conversationId: string) => void;
  readonly commands: readonly Command[];
}

/** What lies over the desk, one at a time. */
export function DeskOver({ over, onShut, onTalk, commands }: OverProps) {
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();
  if (over === 'palette') return <CommandPalette commands={commands} onTalk={onTalk} onClose={onShut} />;
  if (over === 'alerts') return <AlertsDialog onClose={onShut} />;
  if (over === 'notes') return <ShiftNotesDialog onClose={onShut} />;
  return (
    <KeysDialog
      isOpen={over === 'keys'}
      onOpenChange={onShut}
      hasSingleKeys={hasSingleKeys}
      onSingleKeys={setSingleKeys}
    />
  );
}

export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  const [single, setSingle] = useStored('single-keys');
  return [
    single !== 'off',
    (isOn) => {
      setSingle(isOn ? 'on' : 'off');
    },
  ];
}
