// Where the text stands: saved and when, being saved, or not and why.

import { Button } from 'react-aria-components/Button';

import { FaultLine } from '../shell/fault-line.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import type { Work } from './use-work.js';

export function SaveLine({ work, onRetry }: { readonly work: Work; readonly onRetry: () => void }) {
  const { say } = useWords();
  const { saving, savedAtMs, fault } = work;
  return (
    <div className="save-line" data-saving={saving}>
      <p role="status">
        {saving === 'none' && savedAtMs === undefined
          ? say('article.saving.none')
          : saving === 'none' || saving === 'saved'
            ? say('article.saving.saved', { time: timeOf(savedAtMs ?? 0) })
            : say(`article.saving.${saving}`)}
      </p>
      {saving === 'failed' ? (
        <>
          <FaultLine error={fault} isAlert />
          <Button className="button small" onPress={onRetry}>
            {say('retry')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
