// The rows that cannot be taken: where, what is wrong, what to do; and all of them as a sheet to mend.

import { useMutation } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { ImportFindingsView } from '../../../wire/import-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { wordFor } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import { readBadRows, type ImportWish } from './import-client.js';

type Fault = ImportFindingsView['faults'][number];

interface Props {
  readonly findings: ImportFindingsView;
  readonly wish: ImportWish;
}

export function FaultTable({ findings: { faults, faultCount, counts }, wish }: Props) {
  const { say, language } = useWords();
  const { csrfToken } = useSession();
  const download = useMutation({
    mutationFn: () => readBadRows(wish, csrfToken),
    onSuccess: (file) => {
      save(file, wish.file.name);
    },
  });
  if (faults.length === 0) return null;
  return (
    <section className="card import-faults-card" aria-labelledby="import-faults">
      <div className="page-lead">
        <h2 id="import-faults">{say('imports.faults', { n: counts.bad })}</h2>
        <Button
          className="button"
          isPending={download.isPending}
          onPress={() => {
            download.mutate();
          }}
        >
          {say('imports.faults.download')}
        </Button>
      </div>
      <p className="field-hint">{say('imports.faults.lead')}</p>
      <FaultLine error={download.error} isAlert />
      <div className="table-frame scrolls" role="group" aria-labelledby="import-faults" tabIndex={0}>
        <table className="table faults-table">
          <thead>
            <tr>
              <th scope="col">{say('imports.faults.row')}</th>
              <th scope="col">{say('imports.faults.column')}</th>
              <th scope="col">{say('imports.faults.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, at) => (
              <tr key={at}>
                <th scope="row">{placeOf(fault)}</th>
                <td>{columnOf(fault)}</td>
                <td>{reasonOf(fault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {faultCount > faults.length ? (
        <p className="field-hint">{say('imports.faults.more', { shown: faults.length, n: faultCount })}</p>
      ) : null}
    </section>
  );

  function placeOf({ row, sheet }: Fault): string {
    return sheet === undefined
      ? say('imports.faults.line', { row })
      : say('imports.faults.place', { row, sheet });
  }

  /** `questions[2]` is the third entry of a column. */
  function columnOf({ field }: Fault): string {
    const [, name = '', rest = ''] = /^(\w+)(.*)$/su.exec(field) ?? [];
    return `${wordFor(say, 'field', name)}${rest}`;
  }

  /** Over HTTP both sentences come in one string: `中文 / English`. */
  function reasonOf({ reason }: Fault): string {
    const [zh = reason, en = reason] = reason.split(' / ');
    return language === 'zh' ? zh : en;
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name.replace(/\.\w+$/, '')}-bad-rows.ods`;
  link.click();
  URL.revokeObjectURL(link.href);
}
