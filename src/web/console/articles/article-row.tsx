// One article of the list: its title with the words searched for, where it stands, whose it is, when it is due.

import type { ArticleRowView } from '../../../wire/article-list-api.js';
import { useNow } from '../shell/now.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { taipeiToday } from '../figures/figures-ask.js';
import { MissCount } from './miss-list.js';
import { MarkedText } from './marked-text.js';
import { RouteLink } from '../shell/route-link.js';

interface Props {
  readonly article: ArticleRowView;
  readonly text: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

export function ArticleRow({ article, text, isChosen, onChoose }: Props) {
  const { say } = useWords();
  const { id, title, found } = article;
  const shown = title === '' ? say('articles.untitled') : title;
  return (
    <li className="article-row">
      <label className="check">
        <input
          type="checkbox"
          className="hidden-text"
          aria-label={say('articles.choose', { title: shown })}
          checked={isChosen}
          onChange={({ target }) => {
            onChoose(target.checked);
          }}
        />
        <span className="check-box" aria-hidden="true" />
      </label>
      <div className="article-main">
        <p className="article-title">
          <RouteLink className="article-link" to={{ screen: 'article', id }}>
            <MarkedText text={shown} search={text} />
          </RouteLink>
          <States article={article} />
        </p>
        {found === undefined ? null : (
          <p className="article-found">
            <span className="article-field">{say(`articles.found.${found.field}`)}</span>{' '}
            <MarkedText text={found.text} search={text} />
          </p>
        )}
        <Facts article={article} />
        <MissCount id={id} title={shown} count={article.missCount} />
      </div>
    </li>
  );
}

function States({ article: { state, draft } }: Pick<Props, 'article'>) {
  const { say, language } = useWords();
  return (
    <>
      <span className="tag" data-state={state}>
        {say(`articles.state.${state}`)}
      </span>
      {draft === undefined || draft.state === state ? null : (
        <span className="tag" data-state={draft.state}>
          {say(draft.ends === true ? `articles.ends.${draft.state}` : `articles.with.${draft.state}`)}
        </span>
      )}
      {draft?.publishAtMs === undefined ? null : (
        <span className="article-when">{momentOf(draft.publishAtMs, language)}</span>
      )}
      {draft?.halted === undefined ? null : (
        <span className="tag" data-state="halted">
          {say(`articles.halted.${draft.halted.reason}`)}
        </span>
      )}
    </>
  );
}

function Facts({ article }: Pick<Props, 'article'>) {
  const { say, language } = useWords();
  const today = taipeiToday(useNow());
  const { department, draft, changed, reviewBy, validUntil, hits, used, state, deadLinks } = article;
  const by = draft?.savedBy ?? changed?.by;
  const atMs = Math.max(draft?.savedAtMs ?? 0, changed?.atMs ?? 0);
  const isLate = reviewBy !== undefined && reviewBy < today && state !== 'archived';
  return (
    <p className="article-facts">
      {department === undefined ? null : <span>{department}</span>}
      {atMs === 0 ? null : (
        <span>
          {by === undefined ? null : `${by.name} · `}
          {momentOf(atMs, language)}
        </span>
      )}
      {reviewBy === undefined ? null : (
        <span data-late={isLate || undefined}>
          {say(isLate ? 'articles.due.late' : 'articles.due', { day: reviewBy })}
        </span>
      )}
      {validUntil === undefined ? null : <span>{say('articles.until', { day: validUntil })}</span>}
      <span>
        {used === undefined
          ? say('articles.used.none')
          : say('articles.used', { n: used.count, day: taipeiToday(used.lastAtMs) })}
      </span>
      {deadLinks.length === 0 ? null : (
        <span data-late title={deadLinks.join('\n')}>
          {say('articles.links.n', { n: deadLinks.length })}
        </span>
      )}
      {hits === 0 ? null : <span>{say('articles.hits', { n: hits })}</span>}
    </p>
  );
}
