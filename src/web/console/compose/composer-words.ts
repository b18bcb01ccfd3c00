// What the desk's keys mean to the composer.

import type { ComposerWord } from '../desk/composer-door.js';

interface WordMeanings {
  /** By the suggestion's place, from 0. */
  readonly insert: (at: number) => void;
  readonly refresh: () => void;
  readonly undo: () => void;
  readonly reject: () => void;
  readonly switchTo: (mode: 'reply' | 'note') => void;
}

export const toWordHearer =
  ({ insert, refresh, undo, reject, switchTo }: WordMeanings) =>
  (word: ComposerWord): void => {
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
  };
