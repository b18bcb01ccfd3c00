// Over the box: which message of the citizen the reply will answer, and the way out.

import { Button } from 'react-aria-components/Button';

import type { WireQuote } from '../../../wire/shared.js';
import { QuoteLine } from '../thread/quote-line.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly quote: WireQuote | undefined;
  readonly onDrop: () => void;
}

export function QuoteBar({ quote, onDrop }: Props) {
  const { say } = useWords();
  if (quote === undefined) return null;
  return (
    <div className="quote-bar" role="status">
      <QuoteLine quote={quote} />
      <Button className="icon-button" aria-label={say('quote.drop')} onPress={onDrop}>
        ✕
      </Button>
    </div>
  );
}
