// What I wrote and the hub has not confirmed yet.

import { Button } from 'react-aria-components/Button';

import { useDesk } from '../desk/desk-context.js';
import { wordsOf, type OutgoingText } from '../desk/outgoing.js';
import { FaultText } from '../shell/fault-text.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

export function OutgoingBubble({ text: outgoingText }: { readonly text: OutgoingText }) {
  const { clientId, kind, atMs, state, fault } = outgoingText;
  const { say } = useWords();
  const { outgoing } = useDesk();
  return (
    <article className="entry" data-author={kind === 'note' ? 'note' : 'agent'} data-outgoing={state}>
      <p className="entry-head">
        <span className="entry-who">{kind === 'note' ? say('author.note') : say('author.me')}</span>
        <time dateTime={new Date(atMs).toISOString()}>{timeOf(atMs)}</time>
      </p>
      <div className="bubble">
        <p className="bubble-text">{wordsOf(outgoingText)}</p>
      </div>
      {state === 'failed' ? (
        <div className="delivery" data-delivery="refused" role="alert">
          {say('delivery.failed')} {fault === undefined ? null : <FaultText fault={fault} />}
          <Button
            className="button small"
            onPress={() => {
              outgoing.retry(clientId);
            }}
          >
            {say('retry')}
          </Button>
          <Button
            className="button small quiet"
            onPress={() => {
              outgoing.drop(clientId);
            }}
          >
            {say('cancel')}
          </Button>
        </div>
      ) : (
        <p className="delivery">{say(state === 'unsent' ? 'delivery.unsent' : 'delivery.sending')}</p>
      )}
    </article>
  );
}
