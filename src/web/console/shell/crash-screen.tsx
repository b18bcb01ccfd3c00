// What a person sees when a screen has failed.

import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';
import { toFault } from './fault.js';
import { FaultText } from './fault-text.js';

export function CrashScreen({ error }: { readonly error: unknown }) {
  const { say } = useWords();
  return (
    <main className="door" id="main">
      <div className="door-card" role="alert">
        <h1>{say('error.crash')}</h1>
        <p>{say('error.crash.next')}</p>
        <p>
          <FaultText fault={toFault(error)} />
        </p>
        <Button
          className="button primary"
          onPress={() => {
            location.reload();
          }}
        >
          {say('reload')}
        </Button>
      </div>
    </main>
  );
}
