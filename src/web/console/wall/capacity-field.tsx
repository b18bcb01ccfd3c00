// How many talks an agent may have; a supervisor changes it in place.

import { useState } from 'react';

import type { FloorAgent } from '../../../wire/agent-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';

/** The hub takes 1 to 50. */
const MOST = 50;

export function CapacityField({ agent: { id, name, capacity } }: { readonly agent: FloorAgent }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const [typed, setTyped] = useState<string>();
  const save = (): void => {
    const next = Number(typed);
    setTyped(undefined);
    if (typed === undefined || !Number.isInteger(next) || next < 1 || next > MOST || next === capacity)
      return;
    hub.ask('capacity', { agentId: id, capacity: next }).catch(tellFault);
  };
  return (
    <input
      className="capacity"
      type="number"
      min={1}
      max={MOST}
      aria-label={say('wall.capacity', { name })}
      value={typed ?? capacity}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}
