// Over the box: the card that goes along with an article's words, and the way to leave it out.

import { Button } from 'react-aria-components/Button';

import type { WireCard } from '../../../wire/shared.js';
import { CardView } from '../thread/card-view.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly card: WireCard | undefined;
  readonly onDrop: () => void;
}

export function CardBar({ card, onDrop }: Props) {
  const { say } = useWords();
  if (card === undefined) return null;
  return (
    <div className="quote-bar card-bar">
      <details>
        <summary>{say('card.along')}</summary>
        <CardView card={card} />
      </details>
      <Button className="icon-button" aria-label={say('card.drop')} onPress={onDrop}>
        ✕
      </Button>
    </div>
  );
}
