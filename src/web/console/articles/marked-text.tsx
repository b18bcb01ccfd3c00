// A text with the words that were searched for marked, blind to case and width.

interface Props {
  readonly text: string;
  readonly search: string;
}

export function MarkedText({ text, search }: Props) {
  return (
    <>
      {partsOf(text, search).map(({ words, isHit }, at) =>
        isHit ? <mark key={at}>{words}</mark> : <span key={at}>{words}</span>,
      )}
    </>
  );
}

interface Part {
  readonly words: string;
  readonly isHit: boolean;
}

function partsOf(text: string, search: string): readonly Part[] {
  const wanted = search
    .normalize('NFKC')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  if (wanted.length === 0) return [{ words: text, isHit: false }];
  // Split by a group: every second part is a hit.
  return text
    .normalize('NFKC')
    .split(new RegExp(`(${wanted.join('|')})`, 'giu'))
    .map((words, at) => ({ words, isHit: at % 2 === 1 }))
    .filter(({ words }) => words !== '');
}
