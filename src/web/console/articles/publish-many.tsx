// How far a publishing of many drafts has come, and how each of them ended: counted where it went well, named with its reason where not.

import { Button } from 'react-aria-components/Button';

import type { ArticlesUnpublishedView } from '../../../wire/publish-many-api.js';
import { ProgressLine } from '../imports/progress-line.js';
import { FaultLine } from '../shell/fault-line.js';
import { RouteLink } from '../shell/route-link.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { ArticleLinks } from './article-links.js';
import type { ManyWork, PublishResult } from './use-publish-many.js';

export function PublishMany({ work }: { readonly work: ManyWork }) {
  const { say } = useWords();
  const { sofar, results, progress, error, undone } = work;
  if (results === undefined) return null;
  const refused = results.filter(({ kind }) => kind !== 'done');
  const n = results.length - refused.length;
  return (
    <section className="card publish-many" aria-label={say('articles.publish.done', { n })}>
      <div role="status" className="publish-many-head">
        <p>
          {sofar === undefined || n > 0 ? <strong>{say('articles.publish.done', { n })}</strong> : null}{' '}
          {sofar === undefined ? null : say('articles.publish.sofar', sofar)}
        </p>
        {sofar === undefined ? (
          <div className="form-buttons">
            {work.undoable === 0 ? null : (
              <Button className="button small" isPending={work.isUndoing} onPress={work.undo}>
                {say('articles.publish.undo', { n: work.undoable })}
              </Button>
            )}
            <Button className="button small" onPress={work.clear}>
              {say('articles.publish.close')}
            </Button>
          </div>
        ) : (
          <Button className="button small" onPress={work.stop}>
            {say('articles.publish.stop')}
          </Button>
        )}
      </div>
      {progress === undefined ? null : <ProgressLine progress={progress} />}
      <FaultLine error={error} isAlert />
      {undone === undefined ? null : <Undone undone={undone} />}
      {refused.length === 0 ? null : (
        <>
          <p>{say('articles.publish.refused', { n: refused.length })}</p>
          <ul className="publish-refused">
            {refused.map((result) => (
              <Refused key={result.id} result={result} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What somebody changed since stays, and is named. */
export function Undone({ undone: { ids, left } }: { readonly undone: ArticlesUnpublishedView }) {
  const { say } = useWords();
  return (
    <div role="status" className="publish-undone">
      <p>
        <strong>{say('articles.publish.undone', { n: ids.length })}</strong>
      </p>
      {left.length === 0 ? null : (
        <>
          <p>{say('articles.publish.undone.left', { n: left.length })}</p>
          <ArticleLinks className="publish-refused" articles={left} />
        </>
      )}
    </div>
  );
}

function Refused({ result: { id, title, kind, theft, fault } }: { readonly result: PublishResult }) {
  const { say, language } = useWords();
  return (
    <li>
      <RouteLink className="article-link" to={{ screen: 'article', id }}>
        {title === '' ? say('articles.untitled') : title}
      </RouteLink>
      <p className="field-hint">{why()}</p>
    </li>
  );

  function why(): string {
    if (theft !== undefined)
      return say('articles.publish.steals', { title: theft.victim.title, question: theft.question });
    if (fault !== undefined) {
      // Over HTTP both sentences come in one string: `中文 / English`.
      const [zh = fault.reason, en = fault.reason] = fault.reason.split(' / ');
      const field = wordFor(say, 'field', fault.field.replace(/\[.*$/u, ''));
      return say('articles.publish.faults', { field, reason: language === 'zh' ? zh : en });
    }
    return kind === 'overtaken' || kind === 'needs-second-person'
      ? say(`articles.publish.${kind}`)
      : say('articles.publish.changed');
  }
}
