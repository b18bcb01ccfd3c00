// One canned reply as the page shows it.

import { Button } from 'react-aria-components/Button';

import type { CannedRepliesView, CannedReplyView } from '../../../wire/canned-api.js';
import { tellFault } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useKeepCanned } from './use-keep-canned.js';

interface Props {
  readonly reply: CannedReplyView;
  readonly view: CannedRepliesView;
  readonly onEdit: (reply: CannedReplyView) => void;
}

export function CannedCard({ reply, view, onEdit }: Props) {
  const { say, language } = useWords();
  const { title, code, text, teamId, isActive, isUnused, revision } = reply;
  const team = view.teams.find(({ id }) => id === teamId)?.name[language];
  return (
    <li className="card canned-card" data-active={isActive}>
      <div className="canned-card-head">
        <h2>{title}</h2>
        <code>/{code}</code>
        {revision === undefined ? <span className="tag">{say('canned.shipped')}</span> : null}
        {isActive ? null : <span className="tag">{say('canned.inactive')}</span>}
        {teamId === undefined ? null : <span className="tag">{team ?? teamId}</span>}
        {reply.language === 'en' ? <span className="tag">{say('canned.language.en')}</span> : null}
        {isUnused && isActive ? <span className="tag canned-unused">{say('canned.unused')}</span> : null}
        {revision === undefined ? null : (
          <span className="canned-buttons">
            <Button
              className="button small"
              aria-label={say('canned.editOne', { title })}
              onPress={() => {
                onEdit(reply);
              }}
            >
              {say('canned.edit')}
            </Button>
            <RetireButton reply={reply} revision={revision} />
          </span>
        )}
      </div>
      <p className="canned-text" lang={reply.language === 'en' ? 'en' : undefined}>
        {text}
      </p>
      <Uses reply={reply} />
    </li>
  );
}

function Uses({ reply: { uses } }: Pick<Props, 'reply'>) {
  const { say, language } = useWords();
  if (uses.lastAtMs === undefined) return <p className="field-hint">{say('canned.never')}</p>;
  return (
    <dl className="canned-uses">
      <dt>{say('canned.week')}</dt>
      <dd>{uses.week}</dd>
      <dt>{say('canned.all')}</dt>
      <dd>{uses.all}</dd>
      <dt>{say('canned.last')}</dt>
      <dd>{momentOf(uses.lastAtMs, language)}</dd>
    </dl>
  );
}

function RetireButton({ reply, revision }: Pick<Props, 'reply'> & { readonly revision: number }) {
  const { say } = useWords();
  const keeping = useKeepCanned(() => undefined, tellFault);
  const { id, title, code, text, language, teamId, isActive } = reply;
  const wish = { title, code, text, language, isActive: !isActive };
  return (
    <Button
      className="button small quiet"
      aria-label={say(isActive ? 'canned.retireOne' : 'canned.restoreOne', { title })}
      isPending={keeping.isPending}
      onPress={() => {
        keeping.mutate({
          wish: teamId === undefined ? wish : { ...wish, teamId },
          known: { id, revision },
        });
      }}
    >
      {say(isActive ? 'canned.retire' : 'canned.restore')}
    </Button>
  );
}
