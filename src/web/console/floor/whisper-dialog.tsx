// A supervisor's word to the owner of a talk: they see it at once, the citizen never.

import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { useDesk } from '../desk/desk-context.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly row: ConversationRow;
  readonly onClose: () => void;
}

export function WhisperDialog({ row, onClose }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const [text, setText] = useState('');
  const clientId = useRef(crypto.randomUUID());
  const owner = row.assignee?.name ?? '';
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    const { conversationId } = row;
    hub.ask('whisper', { conversationId, clientId: clientId.current, text: text.trim() }).then(() => {
      tellDone('whisper.done', { name: owner });
      onClose();
    }, tellFault);
  };
  return (
    <TitledDialog className="whisper" title={say('whisper.title', { name: owner })} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <div className="field">
          <label htmlFor="whisper-text">{say('whisper.label', { name: row.name })}</label>
          <textarea
            id="whisper-text"
            className="composer-box"
            rows={4}
            maxLength={5_000}
            autoFocus
            value={text}
            onChange={(event) => {
              setText(event.target.value);
            }}
          />
          <p className="field-hint">{say('whisper.hint')}</p>
        </div>
        <div className="form-buttons">
          <Button className="button" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button type="submit" className="button primary" isDisabled={text.trim() === ''}>
            {say('whisper.do')}
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}
