// What people needed, by what their matters were sorted under when they were closed.

import type { CategoryCounts } from '../../../wire/figures-api.js';
import { useWords } from '../words/words.js';
import { FigureLink } from './figure-link.js';
import type { FiguresAsk } from './figures-ask.js';

interface Props {
  readonly categories: readonly CategoryCounts[];
  readonly ask: FiguresAsk;
}

export function CategoryTable({ categories, ask }: Props) {
  const { say } = useWords();
  const title = say('figures.byCategory');
  if (categories.length === 0) return null;
  const most = Math.max(1, ...categories.map(({ closed }) => closed));
  return (
    <section className="figure-section">
      <h2>{title}</h2>
      <p className="figure-hint">{say('figures.saidSolved.is')}</p>
      <div className="table-frame" role="region" aria-label={title} tabIndex={0}>
        <table className="figure-table">
          <thead>
            <tr>
              <th scope="col">{say('wrapUp.category')}</th>
              <th scope="col">{say('figure.closed')}</th>
              <th scope="col">{say('figure.noted-solved')}</th>
              <th scope="col">{say('figure.noted-unsolved')}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, closed, solved, unsolved }) => (
              <tr key={category}>
                <th scope="row">{category === '' ? say('figures.uncategorised') : category}</th>
                <td>
                  <svg className="talk-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * closed) / most} height="8" data-kind="by-bot" />
                  </svg>
                  <FigureLink ask={{ ...ask, category }} figure="closed" count={closed} />
                </td>
                <td>
                  <FigureLink ask={{ ...ask, category }} figure="noted-solved" count={solved} />
                </td>
                <td>
                  <FigureLink ask={{ ...ask, category }} figure="noted-unsolved" count={unsolved} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
