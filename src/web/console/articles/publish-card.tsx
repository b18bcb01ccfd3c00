// What may be done with the text: publish it now or later, give it to a colleague, throw it away, take the article off.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { ArticleEditingView } from '../../../wire/article-api.js';
import { useSession } from '../session/use-session.js';
import { toFault } from '../shell/fault.js';
import { tellDone } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import type { WordKey } from '../words/zh.js';
import { archiveArticles, discardDraft, publishDraft, stepDraft } from './article-client.js';
import { RefusedPublish } from './refused-publish.js';
import { ScheduleLine } from './schedule-line.js';
import type { WorkHandle } from './use-work.js';

interface Props {
  readonly handle: WorkHandle;
  readonly editing: ArticleEditingView | undefined;
  readonly onRefresh: () => Promise<ArticleEditingView | undefined>;
}

type Act =
  | { readonly kind: 'publish' | 'ask' | 'take-back' | 'discard' | 'archive' }
  | { readonly kind: 'schedule'; readonly publishAtMs: number };

export function PublishCard({ handle, editing, onRefresh }: Props) {
  const { say } = useWords();
  const [why, setWhy] = useState('');
  const act = useActing({ handle, editing, onRefresh }, why, () => {
    setWhy('');
  });
  const { work } = handle;
  const isBusy = act.isPending || work.saving === 'overtaken';
  return (
    <section className="card form article-publish" aria-labelledby="article-publish">
      <h2 id="article-publish">{say('article.publish')}</h2>
      <Standing editing={editing} />
      <div className="field">
        <label htmlFor="article-why">{say('article.why')}</label>
        <input
          id="article-why"
          value={why}
          maxLength={500}
          placeholder={say('article.why.hint')}
          onChange={({ target }) => {
            setWhy(target.value);
          }}
        />
      </div>
      <Buttons {...{ handle, editing, isBusy, onAct: act.mutate }} />
      {act.error === null ? null : <RefusedPublish fault={toFault(act.error)} />}
    </section>
  );
}

function useActing({ handle, editing, onRefresh }: Props, why: string, onDone: () => void) {
  const { csrfToken } = useSession();
  return useMutation({
    mutationFn: async (act: Act) => {
      if (!(await handle.flush())) return undefined;
      const { id = '', rev } = handle.now.current;
      const said = why.trim() === '' ? { rev } : { rev, why: why.trim() };
      switch (act.kind) {
        case 'publish':
          await publishDraft(id, said, csrfToken);
          break;
        case 'schedule':
          await stepDraft(id, 'schedule', { ...said, publishAtMs: act.publishAtMs }, csrfToken);
          break;
        case 'ask':
          await stepDraft(id, 'ask', said, csrfToken);
          break;
        case 'take-back':
          await stepDraft(id, 'take-back', { rev }, csrfToken);
          break;
        case 'discard':
          if (rev > 0) await discardDraft(id, rev, csrfToken);
          break;
        case 'archive':
          await archiveArticles([id], csrfToken);
          break;
      }
      return act.kind;
    },
    onSettled: async (kind) => {
      const fresh = await onRefresh();
      if (kind === undefined || fresh === undefined) return;
      onDone();
      tellDone(
        kind === 'archive' && fresh.draft?.ends === true
          ? 'article.done.archive.asked'
          : `article.done.${kind}`,
      );
      const { draft, live } = fresh;
      const content = draft?.content ?? live?.content ?? handle.now.current.content;
      handle.take(content, draft?.rev ?? 0, draft?.baseVersion ?? live?.version ?? 0);
    },
    meta: { of: editing?.id },
  });
}

/** Where the draft stands, in a sentence. */
function Standing({ editing }: Pick<Props, 'editing'>) {
  const { say, language } = useWords();
  const { draft, live, state } = editing ?? {};
  if (draft?.ends === true)
    return <p className="warning">{say('article.stands.ends', { name: draft.askedBy?.name ?? '' })}</p>;
  if (draft?.state === 'review')
    return <p>{say('article.stands.review', { name: draft.askedBy?.name ?? '' })}</p>;
  if (draft?.state === 'scheduled')
    return <p>{say('article.stands.scheduled', { time: momentOf(draft.publishAtMs ?? 0, language) })}</p>;
  if (draft?.halted !== undefined)
    return <p className="refusal">{say(`articles.halted.${draft.halted.reason}`)}</p>;
  if (live === undefined)
    return <p>{say(state === 'archived' ? 'article.stands.archived' : 'article.stands.new')}</p>;
  return (
    <p>
      {say(`article.stands.${state === 'early' || state === 'expired' ? state : 'live'}`, {
        version: live.version,
      })}
    </p>
  );
}

interface ButtonsProps {
  readonly handle: WorkHandle;
  readonly editing: ArticleEditingView | undefined;
  readonly isBusy: boolean;
  readonly onAct: (act: Act) => void;
}

/** What may be done now. */
function mayOf({ work }: WorkHandle, editing: ArticleEditingView | undefined, staffId: string) {
  const { draft, live, needsSecondPerson = false } = editing ?? {};
  const hasDraft = work.rev > 0 || work.saving !== 'none';
  const isGiven = draft?.state === 'review' && work.saving !== 'dirty';
  const isApprover = isGiven && draft.askedBy?.id !== staffId;
  return {
    ...{ hasDraft, isGiven },
    maySend: hasDraft && (!needsSecondPerson || isApprover),
    mayTakeBack: draft?.state === 'review' || draft?.state === 'scheduled',
    mayArchive: live !== undefined,
  };
}

function Buttons({ handle, editing, isBusy, onAct }: ButtonsProps) {
  const { say } = useWords();
  const { staff } = useSession();
  const { hasDraft, isGiven, maySend, mayTakeBack, mayArchive } = mayOf(handle, editing, staff.id);
  const shared = { isBusy, onAct };
  return (
    <>
      <div className="form-buttons">
        {maySend ? (
          <ActButton {...shared} kind="publish" word={approveWord(editing, isGiven)} isPrimary />
        ) : null}
        {hasDraft && !isGiven ? (
          <ActButton {...shared} kind="ask" word="article.ask" isPrimary={!maySend} />
        ) : null}
        {mayTakeBack ? <ActButton {...shared} kind="take-back" word="article.takeBack" /> : null}
        {hasDraft ? <ActButton {...shared} kind="discard" word="article.discard" /> : null}
        {mayArchive ? <ActButton {...shared} kind="archive" word="article.archive" /> : null}
      </div>
      {hasDraft && !maySend ? (
        <p className="field-hint">{say(isGiven ? 'article.second.own' : 'article.second')}</p>
      ) : null}
      {maySend ? (
        <ScheduleLine
          isBusy={isBusy}
          onSchedule={(publishAtMs) => {
            onAct({ kind: 'schedule', publishAtMs });
          }}
        />
      ) : null}
    </>
  );
}

const approveWord = (editing: ArticleEditingView | undefined, isGiven: boolean): WordKey =>
  editing?.draft?.ends === true
    ? 'article.approve.ends'
    : isGiven
      ? 'article.approve'
      : 'article.publish.now';

interface ActProps extends Pick<ButtonsProps, 'isBusy' | 'onAct'> {
  readonly kind: Exclude<Act['kind'], 'schedule'>;
  readonly word: WordKey;
  readonly isPrimary?: boolean;
}

function ActButton({ kind, word, isPrimary = false, isBusy, onAct }: ActProps) {
  const { say } = useWords();
  return (
    <Button
      className={isPrimary ? 'button primary' : 'button'}
      isDisabled={isBusy}
      onPress={() => {
        onAct({ kind });
      }}
    >
      {say(word)}
    </Button>
  );
}
