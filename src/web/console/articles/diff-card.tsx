// What would change for citizens: the text on the screen beside what is live.

import { useState } from 'react';

import type { VersionedContentView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import { useWords } from '../words/words.js';
import { WordDiff } from './word-diff.js';

interface Props {
  readonly live: VersionedContentView | undefined;
  readonly content: ArticleContentView;
}

export function DiffCard({ live, content }: Props) {
  const { say } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  if (live === undefined) return null;
  return (
    <details
      className="card fold"
      onToggle={({ currentTarget }) => {
        setIsOpen(currentTarget.open);
      }}
    >
      <summary>{say('article.diff', { version: live.version })}</summary>
      {isOpen ? (
        <WordDiff
          before={live.content}
          after={content}
          beforeName={say('article.diff.live')}
          afterName={say('article.diff.mine')}
        />
      ) : null}
    </details>
  );
}
