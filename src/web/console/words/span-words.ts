// How long something takes, in whole minutes where it is whole minutes.

import type { Language } from './say.js';

/** 15 分鐘 / 15 minutes; 90 秒 / 90 seconds */
export function spanOf(ms: number, language: Language): string {
  const seconds = Math.round(ms / 1_000);
  const isMinutes = seconds >= 60 && seconds % 60 === 0;
  const n = isMinutes ? seconds / 60 : seconds;
  if (language === 'zh') return isMinutes ? `${n} 分鐘` : `${n} 秒`;
  const unit = isMinutes ? 'minute' : 'second';
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}
