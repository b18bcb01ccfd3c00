// The message that another one answers, in one line.

import type { WireQuote } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';

export function QuoteLine({ quote: { author, text } }: { readonly quote: WireQuote }) {
  const { say } = useWords();
  return (
    <p className="quote">
      <span className="quote-who">{say('quote.answers', { who: say(`author.${author}`) })}</span>{' '}
      {text === '' ? say('quote.wordless') : text}
    </p>
  );
}
