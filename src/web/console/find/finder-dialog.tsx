// Everything by its name: talks, texts, colleagues, screens, settings, and what can be done now. Opened by Ctrl+K on every screen.

import { useEffect, useState } from 'react';

import { ChannelMark } from '../desk/channel-mark.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { ListSearch } from '../shell/list-search.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import type { Entry, EntryGroup } from './entries.js';
import { keepRecent } from './recent.js';
import { useFinder } from './use-finder.js';

import '../design/finder.css';

export function FinderDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const { id: myId } = useSession().staff;
  const [query, setQuery] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const { groups, isAsking, fault } = useFinder(query);
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === chosenId),
  );
  useEffect(() => {
    document.getElementById(`found-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const take = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    keepRecent(myId, entry.id);
    onClose();
    entry.run();
  };
  const nothing = entries.length === 0 && !isAsking;
  return (
    <TitledDialog className="commands" title={say('find.title')} onClose={onClose}>
      <ListSearch
        label={say('find.search')}
        listId="found-list"
        optionId="found"
        {...{ query, at }}
        count={entries.length}
        onMove={(typed, to) => {
          setQuery(typed);
          // New words, new first one.
          setChosenId(typed === query ? entries[to]?.id : undefined);
        }}
        onTake={() => {
          take(entries[at]);
        }}
      />
      <Groups groups={groups} at={at} onTake={take} />
      <p className="field-hint finder-foot" role="status">
        {query.trim() === ''
          ? say('find.hint')
          : nothing
            ? say('find.none', { query: query.trim() })
            : isAsking
              ? say('find.asking')
              : say('find.count', { n: entries.length })}
      </p>
      {fault === null ? null : <FaultLine error={fault} />}
    </TitledDialog>
  );
}

interface GroupsProps {
  readonly groups: readonly EntryGroup[];
  /** Of all entries, from 0. */
  readonly at: number;
  readonly onTake: (entry: Entry) => void;
}

function Groups({ groups, at, onTake }: GroupsProps) {
  const { say } = useWords();
  const before = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { entries }) => sum + entries.length, 0),
  );
  return (
    <div id="found-list" role="listbox" aria-label={say('find.title')} className="found-list">
      {groups.map(({ group, entries }, index) => (
        <div key={group} role="group" aria-labelledby={`found-in-${group}`} className="found-group">
          <p id={`found-in-${group}`} className="found-head">
            {say(`find.${group}`)}
          </p>
          {entries.map((entry, place) => (
            <FoundLine
              key={entry.id}
              entry={entry}
              index={(before[index] ?? 0) + place}
              isChosen={(before[index] ?? 0) + place === at}
              onTake={onTake}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly entry: Entry;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onTake: (entry: Entry) => void;
}

function FoundLine({ entry, index, isChosen, onTake }: LineProps) {
  const { label, hint, key, channelId } = entry;
  return (
    <div
      id={`found-${index}`}
      role="option"
      aria-selected={isChosen}
      className="found"
      onClick={() => {
        onTake(entry);
      }}
    >
      <span className="found-label">
        {channelId === undefined ? null : <ChannelMark channelId={channelId} />} {label}
      </span>
      {hint === undefined || hint === '' ? null : <span className="found-hint">{hint}</span>}
      {key === undefined ? null : <kbd className="found-key">{key}</kbd>}
    </div>
  );
}
