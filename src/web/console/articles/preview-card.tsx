// What each channel would show of the answer, as the hub would send it.

import type { ArticleContentView } from '../../../wire/article-content.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { FaultLines } from './card/fault-lines.js';
import { ShownChannels } from './shown-channels.js';
import type { Preview } from './use-preview.js';

const LANGUAGES = ['zh', 'en'] as const;

interface Props {
  readonly content: ArticleContentView;
  readonly preview: Preview;
}

export function PreviewCard({ content, preview }: Props) {
  const { say } = useWords();
  const { answer, language, choose, data, error } = preview;
  return (
    <section className="card article-preview" aria-labelledby="article-preview">
      <h2 id="article-preview">{say('article.preview')}</h2>
      {answer.trim() === '' ? (
        <p className="field-hint">{say('article.preview.none')}</p>
      ) : (
        <>
          {content.english === undefined ? null : (
            <div className="segments" role="group" aria-label={say('language')}>
              {LANGUAGES.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="segment"
                  data-selected={each === language || undefined}
                  aria-pressed={each === language}
                  onClick={() => {
                    choose(each);
                  }}
                >
                  {each === 'zh' ? '中文' : 'English'}
                </button>
              ))}
            </div>
          )}
          <FaultLine error={error} />
          {data === undefined || data.faults.length === 0 ? null : (
            <div className="preview-faults">
              <p>{say('article.preview.faults')}</p>
              <FaultLines faults={data.faults} />
            </div>
          )}
          <ShownChannels channels={data?.channels ?? []} text={answer} />
          {data?.lacksPublicUrl === true ? (
            <p className="card-warning">{say('article.preview.picture')}</p>
          ) : null}
        </>
      )}
    </section>
  );
}
