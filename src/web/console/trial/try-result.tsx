// What a tried question came to: what would change, in words, then both sides.

import type { TriedView } from '../../../wire/try-api.js';
import { changesBetween, goneFrom, kindKey } from './try-changes.js';
import { TrySide } from './try-side.js';
import { useWords } from '../words/words.js';

export function TryResult({ tried, isBusy }: { readonly tried: TriedView; readonly isBusy: boolean }) {
  const { say } = useWords();
  const { tokens, published, draft } = tried;
  const gone = draft === undefined ? [] : goneFrom(published.candidates, draft.candidates);
  return (
    <div className="try-result" aria-busy={isBusy}>
      <Summary tried={tried} />
      <p className="try-tokens">
        <span className="field-name">{say('try.tokens')}</span>{' '}
        {tokens.map((token, at) => (
          <span key={at} className="try-token">
            {token}
          </span>
        ))}
      </p>
      {published.readAs === undefined ? null : (
        <p className="field-hint">{say('try.heard', { text: published.readAs })}</p>
      )}
      <div className="try-sides" data-both={draft !== undefined || undefined}>
        <TrySide name={say('try.published')} side={published} />
        {draft === undefined ? null : (
          <TrySide
            name={say('try.draft')}
            side={draft}
            draftId={draft.articleId}
            before={published.candidates}
          />
        )}
      </div>
      {gone.length === 0 ? null : (
        <p className="field-hint">
          {say('try.place.gone', { titles: gone.map((title) => say('try.titled', { title })).join('') })}
        </p>
      )}
      <Learned tried={tried} />
    </div>
  );
}

/** Read out whenever it says something else. */
function Summary({ tried: { published, draft } }: { readonly tried: TriedView }) {
  const { say } = useWords();
  const changes = draft === undefined ? [] : changesBetween(published, draft, say);
  return (
    <div className="try-summary" role="status" data-changed={changes.length > 0 || undefined}>
      {draft === undefined ? (
        <p>{say(kindKey(published.kind))}</p>
      ) : changes.length === 0 ? (
        <p>{say('try.same')}</p>
      ) : (
        <ul>
          {changes.map(({ key, fill }) => (
            <li key={key}>{say(key, fill)}</li>
          ))}
        </ul>
      )}
      {draft?.is === undefined ? null : <p>{say(`try.${draft.is}`)}</p>}
    </div>
  );
}

function Learned({ tried: { learned } }: { readonly tried: TriedView }) {
  const { say } = useWords();
  if (learned === undefined) return null;
  const kind = say(kindKey(learned.band));
  return (
    <p className="field-hint">
      {learned.first === undefined
        ? say('try.learned.none', { kind })
        : say('try.learned', { kind, title: learned.first.title })}
    </p>
  );
}
