// How far the hub has come, as a bar and in words.

import { useWords } from '../words/words.js';
import type { Progress } from './use-progress.js';

export function ProgressLine({ progress: { stage, done, total } }: { readonly progress: Progress }) {
  const { say } = useWords();
  const name = say(`imports.stage.${stage}`);
  const words = total === 0 ? `${name}…` : say('imports.progress', { stage: name, done, total });
  return (
    <div className="import-progress">
      {/* The words change often; a screen reader is told the stage alone. */}
      <progress {...(total === 0 ? {} : { value: done, max: total })} aria-label={name} />
      <span aria-hidden="true">{words}</span>
      <span className="hidden-text">{name}</span>
    </div>
  );
}
