// Why the bot said so: the rule, and its candidates with scores and what spoke for them.

import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';

import type { ThreadEntry } from '../../../wire/agent-events.js';
import { wordFor } from '../words/known-word.js';
import { listOf } from '../words/list-words.js';
import { useWords } from '../words/words.js';

export function Why({ why }: { readonly why: NonNullable<ThreadEntry['why']> }) {
  const { say, language } = useWords();
  return (
    <Disclosure className="why">
      {({ isExpanded }) => (
        <>
          <Button slot="trigger" className="why-button">
            {say(isExpanded ? 'why.close' : 'why.open')}
          </Button>
          <DisclosurePanel>
            <div className="why-panel">
              <p>
                {say('why.rule')}
                {wordFor(say, 'rule', why.rule)}
                {why.confidence === undefined
                  ? null
                  : ` · ${say('bot.score', { n: Math.round(why.confidence * 100) })}`}
                {why.band === undefined ? null : ` · ${wordFor(say, 'band', why.band)}`}
              </p>
              {why.candidates.length === 0 ? (
                <p>{say('why.none')}</p>
              ) : (
                <ol className="candidates" aria-label={say('why.candidates')}>
                  {why.candidates.map(({ articleId, title, version, score, hits }) => (
                    <li key={articleId}>
                      <span className="candidate-line">
                        <span className="candidate-title">{title}</span>
                        <span className="candidate-score">{Math.round(score * 100)}%</span>
                      </span>
                      <meter min={0} max={1} value={score} aria-label={`${say('why.score')} ${title}`} />
                      <small>
                        {say('why.version', { n: version })}
                        {hits.length === 0 ? '' : ` · ${say('why.hits')} ${listOf(hits, language)}`}
                      </small>
                    </li>
                  ))}
                </ol>
              )}
            </div>
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
