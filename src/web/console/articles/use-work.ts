// One article being written: its text on the screen, the draft that the hub has of it, and the saving in between. A moment after
// the last key it is saved; two savings never overlap; whoever saved in between is shown, and nothing is overwritten unseen.

import { useEffect, useReducer, useRef, type RefObject } from 'react';

import type { ArticleDraftView, ArticleEditingView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import { toFault, type Fault } from '../shell/fault.js';
import { beginDraft, saveDraft } from './article-client.js';

export interface Work {
  /** Absent until a new article is first saved. */
  readonly id: string | undefined;
  readonly content: ArticleContentView;
  /** Of the hub's draft; 0: there is none. */
  readonly rev: number;
  /** The live version that the text is written against; 0: none. */
  readonly baseVersion: number;
  readonly saving: 'none' | 'dirty' | 'saving' | 'saved' | 'failed' | 'overtaken';
  readonly savedAtMs: number | undefined;
  readonly fault: Fault | undefined;
  /** Somebody else's draft, where `saving` is `overtaken`. */
  readonly theirs: ArticleDraftView | undefined;
  /** Fields that keep their own text begin anew with it. */
  readonly generation: number;
}

type Step =
  | { readonly kind: 'typed'; readonly content: ArticleContentView }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'saved';
      readonly id: string;
      readonly draft: ArticleDraftView;
      readonly content: ArticleContentView;
    }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'overtaken'; readonly theirs: ArticleDraftView | undefined }
  /** The person has seen the other text: this one is written against it from now. */
  | { readonly kind: 'faced'; readonly seen: { readonly rev?: number; readonly baseVersion?: number } }
  | {
      readonly kind: 'took';
      readonly content: ArticleContentView;
      readonly rev: number;
      readonly baseVersion: number;
    };

const EMPTY: ArticleContentView = {
  title: '',
  variants: [],
  answer: '',
  keywords: [],
  risk: 'general',
};
/** Unit: ms. */
const REST_MS = 900;

export interface WorkHandle {
  readonly work: Work;
  readonly type: (content: ArticleContentView) => void;
  /** Saves what is not saved; false where that did not come about. */
  readonly flush: () => Promise<boolean>;
  readonly face: (seen: { readonly rev?: number; readonly baseVersion?: number }) => void;
  readonly take: (content: ArticleContentView, rev: number, baseVersion: number) => void;
  /** The work as of now, for what runs after a wait. */
  readonly now: RefObject<Work>;
}

export function useWork(
  editing: ArticleEditingView | undefined,
  csrfToken: string,
  onMade: (id: string) => void,
) {
  const [work, move] = useReducer(reduce, editing, begin);
  const now = useRef(work);
  now.current = work;
  const running = useRef<Promise<boolean>>(undefined);
  const save = async (): Promise<boolean> => {
    const { id, content, rev, baseVersion } = now.current;
    move({ kind: 'saving' });
    try {
      const answer =
        id === undefined
          ? await beginDraft(content, csrfToken)
          : await saveDraft(id, { rev, baseVersion, content }, csrfToken);
      move({ kind: 'saved', ...answer, content });
      now.current = reduce(now.current, { kind: 'saved', ...answer, content });
      if (id === undefined) onMade(answer.id);
      return true;
    } catch (error) {
      const fault = toFault(error);
      if (fault.code === 'DRAFT_CHANGED') move({ kind: 'overtaken', theirs: draftIn(fault) });
      else move({ kind: 'failed', fault });
      return false;
    }
  };
  const flush = async (): Promise<boolean> => {
    await running.current;
    const { saving } = now.current;
    if (saving === 'overtaken') return false;
    if (saving !== 'dirty' && saving !== 'failed') return true;
    running.current = save().finally(() => (running.current = undefined));
    return running.current;
  };
  useEffect(() => {
    if (work.saving !== 'dirty') return undefined;
    const timer = setTimeout(() => void flush(), REST_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  useLeaving(now, flush);
  const handle: WorkHandle = {
    ...{ work, now, flush },
    type: (content) => {
      move({ kind: 'typed', content });
    },
    face: (seen) => {
      move({ kind: 'faced', seen });
    },
    take: (content, rev, baseVersion) => {
      move({ kind: 'took', content, rev, baseVersion });
    },
  };
  return handle;
}

/** What is not saved goes along when the screen is left, and the browser asks before it is closed. */
function useLeaving(now: RefObject<Work>, flush: () => Promise<boolean>): void {
  const last = useRef(flush);
  last.current = flush;
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (['dirty', 'failed', 'overtaken'].includes(now.current.saving)) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
      if (now.current.saving === 'dirty') void last.current();
    };
  }, [now]);
}

function begin(editing: ArticleEditingView | undefined): Work {
  const { id, draft, live } = editing ?? {};
  const saved = draft ?? { rev: 0, baseVersion: live?.version ?? 0, content: live?.content ?? EMPTY };
  const { content, rev, baseVersion } = saved;
  return {
    ...{ id, content, rev, baseVersion, savedAtMs: draft?.savedAtMs },
    ...{ saving: 'none', fault: undefined, theirs: undefined, generation: 0 },
  };
}

function reduce(work: Work, step: Step): Work {
  switch (step.kind) {
    case 'typed':
      return { ...work, content: step.content, saving: work.saving === 'overtaken' ? 'overtaken' : 'dirty' };
    case 'saving':
      return { ...work, saving: 'saving', fault: undefined };
    case 'saved': {
      const { id, draft } = step;
      // Typed while it was on its way: that is to be saved next.
      const saving = work.content === step.content ? 'saved' : 'dirty';
      return {
        ...work,
        id,
        rev: draft.rev,
        baseVersion: draft.baseVersion,
        savedAtMs: draft.savedAtMs,
        saving,
      };
    }
    case 'failed':
      return { ...work, saving: 'failed', fault: step.fault };
    case 'overtaken':
      return { ...work, saving: 'overtaken', theirs: step.theirs };
    case 'faced':
      return { ...work, ...step.seen, saving: 'dirty', theirs: undefined };
    case 'took': {
      const { content, rev, baseVersion } = step;
      return {
        ...{ ...work, content, rev, baseVersion, saving: 'none', theirs: undefined, fault: undefined },
        generation: work.generation + 1,
      };
    }
  }
}

const draftIn = ({ details }: Fault): ArticleDraftView | undefined =>
  // As the refusal's schema says; checking again would cost the page zod.
  details['draft'] as ArticleDraftView | undefined;
