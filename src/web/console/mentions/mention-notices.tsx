// Where colleagues have named me: said at the top of the desk, one line a talk, until I have read it or waved it away on any screen.

import { Button } from 'react-aria-components/Button';

import type { MentionView } from '../../../wire/mention-events.js';
import { useDesk } from '../desk/desk-context.js';
import { tellFault } from '../shell/notices.js';
import { go } from '../shell/route.js';
import { timeOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useMentions } from './mentions-feed.js';

/** More are in the talks themselves; the desk must stay in sight. */
const MOST_SHOWN = 3;

export function MentionNotices() {
  const { say } = useWords();
  const mentions = useMentions().data ?? [];
  const more = mentions.length - MOST_SHOWN;
  return (
    <div className="handed" role="log" aria-label={say('mention.notices')}>
      {mentions.slice(0, MOST_SHOWN).map((mention) => (
        <MentionLine key={`${mention.conversationId}${mention.atMs}`} mention={mention} />
      ))}
      {more > 0 ? <p className="handed-line">{say('mention.more', { n: more })}</p> : null}
    </div>
  );
}

function MentionLine({ mention }: { readonly mention: MentionView }) {
  const { say } = useWords();
  const { hub } = useDesk();
  const { conversationId, name, byName, atMs } = mention;
  return (
    <div className="handed-line" data-kind="mention">
      <p>
        <strong>{say('mention.line', { by: byName, name })}</strong>
        <time dateTime={new Date(atMs).toISOString()}>{timeOf(atMs)}</time>
      </p>
      <Button
        className="button small primary"
        onPress={() => {
          go({ screen: 'desk', tab: 'all', conversationId });
        }}
      >
        {say('handed.open')}
      </Button>
      <Button
        className="button small"
        onPress={() => {
          hub.ask('seenMention', { conversationId }).catch(tellFault);
        }}
      >
        {say('handed.seen')}
      </Button>
    </div>
  );
}
