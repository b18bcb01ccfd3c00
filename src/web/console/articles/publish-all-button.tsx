// Where the list shows drafts only: all of them at once, asked twice.

import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';

interface Props {
  readonly n: number;
  readonly isLocked: boolean;
  readonly onPublish: () => void;
}

export function PublishAllButton({ n, isLocked, onPublish }: Props) {
  const { say } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <div className="publish-all">
      <p className="field-hint">{say('articles.publish.all.lead')}</p>
      {isAsked ? (
        <div className="form-buttons">
          <Button
            className="button primary"
            autoFocus
            isDisabled={isLocked}
            onPress={() => {
              setIsAsked(false);
              onPublish();
            }}
          >
            {say('articles.publish.all.sure', { n })}
          </Button>
          <Button
            className="button"
            onPress={() => {
              setIsAsked(false);
            }}
          >
            {say('cancel')}
          </Button>
        </div>
      ) : (
        <Button
          className="button"
          isDisabled={isLocked}
          onPress={() => {
            setIsAsked(true);
          }}
        >
          {say('articles.publish.all', { n })}
        </Button>
      )}
    </div>
  );
}
