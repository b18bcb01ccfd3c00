// The box over a list that is narrowed by typing: arrows move in the list, Enter takes what they stand on.

import { isComposing } from '../desk/keys.js';

interface Props {
  readonly label: string;
  readonly listId: string;
  /** Its options are `optionId-0`, `optionId-1`, … */
  readonly optionId: string;
  readonly query: string;
  readonly at: number;
  /** Options that are listed. */
  readonly count: number;
  /** What is typed and where the arrows stand; typing goes back to the first. */
  readonly onMove: (query: string, at: number) => void;
  readonly onTake: () => void;
}

export function ListSearch({ label, listId, optionId, query, at, count, onMove, onTake }: Props) {
  return (
    <input
      className="composer-box"
      role="combobox"
      aria-label={label}
      aria-expanded
      aria-controls={listId}
      aria-activedescendant={at < count ? `${optionId}-${at}` : undefined}
      placeholder={label}
      autoFocus
      value={query}
      onChange={(event) => {
        onMove(event.target.value, 0);
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') onTake();
        else if (event.key === 'ArrowDown') onMove(query, Math.min(at + 1, count - 1));
        else if (event.key === 'ArrowUp') onMove(query, Math.max(at - 1, 0));
        else return;
        event.preventDefault();
      }}
    />
  );
}
