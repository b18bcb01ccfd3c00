// What is worth a second look in the text: each with the words that it is about and what may be done. Nothing here forbids anything.

import '../design/hints.css';

import type { HintView } from '../../../wire/hint-api.js';
import { RouteLink } from '../shell/route-link.js';
import { useWords } from '../words/words.js';

export function HintsCard({ hints }: { readonly hints: readonly HintView[] }) {
  const { say } = useWords();
  return (
    <section className="card article-hints" aria-labelledby="article-hints">
      <h2 id="article-hints">{say('hints.title')}</h2>
      {hints.length === 0 ? (
        <>
          <p className="empty-title">{say('hints.none')}</p>
          <p className="field-hint">{say('hints.none.next')}</p>
        </>
      ) : (
        <>
          <p className="field-hint">{say('hints.lead')}</p>
          <ul>
            {hints.map((hint, at) => (
              <li key={at} data-kind={hint.kind}>
                <Hint hint={hint} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Hint({ hint }: { readonly hint: HintView }) {
  const { say, language } = useWords();
  switch (hint.kind) {
    case 'twin':
      return (
        <Pair
          hint={hint}
          title={say(hint.isDouble ? 'hints.twin.double' : 'hints.twin')}
          next={say('hints.twin.next')}
        />
      );
    case 'figures':
      return <Pair hint={hint} title={say('hints.figures')} next={say('hints.figures.next')} />;
    case 'reading':
    case 'address':
      return (
        <>
          <h3>{say(`hints.${hint.kind}`)}</h3>
          <q>{hint.text}</q>
          <p className="field-hint">
            {inLanguage(hint.reason, language)} → {inLanguage(hint.next, language)}
          </p>
        </>
      );
    case 'english':
      return (
        <>
          <h3>{say('hints.english')}</h3>
          <q lang="en">{hint.text}</q>
          <p className="field-hint">{say('hints.english.next')}</p>
        </>
      );
    case 'link':
      return (
        <>
          <h3>{say(`hints.link.${hint.trouble}`)}</h3>
          <p>
            <a
              className="hint-link"
              href={hint.text}
              title={say('hints.link.away')}
              target="_blank"
              rel="noopener noreferrer"
            >
              {hint.text}
            </a>
          </p>
          <p className="field-hint">{say('hints.link.next', { day: hint.day })}</p>
        </>
      );
    case 'day':
    case 'due':
    case 'over':
      return (
        <>
          <h3>{say(`hints.${hint.kind}`)}</h3>
          {hint.kind === 'day' ? <q>{hint.text}</q> : null}
          <p className="field-hint">{say(`hints.${hint.kind}.next`, { day: hint.day })}</p>
        </>
      );
  }
}

interface PairProps {
  readonly hint: Extract<HintView, { readonly kind: 'twin' | 'figures' }>;
  readonly title: string;
  readonly next: string;
}

/** Both sentences, so that nobody has to go and look. */
function Pair({ hint: { text, otherText, other }, title, next }: PairProps) {
  const { say } = useWords();
  return (
    <>
      <h3>{title}</h3>
      <dl className="hint-pair">
        <dt>{say('hints.here')}</dt>
        <dd>{text}</dd>
        <dt>{say('hints.there')}</dt>
        <dd>{otherText}</dd>
      </dl>
      <p className="field-hint">{next}</p>
      <RouteLink className="hint-link" to={{ screen: 'article', id: other.id }}>
        {say('hints.open', { title: other.title })}
      </RouteLink>
    </>
  );
}

/** Chinese, a slash, English. */
function inLanguage(told: string, language: 'zh' | 'en'): string {
  const [zh = told, en = told] = told.split(' / ');
  return language === 'zh' ? zh : en;
}
