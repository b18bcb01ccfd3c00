// Fields of the form of a canned reply: its text with the blanks that it may have, and for whom it is.

import { useId, useRef } from 'react';
import { Button } from 'react-aria-components/Button';

import type { CannedRepliesView, CannedWishRequest } from '../../../wire/canned-api.js';
import { useWords } from '../words/words.js';

/** As the hub checks it. */
const MOST_TEXT_CHARS = 2_000;

export interface WishProps {
  readonly wish: CannedWishRequest;
  readonly onSet: (change: Partial<CannedWishRequest>) => void;
}

interface TextProps extends WishProps {
  readonly blanks: CannedRepliesView['blanks'];
}

/** A press on a blank puts it where the cursor stands. */
export function TextField({ wish: { text }, blanks, onSet }: TextProps) {
  const { say } = useWords();
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const insert = (name: string): void => {
    const at = box.current?.selectionStart ?? text.length;
    const end = box.current?.selectionEnd ?? at;
    onSet({ text: `${text.slice(0, at)}{{${name}}}${text.slice(end)}` });
    box.current?.focus();
  };
  return (
    <div className="field">
      <label htmlFor={`${id}text`}>{say('canned.text')}</label>
      <textarea
        ref={box}
        id={`${id}text`}
        className="composer-box"
        rows={5}
        maxLength={MOST_TEXT_CHARS}
        required
        value={text}
        onChange={({ target }) => {
          onSet({ text: target.value });
        }}
      />
      {(['filled', 'open'] as const).map((kind) => (
        <p key={kind} className="canned-blanks">
          <span className="field-hint">{say(`canned.blanks.${kind}`)}</span>
          {blanks[kind].map((name) => (
            <Button
              key={name}
              className="button small"
              onPress={() => {
                insert(name);
              }}
            >
              {name}
            </Button>
          ))}
        </p>
      ))}
    </div>
  );
}

interface ForProps extends WishProps {
  readonly teams: CannedRepliesView['teams'];
  /** Empty: everybody. */
  readonly onTeam: (teamId: string) => void;
}

export function ForFields({ wish, teams, onSet, onTeam }: ForProps) {
  const { say, language } = useWords();
  const id = useId();
  return (
    <div className="canned-pair">
      <div className="field">
        <label htmlFor={`${id}language`}>{say('canned.language')}</label>
        <select
          id={`${id}language`}
          value={wish.language}
          onChange={({ target }) => {
            onSet({ language: target.value === 'en' ? 'en' : 'zh' });
          }}
        >
          <option value="zh">{say('canned.language.zh')}</option>
          <option value="en">{say('canned.language.en')}</option>
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}team`}>{say('canned.team')}</label>
        <select
          id={`${id}team`}
          value={wish.teamId ?? ''}
          onChange={({ target }) => {
            onTeam(target.value);
          }}
        >
          <option value="">{say('canned.everybody')}</option>
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name[language]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
