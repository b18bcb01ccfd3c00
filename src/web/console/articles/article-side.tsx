// Beside the text: what channels would show and what may be done with it, what is worth a second look, or the bot to be tried with it.
// One at a time; what was tried stays when another is looked at.

import { lazy, Suspense, useState } from 'react';

import type { ArticleEditingView } from '../../../wire/article-api.js';
import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { Skeleton } from '../shell/skeleton.js';
import { useWords } from '../words/words.js';
import { HintsCard } from './hints-card.js';
import { PreviewCard } from './preview-card.js';
import { PublishCard } from './publish-card.js';
import { useHints } from './use-hints.js';
import type { Preview } from './use-preview.js';
import type { WorkHandle } from './use-work.js';

const TryPanel = lazy(async () => ({ default: (await import('../trial/try-panel.js')).TryPanel }));

interface Props {
  readonly handle: WorkHandle;
  readonly editing: ArticleEditingView | undefined;
  readonly preview: Preview;
  readonly onRefresh: () => Promise<ArticleEditingView | undefined>;
}

const SIDES = ['publish', 'hints', 'try'] as const;
type Side = (typeof SIDES)[number];

export function ArticleSide({ handle, editing, preview, onRefresh }: Props) {
  const { say } = useWords();
  const [keys] = useKeyMap();
  const [side, setSide] = useState<Side>('publish');
  const [wasTried, setWasTried] = useState(false);
  const { work, type } = handle;
  const { content } = work;
  const tests = content.tests ?? editing?.tests ?? [];
  const hints = useHints(work.id, content);
  const n = hints.length;
  const names: Readonly<Record<Side, string>> = {
    publish: say('try.side.publish'),
    hints: n === 0 ? say('hints.title') : say('hints.count', { n }),
    try: say('try.title'),
  };
  return (
    <div className="article-side" data-side={side}>
      <div className="segments article-sides" role="group" aria-label={say('try.side')}>
        {SIDES.map((each) => (
          <button
            key={each}
            type="button"
            className="segment"
            data-selected={each === side || undefined}
            aria-pressed={each === side}
            onClick={() => {
              setSide(each);
              if (each === 'try') setWasTried(true);
            }}
          >
            {names[each]}
          </button>
        ))}
      </div>
      <p className="field-hint article-side-key">{say('article.side.key', { key: nameOf(keys.side) })}</p>
      <div className="article-side-part" hidden={side !== 'publish'}>
        <PublishCard handle={handle} editing={editing} onRefresh={onRefresh} />
        <PreviewCard content={content} preview={preview} />
      </div>
      <p className="hidden-text" role="status">
        {n === 0 ? '' : say('hints.told', { n })}
      </p>
      {side === 'hints' ? <HintsCard hints={hints} /> : null}
      {wasTried ? (
        <div className="article-side-part" hidden={side !== 'try'}>
          <Suspense fallback={<Skeleton rows={4} />}>
            <TryPanel
              text={{ id: work.id, content }}
              suggested={[...tests, ...content.variants]}
              onAddTest={(question) => {
                if (!tests.includes(question)) type({ ...content, tests: [...tests, question] });
              }}
            />
          </Suspense>
        </div>
      ) : null}
    </div>
  );
}
