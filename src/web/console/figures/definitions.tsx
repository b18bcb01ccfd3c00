// What each figure counts, in plain words, on the page that shows it.

import { useWords } from '../words/words.js';

const FIGURES = ['talks', 'by-bot', 'handed-over', 'other', 'waiting', 'answered'] as const;
const MATTERS = ['closed', 'rated', 'commented', 'not-solved'] as const;

export function Definitions() {
  const { say } = useWords();
  return (
    <section className="card figure-definitions" aria-labelledby="figure-definitions">
      <h2 id="figure-definitions">{say('figures.definitions')}</h2>
      <dl>
        {FIGURES.map((figure) => (
          <Definition key={figure} name={say(`figure.${figure}`)} text={say(`figure.${figure}.is`)} />
        ))}
        <Definition name={say('figures.response')} text={say('figures.response.is')} />
        {MATTERS.map((figure) => (
          <Definition key={figure} name={say(`figure.${figure}`)} text={say(`figure.${figure}.is`)} />
        ))}
        <Definition name={say('figures.mean')} text={say('figures.mean.is')} />
        <Definition name={say('figures.office')} text={say('figures.office.is')} />
      </dl>
    </section>
  );
}

function Definition({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}
