// "Why?" under what the bot said: a button that unfolds what it rests on.

import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';

import type { Why as Reasons } from '../../../wire/why-views.js';
import { useWords } from '../words/words.js';
import { WhyReply } from './why-panel.js';

export function Why({ why }: { readonly why: Reasons }) {
  const { say } = useWords();
  return (
    <Disclosure className="why">
      {({ isExpanded }) => (
        <>
          <Button slot="trigger" className="why-button">
            {say(isExpanded ? 'why.close' : 'why.open')}
          </Button>
          <DisclosurePanel>{isExpanded ? <WhyReply why={why} /> : null}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
