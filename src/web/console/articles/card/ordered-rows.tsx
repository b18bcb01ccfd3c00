// A list of a card whose order counts: rows are added, moved and taken out, by pointer and by keyboard alike, and the focus goes along.

import { useEffect, useRef, useState, type ReactNode } from 'react';

import { useWords } from '../../words/words.js';
import { swapped } from './swapped.js';

interface Props<Row> {
  /** One row as people call it: "步驟". */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly most: number;
  /** Absent: rows come another way. */
  readonly fresh?: Row;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, at: number, set: (row: Row) => void) => ReactNode;
}

type Wanted = { readonly at: number; readonly what: 'up' | 'down' | 'remove' | 'field' } | 'add';

export function OrderedRows<Row>({ name, rows, most, fresh, onChange, children }: Props<Row>) {
  const { say } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<Wanted>();
  const [told, setTold] = useState('');
  useEffect(() => {
    if (wanted === undefined) return;
    setWanted(undefined);
    focusOn(list.current, wanted);
  }, [wanted]);
  const move = (from: number, to: number): void => {
    onChange(swapped(rows, from, to));
    setWanted({ at: to, what: to < from ? 'up' : 'down' });
    setTold(say('card.row.moved', { name, n: to + 1 }));
  };
  const remove = (at: number): void => {
    onChange(rows.filter((_, each) => each !== at));
    setWanted(rows.length === 1 ? 'add' : { at: Math.min(at, rows.length - 2), what: 'remove' });
    setTold(say('card.row.removed', { name, n: at + 1 }));
  };
  return (
    <div ref={list} className="ordered-rows">
      <ol>
        {rows.map((row, at) => (
          // A row has no name of its own, and keeps no state of its own.
          <li key={at} className="ordered-row" data-row={at} aria-label={`${name} ${at + 1}`}>
            <span className="ordered-number" aria-hidden>
              {at + 1}
            </span>
            <div className="ordered-fields">
              {children(row, at, (next) => {
                onChange(rows.map((each, place) => (place === at ? next : each)));
              })}
            </div>
            <div className="ordered-acts">
              <Act
                what="up"
                label={say('card.row.up', { name, n: at + 1 })}
                isOff={at === 0}
                onPress={() => {
                  move(at, at - 1);
                }}
              />
              <Act
                what="down"
                label={say('card.row.down', { name, n: at + 1 })}
                isOff={at === rows.length - 1}
                onPress={() => {
                  move(at, at + 1);
                }}
              />
              <Act
                what="remove"
                label={say('card.row.remove', { name, n: at + 1 })}
                onPress={() => {
                  remove(at);
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      {fresh === undefined ? null : (
        <button
          type="button"
          className="button small ordered-add"
          data-act="add"
          aria-disabled={rows.length >= most || undefined}
          onClick={() => {
            if (rows.length >= most) return;
            onChange([...rows, fresh]);
            setWanted({ at: rows.length, what: 'field' });
          }}
        >
          {say('card.row.add', { name, n: rows.length, most })}
        </button>
      )}
      <p className="hidden-text" role="status">
        {told}
      </p>
    </div>
  );
}

interface ActProps {
  readonly what: 'up' | 'down' | 'remove';
  readonly label: string;
  readonly isOff?: boolean;
  readonly onPress: () => void;
}

const SHAPES = { up: 'M12 19V5M6 11l6-6 6 6', down: 'M12 5v14M6 13l6 6 6-6', remove: 'M6 6l12 12M18 6L6 18' };

/** At the end of the list it stays in the way of the keyboard, so that the focus is not lost. */
function Act({ what, label, isOff = false, onPress }: ActProps) {
  return (
    <button
      type="button"
      className="icon-button small"
      data-act={what}
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <svg className="line-icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
        <path d={SHAPES[what]} />
      </svg>
    </button>
  );
}

function focusOn(list: HTMLElement | null, wanted: Wanted): void {
  const target =
    wanted === 'add'
      ? '[data-act="add"]'
      : wanted.what === 'field'
        ? `[data-row="${wanted.at}"] :is(input, textarea, select)`
        : `[data-row="${wanted.at}"] [data-act="${wanted.what}"]`;
  list?.querySelector<HTMLElement>(target)?.focus();
}
