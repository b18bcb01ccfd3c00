// The three suggestions, each a button with its key that puts it in; beside each, why it is suggested, and a small button
// that says it does not fit.

import { useId, useState } from 'react';

import { Button } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';

import type { Suggestion } from '../../../wire/agent-events.js';
import { WhyMatched } from '../thread/why-panel.js';
import { suggestedSentence } from '../thread/why-words.js';
import { useWords } from '../words/words.js';
import { DismissReasons, type DismissReason } from './dismiss-reasons.js';

interface Props {
  readonly suggestions: readonly Suggestion[] | undefined;
  readonly isStale: boolean;
  readonly onInsert: (suggestion: Suggestion) => void;
  readonly onRefresh: () => void;
  /** Being said not to fit: a reason is wanted. */
  readonly rejecting: Suggestion | 'all' | undefined;
  readonly onReject: (which: Suggestion | 'all' | undefined) => void;
  readonly onDismiss: (which: readonly Suggestion[], reason: DismissReason) => void;
}

export function SuggestionList(props: Props) {
  const { suggestions, isStale, onInsert, onRefresh, rejecting, onReject, onDismiss } = props;
  const { say } = useWords();
  const panelId = useId();
  const [explained, setExplained] = useState<string>();
  if (suggestions === undefined) return null;
  const why = suggestions.find(({ id }) => id === explained)?.why;
  return (
    <section className="suggestions" aria-label={say('suggest.title')} data-stale={isStale}>
      <div className="suggestions-head">
        <h3>{say('suggest.title')}</h3>
        <p role="status" className="stale-line">
          {isStale ? say('suggest.stale') : suggestions.length === 0 ? say('suggest.none') : ''}
        </p>
        {isStale ? (
          <Button className="button small" aria-keyshortcuts="Alt+R" onPress={onRefresh}>
            {say('suggest.refresh')} <kbd aria-hidden="true">Alt+R</kbd>
          </Button>
        ) : null}
      </div>
      <ol className="suggestion-list">
        {suggestions.map((suggestion, index) => (
          <li key={`${suggestion.source}-${suggestion.id}`} className="suggestion-item">
            <Button
              className="suggestion"
              aria-keyshortcuts={`Alt+${index + 1}`}
              onPress={() => {
                onInsert(suggestion);
              }}
            >
              <span className="suggestion-top">
                <kbd>Alt+{index + 1}</kbd>
                <span className="suggestion-title">{suggestion.title}</span>
              </span>
              <span className="suggestion-text">{suggestion.text}</span>
              <span className="suggestion-foot">
                <span>{say(`source.${suggestion.source}`)}</span>
                {suggestion.version === undefined ? null : (
                  <span>{say('why.version', { n: suggestion.version })}</span>
                )}
                <span>{Math.round(suggestion.score * 100)}%</span>
              </span>
            </Button>
            {suggestion.why === undefined ? null : (
              <ToggleButton
                className="why-button suggestion-why"
                aria-label={say('why.suggest-open', { title: suggestion.title })}
                {...(suggestion.id === explained ? { 'aria-controls': panelId } : {})}
                isSelected={suggestion.id === explained}
                onChange={(isOpen) => {
                  setExplained(isOpen ? suggestion.id : undefined);
                }}
              >
                {say(suggestion.id === explained ? 'why.close' : 'why.open')}
              </ToggleButton>
            )}
            <Button
              className="suggestion-dismiss"
              aria-label={say('suggest.dismiss.of', { title: suggestion.title })}
              onPress={() => {
                onReject(suggestion);
              }}
            >
              {say('suggest.dismiss')}
            </Button>
          </li>
        ))}
      </ol>
      {rejecting === undefined || suggestions.length === 0 ? null : (
        <DismissReasons
          isForAll={rejecting === 'all'}
          onReason={(reason) => {
            onDismiss(rejecting === 'all' ? suggestions : [rejecting], reason);
          }}
          onClose={() => {
            onReject(undefined);
          }}
        />
      )}
      {why === undefined ? null : (
        <section id={panelId} className="why-panel" aria-label={say('why.suggested')}>
          <p className="why-says">{suggestedSentence(why, say)}</p>
          <WhyMatched
            match={{
              candidates: why.candidates,
              ...(why.evidence === undefined ? {} : { evidence: why.evidence }),
            }}
          />
        </section>
      )}
    </section>
  );
}
