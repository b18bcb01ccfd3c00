// A piece of a text that was changed: read out as what it is, since colour alone tells nobody.

import { useWords } from '../words/words.js';

interface Props {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

export function ChangedText({ kind, text }: Props) {
  const { say } = useWords();
  if (kind === 'same') return <span>{text}</span>;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <span className="hidden-text">{say(`imports.diff.${kind}`)} </span>
      {text}
    </Mark>
  );
}
