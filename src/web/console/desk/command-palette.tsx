// Everything by its name: talks on the lists, screens, what can be done with the open talk. Opened by Ctrl+K.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { ListSearch } from '../shell/list-search.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { bestCommands, type Command } from './commands.js';

interface Props {
  readonly commands: readonly Command[];
  readonly onTalk: (conversationId: string) => void;
  readonly onClose: () => void;
}

/** As many as are read at one look. */
const MOST_SHOWN = 10;

export function CommandPalette({ commands, onTalk, onClose }: Props) {
  const { say } = useWords();
  const talks = useKnownTalks();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const all: readonly Command[] = [
    ...commands,
    ...talks.map((row) => ({
      id: row.conversationId,
      label: row.name,
      hint: row.lastText,
      run: () => {
        onTalk(row.conversationId);
      },
    })),
  ];
  const found = bestCommands(all, query, MOST_SHOWN);
  const take = (command: Command | undefined): void => {
    if (command === undefined) return;
    onClose();
    command.run();
  };
  return (
    <TitledDialog className="commands" title={say('commands.title')} onClose={onClose}>
      <ListSearch
        label={say('commands.search')}
        listId="commands-list"
        optionId="command"
        {...{ query, at }}
        count={found.length}
        onMove={(typed, to) => {
          setQuery(typed);
          setAt(to);
        }}
        onTake={() => {
          take(found[at]);
        }}
      />
      <ul id="commands-list" role="listbox" aria-label={say('commands.title')} className="commands-list">
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`command-${index}`}
            role="option"
            aria-selected={index === at}
            className="command"
            onClick={() => {
              take(command);
            }}
          >
            <span>{command.label}</span>
            <small>{command.hint}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="field-hint">{say('commands.none')}</p> : null}
    </TitledDialog>
  );
}

/** The talks of every list that has been looked at, each once. */
function useKnownTalks(): readonly ConversationRow[] {
  const lists = useQueryClient().getQueriesData<readonly ConversationRow[]>({ queryKey: ['rows'] });
  const rows = lists.flatMap(([, list]) => list ?? []);
  return [...new Map(rows.map((row) => [row.conversationId, row])).values()];
}
