// Sign-in (S1): a wrong word is said plainly, a lock with its end.

import { useState, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import { toFault, type Fault } from '../shell/fault.js';
import { FaultLine } from '../shell/fault-line.js';
import { useWords } from '../words/words.js';
import { Door } from './door.js';
import { fieldsOf } from './form-fields.js';
import { PasswordField } from './password-field.js';
import { PlainField } from './plain-field.js';
import { signIn } from './staff-client.js';
import { useHasEnded, useSetSession } from './use-session.js';

export function SignInScreen() {
  const { say } = useWords();
  const setSession = useSetSession();
  const hasEnded = useHasEnded();
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { email, password } = fieldsOf(event.currentTarget, ['email', 'password']);
    setIsBusy(true);
    try {
      setSession(await signIn({ email: email.trim(), password }));
    } catch (error) {
      setFault(toFault(error));
      setIsBusy(false);
    }
  };

  return (
    <Door title={say('signIn.title')} lead={say('signIn.lead')}>
      {hasEnded ? (
        <p className="session-ended" role="status">
          {say('signIn.ended')}
        </p>
      ) : null}
      <form className="form" onSubmit={(event) => void submit(event)}>
        <PlainField label={say('signIn.email')} name="email" type="email" autoComplete="username" isFirst />
        <PasswordField label={say('signIn.password')} name="password" autoComplete="current-password" />
        <div role="alert">
          <FaultLine error={fault} />
        </div>
        <Button type="submit" className="button primary wide" isPending={isBusy}>
          {isBusy ? say('signIn.busy') : say('signIn.submit')}
        </Button>
      </form>
    </Door>
  );
}
