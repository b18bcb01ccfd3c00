// Puts tags on a talk and takes them off: type a few letters, arrows, Enter. Supervisors get to the list from here.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import type { TagView } from '../../../wire/tag-events.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { ListSearch } from '../shell/list-search.js';
import { tellFault } from '../shell/notices.js';
import { Skeleton } from '../shell/skeleton.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';
import { TagKeeper } from './tag-keeper.js';
import { TagMark } from './tag-marks.js';
import { useTags } from './use-tags.js';

interface Props {
  readonly row: ConversationRow;
  readonly onClose: () => void;
}

export function TagDialog({ row, onClose }: Props) {
  const { say } = useWords();
  const { staff } = useSession();
  const tags = useTags();
  const [isKeeping, setIsKeeping] = useState(false);
  return (
    <TitledDialog
      className="tag-dialog"
      title={isKeeping ? say('tag.keep') : say('tag.title', { name: row.name })}
      onClose={onClose}
    >
      {tags === undefined ? (
        <Skeleton rows={3} />
      ) : isKeeping ? (
        <TagKeeper tags={tags} />
      ) : (
        <TagChoice row={row} tags={tags} />
      )}
      {staff.roles.includes('supervisor') ? (
        <div className="form-buttons">
          <Button
            className="button quiet"
            onPress={() => {
              setIsKeeping(!isKeeping);
            }}
          >
            {say(isKeeping ? 'tag.backToTalk' : 'tag.keep')}
          </Button>
        </div>
      ) : null}
    </TitledDialog>
  );
}

function TagChoice({ row, tags }: { readonly row: ConversationRow; readonly tags: readonly TagView[] }) {
  const { say } = useWords();
  const { on, toggle } = useToggle(row);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const wanted = query.trim().toLowerCase();
  const found = tags.filter(
    ({ id, name, isRetired }) => (!isRetired || on.includes(id)) && name.toLowerCase().includes(wanted),
  );
  return (
    <>
      <ListSearch
        label={say('tag.search')}
        listId="tag-choices"
        optionId="tag-choice"
        {...{ query, at }}
        count={found.length}
        onMove={(typed, to) => {
          setQuery(typed);
          setAt(to);
        }}
        onTake={() => {
          const tag = found[at];
          if (tag !== undefined) toggle(tag.id);
        }}
      />
      <ul
        id="tag-choices"
        role="listbox"
        aria-multiselectable
        aria-label={say('tag.list')}
        className="tag-choices"
      >
        {found.map((tag, index) => (
          <li
            key={tag.id}
            id={`tag-choice-${index}`}
            role="option"
            aria-selected={on.includes(tag.id)}
            data-at={index === at}
            className="tag-choice"
            onClick={() => {
              toggle(tag.id);
            }}
          >
            <TagMark tag={tag} />
            <span aria-hidden="true">{on.includes(tag.id) ? '✓' : ''}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p className="field-hint">{say(tags.length === 0 ? 'tag.none' : 'tag.notFound')}</p>
      ) : (
        <p className="field-hint">{say('tag.hint')}</p>
      )}
    </>
  );
}

/** As the talk stands now, and one step of the hand: shown at once, taken back where the hub says no. */
function useToggle({ conversationId, tags = [] }: ConversationRow) {
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [on, setOn] = useState(tags);
  return {
    on,
    toggle: (tagId: string): void => {
      const isOn = !on.includes(tagId);
      const before = on;
      setOn(isOn ? [...on, tagId] : on.filter((id) => id !== tagId));
      hub.ask('tag', { conversationId, tagId, isOn }).then(
        ({ row }) => {
          putRow(cache, row, myId);
          setOn(row.tags ?? []);
        },
        (error: unknown) => {
          setOn(before);
          tellFault(error);
        },
      );
    },
  };
}
