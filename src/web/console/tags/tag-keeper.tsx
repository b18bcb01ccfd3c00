// The list of tags as supervisors keep it: make one, rename, recolour, retire.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { TAG_COLOURS, type TagColour } from '../../../wire/shared.js';
import type { TagView } from '../../../wire/tag-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { useWords } from '../words/words.js';
import { TagMark } from './tag-marks.js';

/** As wire/tag-events.ts takes it. */
const MOST_NAME_CHARS = 20;

export function TagKeeper({ tags }: { readonly tags: readonly TagView[] }) {
  const { say } = useWords();
  const [edited, setEdited] = useState<TagView>();
  return (
    <>
      <TagForm
        key={edited?.id ?? 'new'}
        tag={edited}
        onDone={() => {
          setEdited(undefined);
        }}
      />
      <ul className="tag-kept" aria-label={say('tag.list')}>
        {tags.map((tag) => (
          <li key={tag.id}>
            <TagMark tag={tag} />
            {tag.isRetired ? <span className="field-hint">{say('tag.retired')}</span> : null}
            <span className="tag-kept-buttons">
              <Button
                className="button small"
                aria-label={say('tag.editOne', { name: tag.name })}
                onPress={() => {
                  setEdited(tag);
                }}
              >
                {say('tag.edit')}
              </Button>
              <RetireButton tag={tag} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function RetireButton({ tag }: { readonly tag: TagView }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const { id, name, colour, isRetired } = tag;
  return (
    <Button
      className="button small"
      aria-label={say(isRetired ? 'tag.restoreOne' : 'tag.retireOne', { name })}
      onPress={() => {
        hub.ask('keepTag', { tagId: id, name, colour, isRetired: !isRetired }).catch(tellFault);
      }}
    >
      {say(isRetired ? 'tag.restore' : 'tag.retire')}
    </Button>
  );
}

interface FormProps {
  /** Absent: a new one. */
  readonly tag: TagView | undefined;
  readonly onDone: () => void;
}

function TagForm({ tag, onDone }: FormProps) {
  const { say } = useWords();
  const { hub } = useDesk();
  const id = useId();
  const [name, setName] = useState(tag?.name ?? '');
  const [colour, setColour] = useState<TagColour>(tag?.colour ?? 'grey');
  const trimmed = name.trim();
  const keeping = useMutation({
    mutationFn: () =>
      hub.ask('keepTag', {
        ...(tag === undefined ? {} : { tagId: tag.id }),
        ...{ name: trimmed, colour, isRetired: tag?.isRetired ?? false },
      }),
    onSuccess: () => {
      tellDone('tag.saved', { name: trimmed });
      setName('');
      onDone();
    },
    onError: tellFault,
  });
  return (
    <form
      className="tag-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') keeping.mutate();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}name`}>{say(tag === undefined ? 'tag.name.new' : 'tag.name')}</label>
        <input
          id={`${id}name`}
          className="composer-box"
          maxLength={MOST_NAME_CHARS}
          autoFocus
          value={name}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </div>
      <fieldset className="tag-colours">
        <legend>{say('tag.colour')}</legend>
        {TAG_COLOURS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name={`${id}colour`}
              value={each}
              checked={colour === each}
              onChange={() => {
                setColour(each);
              }}
            />
            <TagMark tag={{ name: say(`tag.colour.${each}`), colour: each }} />
          </label>
        ))}
      </fieldset>
      <div className="form-buttons">
        {tag === undefined ? null : (
          <Button className="button" onPress={onDone}>
            {say('cancel')}
          </Button>
        )}
        <Button
          className="button primary"
          type="submit"
          isDisabled={trimmed === ''}
          isPending={keeping.isPending}
        >
          {say(tag === undefined ? 'tag.make' : 'tag.save')}
        </Button>
      </div>
    </form>
  );
}
