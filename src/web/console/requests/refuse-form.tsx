// Why there will be no article: for the colleague who asked.

import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { FaqRequestView } from '../../../wire/faq-request-api.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { refuseRequest } from './request-client.js';
import { useChange } from './use-change.js';

interface RefuseProps {
  readonly request: FaqRequestView;
  readonly onClose: () => void;
}

export function RefuseForm({ request: { id }, onClose }: RefuseProps) {
  const { say } = useWords();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const refuse = useChange((why: string, csrfToken) => refuseRequest(id, why, csrfToken));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') refuse.mutate(reason.trim());
      }}
    >
      <div className="field">
        <label htmlFor={fieldId}>{say('requests.reason')}</label>
        <input
          id={fieldId}
          value={reason}
          required
          maxLength={500}
          placeholder={say('requests.reason.hint')}
          onChange={({ target }) => {
            setReason(target.value);
          }}
        />
      </div>
      <FaultLine error={refuse.error} isAlert />
      <div className="form-buttons">
        <Button className="button" onPress={onClose}>
          {say('cancel')}
        </Button>
        <Button type="submit" className="button primary" isPending={refuse.isPending}>
          {say('requests.refuse.send')}
        </Button>
      </div>
    </form>
  );
}
