// What the "/" palette found.

import type { Suggestion } from '../../../wire/agent-events.js';
import { useWords } from '../words/words.js';
import type { BoxList } from './box-list.js';
import { BoxOptions, optionIdOf } from './box-options.js';
import type { Palette } from './use-palette.js';

const PALETTE_ID = 'palette';

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
    ...{
      listId: PALETTE_ID,
      chosenId: chosen === undefined ? undefined : optionIdOf(PALETTE_ID, at),
      move,
      close,
    },
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
  const options = (found ?? []).map(({ source, id, title, text }) => ({
    key: `${source}-${id}`,
    title: (
      <>
        {title} <small>{say(`source.${source}`)}</small>
      </>
    ),
    text,
  }));
  const head =
    found === undefined
      ? say('palette.start')
      : found.length === 0
        ? say('palette.empty', { query })
        : say('palette.found', { n: found.length });
  return (
    <BoxOptions
      listId={PALETTE_ID}
      label={say('palette.title')}
      head={head}
      options={options}
      at={at}
      onPick={(index) => {
        const picked = found?.[index];
        if (picked !== undefined) onPick(picked);
      }}
    />
  );
}
