// Whom an @ may mean, above the box; the box keeps the focus and names the chosen one.

import { AgentState } from '../floor/agent-state.js';
import { useWords } from '../words/words.js';
import { MENTION_LIST_ID, mentionOptionId, type MentionBox } from './use-mention-box.js';

export function MentionList({ box: { offered, at, pick } }: { readonly box: MentionBox }) {
  const { say } = useWords();
  if (offered === undefined) return null;
  return (
    <div className="palette">
      <p className="palette-head" role="status">
        {say('mention.found', { n: offered.length })}
      </p>
      <ul
        id={MENTION_LIST_ID}
        role="listbox"
        tabIndex={0}
        aria-label={say('mention.title')}
        className="palette-list"
      >
        {offered.map((person, index) => (
          <li
            key={person.id}
            id={mentionOptionId(index)}
            role="option"
            aria-selected={index === at}
            className="palette-option"
            onPointerDown={(event) => {
              event.preventDefault();
              pick(person);
            }}
          >
            <span className="palette-title">
              {person.name} <AgentState state={person.state} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
