// Somebody else was there in between: both texts side by side, and a person decides. Nothing is overwritten before that.

import { Button } from 'react-aria-components/Button';

import type { ArticleEditingView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import type { WorkHandle } from './use-work.js';
import { withTheirs } from './with-theirs.js';
import { WordDiff } from './word-diff.js';

/** A colleague has saved the draft. */
export function DraftConflict({ handle }: { readonly handle: WorkHandle }) {
  const { say, language } = useWords();
  const { work, face, take, type } = handle;
  const { theirs, saving, content } = work;
  if (saving !== 'overtaken') return null;
  if (theirs === undefined)
    return (
      <Panel
        lead={say('article.conflict.gone')}
        onMine={() => {
          face({ rev: 0 });
        }}
      />
    );
  const name = theirs.savedBy?.name ?? say('article.somebody');
  return (
    <Panel
      lead={say('article.conflict.lead', { name, time: momentOf(theirs.savedAtMs, language) })}
      texts={{ before: theirs.content, after: content, beforeName: name }}
      onTake={(field) => {
        type(withTheirs(content, theirs.content, field));
      }}
      onMine={() => {
        face({ rev: theirs.rev });
      }}
      onTheirs={() => {
        take(theirs.content, theirs.rev, theirs.baseVersion);
      }}
    />
  );
}

interface BaseProps {
  readonly handle: WorkHandle;
  readonly editing: ArticleEditingView | undefined;
}

/** Another version went live than the one that this text was begun from. */
export function BaseConflict({ handle, editing }: BaseProps) {
  const { say } = useWords();
  const { work, face, take, type } = handle;
  const { live } = editing ?? {};
  const isBehind = work.rev > 0 && editing !== undefined && (live?.version ?? 0) !== work.baseVersion;
  if (!isBehind || work.saving === 'overtaken') return null;
  if (live === undefined)
    return (
      <Panel
        lead={say('article.base.gone')}
        onMine={() => {
          face({ baseVersion: 0 });
        }}
      />
    );
  return (
    <Panel
      lead={say('article.base.lead', { version: live.version })}
      texts={{ before: live.content, after: work.content, beforeName: say('article.diff.live') }}
      onTake={(field) => {
        type(withTheirs(work.content, live.content, field));
      }}
      onMine={() => {
        face({ baseVersion: live.version });
      }}
      onTheirs={() => {
        take(live.content, work.rev, live.version);
      }}
    />
  );
}

interface PanelProps {
  readonly lead: string;
  readonly texts?: {
    readonly before: ArticleContentView;
    readonly after: ArticleContentView;
    readonly beforeName: string;
  };
  /** Takes one field over. */
  readonly onTake?: (field: string) => void;
  readonly onMine: () => void;
  readonly onTheirs?: () => void;
}

function Panel({ lead, texts, onTake, onMine, onTheirs }: PanelProps) {
  const { say } = useWords();
  return (
    <section className="card conflict" role="alert" aria-label={say('article.conflict')}>
      <h2>{say('article.conflict')}</h2>
      <p>{lead}</p>
      {texts === undefined ? null : (
        <WordDiff
          {...texts}
          {...(onTake === undefined ? {} : { onTake })}
          afterName={say('article.diff.mine')}
        />
      )}
      <p className="field-hint">{say('article.conflict.hint')}</p>
      <div className="form-buttons">
        <Button className="button primary" onPress={onMine}>
          {say('article.conflict.mine')}
        </Button>
        {onTheirs === undefined ? null : (
          <Button className="button" onPress={onTheirs}>
            {say('article.conflict.theirs')}
          </Button>
        )}
      </div>
    </section>
  );
}
