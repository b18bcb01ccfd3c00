// The console: words, data, and the door in front of everything.

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components/I18nProvider';

import { CrashGuard } from './shell/crash-guard.js';
import { endSession } from './session/use-session.js';
import { Fault } from './shell/fault.js';
import { NoticeBoard } from './shell/notice-board.js';
import { useKeptFocus } from './shell/kept-focus.js';
import { useTheme } from './shell/theme.js';
import { Screens } from './screens.js';
import { useWords, WordsProvider } from './words/words.js';

/** Whatever hears first that the session has ended leads to sign-in. */
const onError = (error: unknown): void => {
  if (error instanceof Fault && error.code === 'NOT_SIGNED_IN') endSession(queries);
};

const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: Infinity, refetchOnWindowFocus: false, retry: 1, networkMode: 'always' },
  },
});

export function App() {
  return (
    <WordsProvider>
      <Spoken />
    </WordsProvider>
  );
}

function Spoken() {
  const { say, language } = useWords();
  useTheme();
  useKeptFocus();
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-TW' : 'en'}>
      <a className="skip-link" href="#main">
        {say('skip')}
      </a>
      <CrashGuard>
        <QueryClientProvider client={queries}>
          <Screens />
        </QueryClientProvider>
      </CrashGuard>
      <NoticeBoard />
    </I18nProvider>
  );
}
