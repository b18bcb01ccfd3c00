// The first administrator, by the one-time link. Signs in at once.

import { useState, type SubmitEvent } from 'react';
import { Button } from 'react-aria-components/Button';

import { toFault, type Fault } from '../shell/fault.js';
import { FaultLine } from '../shell/fault-line.js';
import { go } from '../shell/route.js';
import { useWords } from '../words/words.js';
import { Door } from './door.js';
import { fieldsOf } from './form-fields.js';
import { PasswordField } from './password-field.js';
import { SHORTEST_PASSWORD } from './password-length.js';
import { PlainField } from './plain-field.js';
import { setUp } from './staff-client.js';
import { useSetSession } from './use-session.js';

export function SetUpScreen({ token }: { readonly token: string }) {
  const { say } = useWords();
  const setSession = useSetSession();
  const [fault, setFault] = useState<Fault>();
  const [isBusy, setIsBusy] = useState(false);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const { email, name, password } = fieldsOf(event.currentTarget, ['email', 'name', 'password']);
    setIsBusy(true);
    try {
      const session = await setUp({ token, email: email.trim(), name: name.trim(), password });
      go({ screen: 'staff' }, { replace: true });
      setSession(session);
    } catch (error) {
      setFault(toFault(error));
      setIsBusy(false);
    }
  };

  if (token === '') return <Door title={say('setUp.title')} lead={say('setUp.noToken')} children={null} />;
  return (
    <Door title={say('setUp.title')} lead={say('setUp.lead')}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <PlainField label={say('setUp.name')} name="name" autoComplete="name" isFirst />
        <PlainField label={say('signIn.email')} name="email" type="email" autoComplete="username" />
        <PasswordField
          label={say('signIn.password')}
          name="password"
          autoComplete="new-password"
          hint={say('password.hint', { n: SHORTEST_PASSWORD })}
        />
        <div role="alert">
          <FaultLine error={fault} />
        </div>
        <Button type="submit" className="button primary wide" isPending={isBusy}>
          {say('setUp.submit')}
        </Button>
      </form>
    </Door>
  );
}
