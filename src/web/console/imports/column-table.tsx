// Which column of each sheet holds what, as guessed, remembered or said; and the way to say otherwise.

import type { ImportSheetView } from '../../../wire/import-api.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import type { ImportWork } from './use-import.js';

/** In the order in which an office thinks of them. */
const FIELDS = [
  'question',
  'answer',
  'questions',
  'faq_id',
  'category',
  'dept',
  'keywords',
  'risk',
  'source',
  'valid_from',
  'valid_until',
  'review_by',
  'english_question',
  'english_answer',
  'card',
  'english_card',
  'tests',
  'related',
] as const;
/** As far down as the hub looks for the names of the columns. */
const HEADER_ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

interface Props {
  readonly work: ImportWork;
  readonly sheets: readonly ImportSheetView[];
}

export function ColumnTables({ work, sheets }: Props) {
  const { say } = useWords();
  const isWhole = sheets.some(({ isRead }) => isRead);
  return (
    <section className="card import-columns" aria-labelledby="import-columns">
      <h2 id="import-columns">{say('imports.columns')}</h2>
      <p className="field-hint">
        {say(sheets.length === 0 ? 'imports.columns.own' : 'imports.columns.lead')}
      </p>
      {sheets.map((sheet) => (
        // Where nothing is understood there is nothing to fold away.
        <details key={sheet.name} className="fold" open={!isWhole || sheet.isRemembered}>
          <summary>
            {say(sheet.name === '' ? 'imports.columns.single' : 'imports.columns.sheet', {
              name: sheet.name,
              n: sheet.rowCount,
            })}
            {sheet.isRemembered ? <span className="tag">{say('imports.columns.remembered')}</span> : null}
            {sheet.isRead ? null : <span className="tag skipped">{say('imports.columns.skipped')}</span>}
          </summary>
          <ColumnTable work={work} sheet={sheet} />
        </details>
      ))}
    </section>
  );
}

function ColumnTable({ work, sheet }: { readonly work: ImportWork; readonly sheet: ImportSheetView }) {
  const { say } = useWords();
  const { name, columns } = sheet;
  // What was just said counts at once; the hub checks it meanwhile.
  const said = work.wish?.mappings[name];
  const headerRow = said?.headerRow ?? sheet.headerRow;
  const fields =
    said === undefined || said.fields.length === 0 ? columns.map(({ field }) => field) : said.fields;
  const titleOf = (header: string, at: number): string =>
    header.trim() === '' ? say('imports.columns.unnamed', { n: at + 1 }) : header;
  return (
    <>
      <label className="filter">
        {say('imports.columns.headerRow')}
        <select
          value={headerRow}
          onChange={({ target }) => {
            // Other names stand there: the hub guesses them anew.
            work.nameColumns(name, { headerRow: Number(target.value), fields: [] });
          }}
        >
          {[...new Set([...HEADER_ROWS, headerRow])].map((row) => (
            <option key={row}>{row}</option>
          ))}
        </select>
      </label>
      <table className="table columns-table">
        <thead>
          <tr>
            <th scope="col">{say('imports.columns.header')}</th>
            <th scope="col">{say('imports.columns.field')}</th>
            <th scope="col">{say('imports.columns.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, samples }, at) => (
            <tr key={at}>
              <th scope="row">{titleOf(header, at)}</th>
              <td className="filter">
                <select
                  value={fields[at] ?? ''}
                  aria-label={say('imports.columns.of', { header: titleOf(header, at) })}
                  onChange={({ target: { value } }) => {
                    const next = fields.map((old, place) =>
                      place === at ? (value === '' ? null : value) : old,
                    );
                    work.nameColumns(name, { headerRow, fields: next });
                  }}
                >
                  <option value="">{say('imports.columns.none')}</option>
                  {FIELDS.map((known) => (
                    <option key={known} value={known}>
                      {wordFor(say, 'field', known)}
                    </option>
                  ))}
                </select>
              </td>
              <td className="column-samples">{samples.filter((text) => text !== '').join(' ｜ ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
