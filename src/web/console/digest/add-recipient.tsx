// One more address for a department's weekly digest.

import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';

interface Props {
  readonly addresses: readonly string[];
  readonly isPending: boolean;
  /** `onDone`: once it is kept. */
  readonly onAdd: (address: string, onDone: () => void) => void;
}

/** The hub looks closer. */
const LOOKS_LIKE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export function AddRecipient({ addresses, isPending, onAdd }: Props) {
  const { say } = useWords();
  const id = useId();
  const [address, setAddress] = useState('');
  const [fault, setFault] = useState<'digest.mail.bad' | 'digest.mail.twice'>();
  const add = (): void => {
    const wanted = address.trim();
    if (!LOOKS_LIKE_ADDRESS.test(wanted)) setFault('digest.mail.bad');
    else if (addresses.some((each) => each.toLowerCase() === wanted.toLowerCase()))
      setFault('digest.mail.twice');
    else
      onAdd(wanted, () => {
        setAddress('');
      });
  };
  return (
    <form
      className="digest-add"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="field">
        <label htmlFor={id}>{say('digest.mail.address')}</label>
        <input
          id={id}
          type="email"
          value={address}
          maxLength={254}
          autoComplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}fault`}
          onChange={({ target }) => {
            setAddress(target.value);
            setFault(undefined);
          }}
        />
        {fault === undefined ? null : (
          <p id={`${id}fault`} className="refusal" role="alert">
            {say(fault)}
          </p>
        )}
      </div>
      <Button type="submit" className="button primary" isPending={isPending}>
        {say('digest.mail.add')}
      </Button>
    </form>
  );
}
