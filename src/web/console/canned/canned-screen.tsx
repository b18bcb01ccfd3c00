// The canned replies: what there is, for whom, how often each was sent, and which nobody uses.

import '../design/canned.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { CannedRepliesView, CannedReplyView } from '../../../wire/canned-api.js';
import { AlarmBanner } from '../channels/alarm-banner.js';
import { useSession } from '../session/use-session.js';
import { LoadFault } from '../shell/load-fault.js';
import { Skeleton } from '../shell/skeleton.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { TopBar } from '../shell/top-bar.js';
import { useWords } from '../words/words.js';
import { CannedCard } from './canned-card.js';
import { CANNED_KEY, listCanned } from './canned-client.js';
import { CannedForm } from './canned-form.js';

export function CannedScreen() {
  const { say } = useWords();
  const { roles } = useSession().staff;
  const mayKeep = roles.includes('supervisor') || roles.includes('admin');
  return (
    <div className="page">
      <TopBar title={say('canned.title')} />
      <AlarmBanner />
      <main id="main" tabIndex={-1} className="page-body" data-keeps>
        {mayKeep ? <Shelf /> : <p className="lead">{say('canned.forbidden')}</p>}
      </main>
    </div>
  );
}

function Shelf() {
  const { say } = useWords();
  const { data, error, refetch } = useQuery({ queryKey: CANNED_KEY, queryFn: listCanned, staleTime: 0 });
  const [edited, setEdited] = useState<CannedReplyView | 'new'>();
  const close = (): void => {
    setEdited(undefined);
  };
  return (
    <>
      <div className="canned-head">
        <p className="lead">{say('canned.lead')}</p>
        <Button
          className="button primary"
          isDisabled={data === undefined}
          onPress={() => {
            setEdited('new');
          }}
        >
          {say('canned.new')}
        </Button>
      </div>
      {data === undefined ? (
        error === null ? (
          <Skeleton rows={6} />
        ) : (
          <LoadFault error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <CannedList view={data} onEdit={setEdited} />
      )}
      {data === undefined || edited === undefined ? null : (
        <TitledDialog
          className="canned-dialog"
          title={edited === 'new' ? say('canned.new') : say('canned.editTitle', { title: edited.title })}
          onClose={close}
        >
          <CannedForm view={data} reply={edited === 'new' ? undefined : edited} onDone={close} />
        </TitledDialog>
      )}
    </>
  );
}

interface ListProps {
  readonly view: CannedRepliesView;
  readonly onEdit: (reply: CannedReplyView) => void;
}

function CannedList({ view, onEdit }: ListProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = view.replies.filter(({ title, code, text }) =>
    [title, code, text].some((each) => each.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <input
        type="search"
        className="canned-search"
        aria-label={say('canned.search')}
        placeholder={say('canned.search')}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
      />
      {found.length === 0 ? <p role="status">{say('canned.notFound')}</p> : null}
      <ul className="canned-cards">
        {found.map((reply) => (
          <CannedCard key={reply.id} reply={reply} view={view} onEdit={onEdit} />
        ))}
      </ul>
    </>
  );
}
