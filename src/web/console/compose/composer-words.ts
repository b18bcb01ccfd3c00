// What the desk's keys and the search mean to the composer.

import type { Suggestion } from '../../../wire/agent-events.js';
import type { ComposerGift, ComposerWord } from '../desk/composer-door.js';

interface WordMeanings {
  /** By the suggestion's place, from 0. */
  readonly insert: (at: number) => void;
  readonly put: (found: Suggestion) => void;
  readonly mention: (name: string) => void;
  readonly refresh: () => void;
  readonly undo: () => void;
  readonly reject: () => void;
  readonly switchTo: (mode: 'reply' | 'note') => void;
}

export const toWordHearer =
  ({ put, mention, ...meanings }: WordMeanings) =>
  (word: ComposerWord | ComposerGift): void => {
    if (typeof word === 'string') hear(word, meanings);
    else if ('put' in word) put(word.put);
    else mention(word.mention);
  };

function hear(
  word: ComposerWord,
  { insert, refresh, undo, reject, switchTo }: Omit<WordMeanings, 'put' | 'mention'>,
): void {
  switch (word) {
    case 'suggest1':
    case 'suggest2':
    case 'suggest3':
      insert(Number(word.slice(-1)) - 1);
      return;
    case 'refresh':
      refresh();
      return;
    case 'undo':
      undo();
      return;
    case 'dismiss':
      reject();
      return;
    case 'reply':
    case 'note':
      switchTo(word);
  }
}
