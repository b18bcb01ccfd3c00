// One article: its text on the left, what channels would show and what may be done on the right, its past below.

import '../design/articles.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { ArticleEditingView } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { go, useRoute } from '../shell/route.js';
import { Skeleton } from '../shell/skeleton.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { readEditing } from './article-client.js';
import { ArticleForm } from './article-form.js';
import { ArticleSide } from './article-side.js';
import { MissCard } from './miss-list.js';
import { BaseConflict, DraftConflict } from './conflict-panel.js';
import { DiffCard } from './diff-card.js';
import { PastCard } from './past-card.js';
import { RouteLink } from '../shell/route-link.js';
import { SaveLine } from './save-line.js';
import { useOtherSide } from './use-other-side.js';
import { usePreview } from './use-preview.js';
import { useWork } from './use-work.js';

export function ArticleScreen() {
  const { say } = useWords();
  const route = useRoute();
  const { roles } = useSession().staff;
  const mayEdit = roles.includes('editor') || roles.includes('admin');
  const wanted = route.screen === 'article' ? route.id : undefined;
  // A new article gets its address with its first save: the person goes on writing in the same fields.
  const [made, setMade] = useState<{ readonly id?: string; readonly count: number }>({ count: 0 });
  if (wanted === undefined && made.id !== undefined) setMade({ count: made.count + 1 });
  const isMade = wanted !== undefined && wanted === made.id;
  return (
    <div className="page">
      <TopBar title={say('article.title')} />
      <main id="main" tabIndex={-1} className="page-body article-page" data-keeps>
        <RouteLink className="article-back" to={{ screen: 'articles' }}>
          {say('article.back')}
        </RouteLink>
        {!mayEdit ? (
          <p className="lead">{say('articles.forbidden')}</p>
        ) : wanted === undefined || isMade ? (
          <Editor
            key={`new ${made.count}`}
            id={wanted}
            onMade={(id) => {
              setMade({ id, count: made.count });
              go({ screen: 'article', id }, { replace: true });
            }}
          />
        ) : (
          <Loaded key={wanted} id={wanted} />
        )}
      </main>
    </div>
  );
}

const editingQuery = (id: string | undefined) => ({
  queryKey: ['article', id],
  queryFn: () => readEditing(id ?? ''),
  staleTime: 0,
  enabled: id !== undefined,
});

function Loaded({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(editingQuery(id));
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={8} />
    ) : (
      <LoadFault error={error} onRetry={() => void refetch()} />
    );
  return <Editor id={id} first={data} onMade={() => undefined} />;
}

interface EditorProps {
  readonly id: string | undefined;
  /** As it was when the screen opened; absent: a new article. */
  readonly first?: ArticleEditingView;
  readonly onMade: (id: string) => void;
}

function Editor({ id, first, onMade }: EditorProps) {
  const { csrfToken } = useSession();
  const columns = useOtherSide();
  const handle = useWork(first, csrfToken, onMade);
  const { data: editing = first, refetch } = useQuery(editingQuery(id));
  const { work, type } = handle;
  const preview = usePreview(work.content);
  const { faults = [], lacksPublicUrl = false } = preview.data ?? {};
  const refresh = async (): Promise<ArticleEditingView | undefined> => (await refetch()).data;
  return (
    <>
      <SaveLine work={work} onRetry={() => void handle.flush()} />
      <DraftConflict handle={handle} />
      <BaseConflict handle={handle} editing={editing} />
      <div ref={columns} className="article-columns">
        <ArticleForm
          key={work.generation}
          {...{ content: work.content, editing, cardFaults: faults, lacksPublicUrl }}
          onChange={type}
        />
        <ArticleSide {...{ handle, editing, preview }} onRefresh={refresh} />
      </div>
      <DiffCard live={editing?.live} content={work.content} />
      {editing?.live === undefined ? null : <MissCard id={editing.id} />}
      <PastCard handle={handle} editing={editing} onRefresh={refresh} />
    </>
  );
}
