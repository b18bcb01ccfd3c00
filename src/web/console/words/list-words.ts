// Several things in a row, joined as the language does.

import type { Language } from './say.js';

/** 管理者、值機 / Administrator, Agent */
export const listOf = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'zh' ? '、' : ', ');
