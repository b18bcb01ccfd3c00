// The buttons that both apps show above the input, for as long as nobody has written anything.

import { useWords } from '../../words/words.js';

export function ShownChips({ titles }: { readonly titles: readonly string[] }) {
  const { say } = useWords();
  if (titles.length === 0) return null;
  return (
    <ul className="preview-buttons" aria-label={say('article.preview.chips')}>
      {titles.map((title, at) => (
        <li key={at}>{title}</li>
      ))}
    </ul>
  );
}
