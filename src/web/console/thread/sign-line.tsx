// The signs that the citizen has put on a message, under it.

import { useWords } from '../words/words.js';

/** Platforms name some signs by a word instead of the picture. Source: Meta, Messenger Platform, "Message reactions", `reaction`. */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ['love', '❤️'],
  ['smile', '😆'],
  ['wow', '😮'],
  ['sad', '😢'],
  ['angry', '😠'],
  ['like', '👍'],
  ['dislike', '👎'],
]);

export function SignLine({ signs }: { readonly signs: readonly string[] }) {
  const { say } = useWords();
  if (signs.length === 0) return null;
  return (
    <ul className="signs" aria-label={say('entry.signs')}>
      {signs.map((sign) => (
        <li key={sign}>{PICTURES.get(sign) ?? sign}</li>
      ))}
    </ul>
  );
}
