// "Answer this one", beside a message of the citizen.

import { Button } from 'react-aria-components/Button';

import type { ThreadEntry } from '../../../wire/thread-views.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly entry: ThreadEntry;
  readonly onQuote: (entry: ThreadEntry) => void;
}

export function QuoteButton({ entry, onQuote }: Props) {
  const { say } = useWords();
  return (
    <Button
      className="button small quiet quote-button"
      onPress={() => {
        onQuote(entry);
      }}
    >
      {say('quote.answer')}
    </Button>
  );
}
