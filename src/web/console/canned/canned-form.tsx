// Writes a canned reply, or changes one.

import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { CannedRepliesView, CannedReplyView, CannedWishRequest } from '../../../wire/canned-api.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { ForFields, TextField, type WishProps } from './canned-fields.js';
import { useKeepCanned } from './use-keep-canned.js';

/** As the hub checks them. */
const MOST_TITLE_CHARS = 60;
const MOST_CODE_CHARS = 20;

interface Props {
  readonly view: CannedRepliesView;
  /** Absent: a new one. */
  readonly reply: CannedReplyView | undefined;
  readonly onDone: () => void;
}

export function CannedForm({ view, reply, onDone }: Props) {
  const { say } = useWords();
  const [wish, setWish] = useState<CannedWishRequest>(() => wishOf(reply));
  const keeping = useKeepCanned(onDone);
  const set = (change: Partial<CannedWishRequest>): void => {
    setWish((now) => ({ ...now, ...change }));
  };
  const isReady = [wish.title, wish.code, wish.text].every((each) => each.trim() !== '');
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        const revision = reply?.revision;
        const known =
          reply === undefined || revision === undefined ? {} : { known: { id: reply.id, revision } };
        keeping.mutate({ wish, ...known });
      }}
    >
      <NameFields wish={wish} onSet={set} />
      <TextField wish={wish} blanks={view.blanks} onSet={set} />
      <ForFields
        wish={wish}
        teams={view.teams}
        onSet={set}
        onTeam={(teamId) => {
          setWish(({ title, code, text, language, isActive }) => ({
            ...{ title, code, text, language, isActive },
            ...(teamId === '' ? {} : { teamId }),
          }));
        }}
      />
      <FaultLine error={keeping.error} isAlert />
      <div className="form-buttons">
        <Button className="button" onPress={onDone}>
          {say('cancel')}
        </Button>
        <Button type="submit" className="button primary" isDisabled={!isReady} isPending={keeping.isPending}>
          {say('canned.save')}
        </Button>
      </div>
    </form>
  );
}

function NameFields({ wish: { title, code }, onSet }: WishProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}title`}>{say('canned.name')}</label>
        <input
          id={`${id}title`}
          maxLength={MOST_TITLE_CHARS}
          required
          autoFocus
          value={title}
          onChange={({ target }) => {
            onSet({ title: target.value });
          }}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}code`}>{say('canned.code')}</label>
        <input
          id={`${id}code`}
          lang="en"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={MOST_CODE_CHARS}
          required
          aria-describedby={`${id}hint`}
          value={code}
          onChange={({ target }) => {
            onSet({ code: target.value });
          }}
        />
        <p id={`${id}hint`} className="field-hint">
          {say('canned.code.hint')}
        </p>
      </div>
    </>
  );
}

function wishOf(reply: CannedReplyView | undefined): CannedWishRequest {
  if (reply === undefined) return { title: '', code: '', text: '', language: 'zh', isActive: true };
  const { title, code, text, language, teamId, isActive } = reply;
  return { title, code, text, language, isActive, ...(teamId === undefined ? {} : { teamId }) };
}
