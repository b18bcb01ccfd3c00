// The words for what keys do.

import type { WordKey } from '../words/zh.js';
import type { DeskKey } from './key-map.js';

export const KEY_WORDS: Readonly<Record<DeskKey, WordKey>> = {
  claim: 'keys.claim',
  next: 'keys.next',
  previous: 'keys.previous',
  reply: 'keys.reply',
  note: 'keys.note.write',
  suggest1: 'keys.suggest1',
  suggest2: 'keys.suggest2',
  suggest3: 'keys.suggest3',
  dismiss: 'keys.dismiss',
  undo: 'keys.undo',
  refresh: 'keys.refresh',
  resolve: 'keys.resolve',
  resolveNext: 'keys.resolveNext',
  wrapUp: 'keys.wrapUp',
  giveBack: 'keys.giveBack',
  transfer: 'keys.transfer',
  pause: 'keys.pause',
  tag: 'keys.tag',
  shiftNotes: 'keys.shiftNotes',
  context: 'keys.context',
  side: 'keys.side',
  palette: 'keys.commands',
  show: 'keys.show',
  close: 'keys.close',
};
