// Whom an @ may mean.

import { BoxOptions } from '../compose/box-options.js';
import { AgentState } from '../floor/agent-state.js';
import { useWords } from '../words/words.js';
import { MENTION_LIST_ID, type MentionBox } from './use-mention-box.js';

export function MentionList({ box: { offered, at, pick } }: { readonly box: MentionBox }) {
  const { say } = useWords();
  if (offered === undefined) return null;
  const options = offered.map(({ id, name, state }) => ({
    key: id,
    title: (
      <>
        {name} <AgentState state={state} />
      </>
    ),
  }));
  return (
    <BoxOptions
      listId={MENTION_LIST_ID}
      label={say('mention.title')}
      head={say('mention.found', { n: offered.length })}
      options={options}
      at={at}
      onPick={(index) => {
        const person = offered[index];
        if (person !== undefined) pick(person);
      }}
    />
  );
}
