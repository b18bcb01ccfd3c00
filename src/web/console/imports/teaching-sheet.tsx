// For who has never imported: what a sheet looks like.

import { useWords } from '../words/words.js';
import { templateHref } from './import-client.js';

const COLUMNS = ['question', 'answer', 'more'] as const;

export function TeachingSheet() {
  const { say } = useWords();
  return (
    <div className="teaching">
      <h3 id="import-teach">{say('imports.teach')}</h3>
      <div className="table-frame" role="group" aria-labelledby="import-teach" tabIndex={0}>
        <table className="sheet-table">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {say(`imports.teach.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {COLUMNS.map((column) => (
                <td key={column}>{say(`imports.teach.${column}.sample`)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="field-hint">
        {say('imports.teach.lead')}{' '}
        <a href={templateHref('ods')} download>
          {say('imports.out.format', { what: say('imports.out.template'), format: 'ODS' })}
        </a>
      </p>
    </div>
  );
}
