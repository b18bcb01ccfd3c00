// By account, outcome and reason. Reasons are those of the letters that are shown, and the chosen one.

import { useQuery } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';

import type { DeadLettersView } from '../../../wire/delivery-api.js';
import { listChannels } from '../channels/channel-client.js';
import { codeOf, reasonWords } from '../words/known-word.js';
import { useWords } from '../words/words.js';
import type { LetterFilter } from './letter-client.js';

interface Props {
  readonly filter: LetterFilter;
  readonly letters: DeadLettersView['letters'];
  readonly isBusy: boolean;
  readonly onFilter: (filter: LetterFilter) => void;
  readonly onRefresh: () => void;
}

const STATES = ['refused', 'unclear'] as const;

export function LetterFilters({ filter, letters, isBusy, onFilter, onRefresh }: Props) {
  const { say } = useWords();
  const { data } = useQuery({ queryKey: ['channels'], queryFn: listChannels });
  const codes = new Set(
    [filter.code, ...letters.map(({ reason }) => codeOf(reason))].filter((code) => code !== undefined),
  );
  return (
    <form
      className="filters"
      role="search"
      aria-label={say('letters.filter')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label className="filter">
        {say('letters.account')}
        <select
          value={filter.accountId ?? ''}
          onChange={({ target }) => {
            onFilter(withField(filter, 'accountId', target.value));
          }}
        >
          <option value="">{say('letters.all')}</option>
          {data?.accounts.map(({ accountId }) => (
            <option key={accountId}>{accountId}</option>
          ))}
        </select>
      </label>
      <label className="filter">
        {say('letters.state')}
        <select
          value={filter.state ?? ''}
          onChange={({ target }) => {
            const state = STATES.find((known) => known === target.value);
            onFilter({ ...without(filter, 'state'), ...(state === undefined ? {} : { state }) });
          }}
        >
          <option value="">{say('letters.all')}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {say(`delivery.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="filter">
        {say('letters.code')}
        <select
          value={filter.code ?? ''}
          onChange={({ target }) => {
            onFilter(withField(filter, 'code', target.value));
          }}
        >
          <option value="">{say('letters.all')}</option>
          {[...codes].map((code) => (
            <option key={code} value={code}>
              {reasonWords(say, `${code}: `) ?? code}
            </option>
          ))}
        </select>
      </label>
      <Button className="button" isPending={isBusy} onPress={onRefresh}>
        {say('letters.refresh')}
      </Button>
    </form>
  );
}

function withField(filter: LetterFilter, field: 'accountId' | 'code', value: string): LetterFilter {
  return { ...without(filter, field), ...(value === '' ? {} : { [field]: value }) };
}

const without = (filter: LetterFilter, field: keyof LetterFilter): LetterFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
