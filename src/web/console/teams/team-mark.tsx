// Which team a talk waits for, or waited for before it opened to everybody.

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useWords } from '../words/words.js';
import { useTeams } from './use-teams.js';

/** Most talks wait for everybody, and ask for no teams. */
export function TeamMark({ queue }: { readonly queue: ConversationRow['queue'] | undefined }) {
  return queue === undefined ? null : <Mark queue={queue} />;
}

function Mark({ queue }: { readonly queue: NonNullable<ConversationRow['queue']> }) {
  const { say, language } = useWords();
  const teams = useTeams();
  const nameOf = (id: string | undefined): string | undefined =>
    teams?.find((team) => team.id === id)?.name[language];
  const team = nameOf(queue.teamId);
  const from = nameOf(queue.from?.teamId);
  if ((team ?? from) === undefined) return null;
  const { why = 'waited' } = queue.from ?? {};
  const opened = from === undefined ? undefined : say(`team.${why}.why`, { team: from });
  return (
    <span className="tag" title={opened}>
      {team ?? say(`team.${why}`, { team: from ?? '' })}
      {opened === undefined ? null : <span className="hidden-text">{opened}</span>}
    </span>
  );
}
