// A colleague's state: a dot and the word for it.

import type { FloorAgent } from '../../../wire/agent-events.js';
import { useWords } from '../words/words.js';

export function AgentState({ state }: Pick<FloorAgent, 'state'>) {
  const { say } = useWords();
  return (
    <span className="agent-state" data-state={state}>
      <span className="state-dot" aria-hidden="true" />
      {say(`floor.${state}`)}
    </span>
  );
}
