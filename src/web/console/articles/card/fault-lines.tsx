// What keeps a part of the card from being published, under it: the field by name, and what to do.

import { useWords } from '../../words/words.js';
import { fieldWords, type CardFault } from './card-parts.js';

interface Props {
  readonly id?: string;
  readonly faults: readonly CardFault[];
}

export function FaultLines({ id, faults }: Props) {
  const { say, language } = useWords();
  if (faults.length === 0) return null;
  return (
    <ul className="card-faults" id={id}>
      {faults.map(({ field, reason }) => {
        const [zh = reason, en = reason] = reason.split(' / ');
        return (
          <li key={`${field} ${reason}`}>
            <strong>{fieldWords(say, field)}</strong> {language === 'zh' ? zh : en}
          </li>
        );
      })}
    </ul>
  );
}
