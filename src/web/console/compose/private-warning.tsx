// Before somebody's numbers go to a citizen: what was found, and three ways on. Sending is never the one that has the focus.

import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';

import type { findPrivateNumbers } from '../../../wire/private-numbers.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';

export type PrivateNumbers = ReturnType<typeof findPrivateNumbers>;

interface Props {
  readonly found: PrivateNumbers;
  readonly onBack: () => void;
  readonly onCover: () => void;
  readonly onAnyway: () => void;
}

const WORDS = {
  'identity-number': 'private.identity-number',
  phone: 'private.phone',
  'card-or-account': 'private.card-or-account',
} as const;

export function PrivateWarning({ found, onBack, onCover, onAnyway }: Props) {
  const { say, language } = useWords();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    back.current?.focus();
  }, []);
  const kinds = [...new Set(found.map(({ kind }) => kind))].flatMap((kind) =>
    kind in WORDS ? [say(WORDS[kind as keyof typeof WORDS])] : [],
  );
  return (
    <div className="private-warning" role="alert">
      <p>
        <strong>{say('private.title', { kinds: listOf(kinds, language) })}</strong>
      </p>
      <p>{say('private.lead')}</p>
      <div className="private-ways">
        <Button ref={back} className="button" onPress={onBack}>
          {say('private.back')}
        </Button>
        <Button className="button" onPress={onCover}>
          {say('private.cover')}
        </Button>
        <Button className="button quiet" onPress={onAnyway}>
          {say('private.anyway')}
        </Button>
      </div>
    </div>
  );
}

/** Each number with all but its ends covered; the words around it stay. */
export function coverNumbers(text: string, found: PrivateNumbers): string {
  return found.reduce(
    (covered, { text: number }) => covered.replaceAll(number, coverMiddle(number)),
    text.normalize('NFC'),
  );
}

/** A123456789 → A1*****789: as offices print them. */
function coverMiddle(number: string): string {
  const shownStart = 2;
  const shownEnd = 3;
  return Array.from(number, (each, at) =>
    at < shownStart || at >= number.length - shownEnd || !/[0-9a-z]/i.test(each) ? each : '*',
  ).join('');
}
