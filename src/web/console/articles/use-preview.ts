// What every channel would show of the text on the screen, and what is wrong with its card; asked for a moment after the last key.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { ArticleContentView } from '../../../wire/article-content.js';
import type { AnswerPreviewsView } from '../../../wire/preview-api.js';
import { useSession } from '../session/use-session.js';
import { previewAnswer } from './article-client.js';
import { useRested } from '../shell/use-rested.js';

/** Unit: ms. */
const REST_MS = 500;

export interface Preview {
  /** Of the answer that is shown; blank: nothing is. */
  readonly answer: string;
  readonly language: 'zh' | 'en';
  readonly choose: (language: 'zh' | 'en') => void;
  readonly data: AnswerPreviewsView | undefined;
  readonly error: unknown;
}

export function usePreview(content: ArticleContentView): Preview {
  const { csrfToken } = useSession();
  const [language, choose] = useState<'zh' | 'en'>('zh');
  const shown = useRested(content, REST_MS);
  const { answer, card, english } = shown;
  const { data, error } = useQuery({
    queryKey: ['answer-preview', answer, card, english, language],
    queryFn: () => previewAnswer(shown, language, csrfToken),
    placeholderData: (last: AnswerPreviewsView | undefined) => last,
    enabled: answer.trim() !== '',
    retry: false,
  });
  return { answer: language === 'en' ? (english?.answer ?? answer) : answer, language, choose, data, error };
}
