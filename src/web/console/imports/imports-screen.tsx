// The import page: a sheet is looked at and goes live; everything comes out again; what was imported is taken back.

import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { DownloadsCard } from './downloads-card.js';
import { FileCard } from './file-card.js';
import { HistoryCard } from './history-card.js';
import { Review } from './review.js';
import { useImport } from './use-import.js';

export function ImportsScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayEdit = roles.includes('editor') || roles.includes('admin');
  const work = useImport();
  return (
    <div className="page">
      <TopBar title={say('imports.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        <p className="lead">{say(mayEdit ? 'imports.lead' : 'imports.forbidden')}</p>
        {mayEdit ? (
          <>
            <FileCard work={work} />
            <Review work={work} />
            <DownloadsCard />
            <HistoryCard />
          </>
        ) : null}
      </main>
    </div>
  );
}
