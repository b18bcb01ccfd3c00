// The list above the text box: what was found, one line each. The box keeps the focus and names the chosen line.

import { useEffect, type ReactNode } from 'react';

/** Of a line, for the box that names it. */
export const optionIdOf = (listId: string, index: number): string => `${listId}-${index}`;

interface Props {
  readonly listId: string;
  readonly label: string;
  /** Said when it changes. */
  readonly head: string;
  readonly options: readonly {
    readonly key: string;
    readonly title: ReactNode;
    readonly text?: string;
  }[];
  /** Index of the chosen line. */
  readonly at: number;
  readonly onPick: (index: number) => void;
}

export function BoxOptions({ listId, label, head, options, at, onPick }: Props) {
  useEffect(() => {
    document.getElementById(optionIdOf(listId, at))?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);
  return (
    <div className="palette">
      <p className="palette-head" role="status">
        {head}
      </p>
      {options.length === 0 ? null : (
        <ul id={listId} role="listbox" tabIndex={0} aria-label={label} className="palette-list">
          {options.map(({ key, title, text }, index) => (
            <li
              key={key}
              id={optionIdOf(listId, index)}
              role="option"
              aria-selected={index === at}
              className="palette-option"
              onPointerDown={(event) => {
                event.preventDefault();
                onPick(index);
              }}
            >
              <span className="palette-title">{title}</span>
              {text === undefined ? null : <span className="palette-text">{text}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
