// What the "/" palette found, above the box; the box keeps the focus and names the chosen one.

import { useEffect } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import { useWords } from '../words/words.js';
import type { BoxList } from './box-list.js';
import type { Palette } from './use-palette.js';

const PALETTE_ID = 'palette';
const optionId = (index: number): string => `palette-${index}`;

/** What the box's keys work: the palette where it stands open, else whatever else does. */
export function boxListOf(
  palette: Palette | undefined,
  other: BoxList | undefined,
  pick: (found: Suggestion) => void,
  close: () => void,
): BoxList | undefined {
  if (palette === undefined) return other;
  const { found, at, move } = palette;
  const chosen = found?.[at];
  return {
    ...{ listId: PALETTE_ID, chosenId: chosen === undefined ? undefined : optionId(at), move, close },
    take: () => {
      if (chosen !== undefined) pick(chosen);
    },
  };
}

interface Props {
  readonly palette: Palette;
  readonly onPick: (suggestion: Suggestion) => void;
}

export function PaletteList({ palette: { query, found, at }, onPick }: Props) {
  const { say } = useWords();
  useEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="palette">
      <p className="palette-head" role="status">
        {found === undefined
          ? say('palette.start')
          : found.length === 0
            ? say('palette.empty', { query })
            : say('palette.found', { n: found.length })}
      </p>
      {found === undefined || found.length === 0 ? null : (
        <ul
          id={PALETTE_ID}
          role="listbox"
          tabIndex={0}
          aria-label={say('palette.title')}
          className="palette-list"
        >
          {found.map((each, index) => (
            <li
              key={`${each.source}-${each.id}`}
              id={optionId(index)}
              role="option"
              aria-selected={index === at}
              className="palette-option"
              onPointerDown={(event) => {
                event.preventDefault();
                onPick(each);
              }}
            >
              <span className="palette-title">
                {each.title} <small>{say(`source.${each.source}`)}</small>
              </span>
              <span className="palette-text">{each.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
