// Grey bars where rows will be, after 300 ms.

import { useWords } from '../words/words.js';
import { Late } from './late.js';

export function Skeleton({ rows }: { readonly rows: number }) {
  const { say } = useWords();
  return (
    <Late>
      <div className="skeleton" role="status" aria-label={say('loading')}>
        {Array.from({ length: rows }, (_, index) => (
          <div key={index} className="skeleton-row" aria-hidden="true" />
        ))}
      </div>
    </Late>
  );
}
