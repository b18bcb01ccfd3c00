// Why a text did not go live: the fields to mend, or whose question it would take, and the ways out.

import type { TheftView } from '../../../wire/article-facts.js';
import { FaultLine } from '../shell/fault-line.js';
import type { Fault } from '../shell/fault.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { RouteLink } from '../shell/route-link.js';

interface FaultyField {
  readonly field: string;
  /** Chinese, a slash, English. */
  readonly reason: string;
}

export function RefusedPublish({ fault }: { readonly fault: Fault }) {
  // As the refusals of wire/article-api.ts say; checking again would cost the page zod.
  const thefts = (fault.details['thefts'] ?? []) as readonly TheftView[];
  const faults = (fault.details['faults'] ?? []) as readonly FaultyField[];
  return (
    <div className="refused-publish" role="alert">
      <FaultLine error={fault} />
      {faults.length === 0 ? null : <Faults faults={faults} />}
      {thefts.length === 0 ? null : <Thefts thefts={thefts} />}
    </div>
  );
}

function Faults({ faults }: { readonly faults: readonly FaultyField[] }) {
  const { say, language } = useWords();
  return (
    <ul className="refused-list">
      {faults.map(({ field, reason }) => {
        const [zh = reason, en = reason] = reason.split(' / ');
        const name = wordFor(say, 'field', field.replace(/\[.*$/u, ''));
        return (
          <li key={`${field} ${reason}`}>
            <strong>{name}</strong> {language === 'zh' ? zh : en}
          </li>
        );
      })}
    </ul>
  );
}

function Thefts({ thefts }: { readonly thefts: readonly TheftView[] }) {
  const { say } = useWords();
  return (
    <ul className="refused-list">
      {thefts.map(({ question, victim, isWrong }) => (
        <li key={`${victim.id} ${question}`}>
          <p>
            <strong>{question}</strong>
          </p>
          <p>
            {say('article.theft.of')}{' '}
            <RouteLink className="article-link" to={{ screen: 'article', id: victim.id }}>
              {victim.title}
            </RouteLink>
          </p>
          <p className="field-hint">{victim.answer}</p>
          <p className="field-hint">{say(isWrong ? 'article.theft.wrong' : 'article.theft.first')}</p>
        </li>
      ))}
    </ul>
  );
}
