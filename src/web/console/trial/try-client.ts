// The try-out over HTTP, and a question that becomes a test of an article.

import type { ArticleEditingView } from '../../../wire/article-api.js';
import type { ArticleContentView } from '../../../wire/article-content.js';
import type { ImportProgressView } from '../../../wire/import-api.js';
import type { TriedTestsView, TriedView } from '../../../wire/try-api.js';
import { readEditing, saveDraft, type Saving } from '../articles/article-client.js';
import { call } from '../session/staff-client.js';

/** The text on the screen; absent: what is published alone. */
export interface TriedText {
  /** Absent until it is first saved. */
  readonly id: string | undefined;
  readonly content: ArticleContentView;
}

const bodyOf = (text: TriedText | undefined): object =>
  text === undefined
    ? {}
    : { content: text.content, ...(text.id === undefined ? {} : { articleId: text.id }) };

export const askBoth = (
  question: string,
  text: TriedText | undefined,
  csrfToken: string,
): Promise<TriedView> => call('POST', '/knowledge/try', { body: { question, ...bodyOf(text) }, csrfToken });

/** `job`: for `readTestsProgress`. */
export const askTests = (
  text: TriedText,
  { job, ...how }: { readonly job: string; readonly csrfToken: string; readonly signal: AbortSignal },
): Promise<TriedTestsView> =>
  call('POST', '/knowledge/try/tests', { body: { ...bodyOf(text), job }, ...how });

export const readTestsProgress = async (job: string): Promise<ImportProgressView['progress']> =>
  (await call<ImportProgressView>('GET', `/knowledge/try/progress?job=${job}`)).progress;

/** `busy`: a colleague has given its draft to others, and saving would take it back. */
export type AddedTest = 'other' | 'already' | 'busy';

/** Into the draft of an article that is not on the screen; begins one where there is none. */
export async function addTestTo(id: string, question: string, csrfToken: string): Promise<AddedTest> {
  const editing = await readEditing(id);
  const at = standingOf(editing);
  if (at === undefined) return 'busy';
  const { content, ...base } = at;
  const own = content.tests ?? editing.tests;
  if (own.includes(question)) return 'already';
  await saveDraft(id, { ...base, content: { ...content, tests: [...own, question] } }, csrfToken);
  return 'other';
}

/** What a saving goes on from; undefined: the draft is with others, or there is nothing. */
function standingOf({ draft, live }: ArticleEditingView): Saving | undefined {
  if (draft !== undefined) {
    const { rev, baseVersion, content } = draft;
    return draft.state === 'draft' ? { rev, baseVersion, content } : undefined;
  }
  return live === undefined ? undefined : { rev: 0, baseVersion: live.version, content: live.content };
}
