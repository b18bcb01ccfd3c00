// The staff's side of messages left for the desk: which are open, when they are due, and what came of them. Whoever claims the talk
// has the task: there is no second owner that could differ.

import type { ConversationStore } from '../conversations/conversation-store.js';
import type { TranscriptStore } from '../conversations/transcript-store.js';
import { dueOf, type Callback, type CallbackOutcome } from '../domain/callback.js';
import type { Conversation } from '../domain/conversation.js';
import { maskPersonalData } from '../domain/personal-data.js';
import type { WorkingCalendar } from '../domain/working-calendar.js';
import type { Clock } from '../lib/clock.js';
import type { CallbackView } from '../wire/callback-events.js';
import type { DeskMover } from './assignment.js';
import type { CallbackStore } from './callback-store.js';
import { done, refuse, type DeskOutcome } from './desk-outcome.js';
import type { Rows } from './rows.js';
import type { ReadWindow } from './write-window.js';

/** Far more than a floor can answer in four hours. */
const MOST_OPEN = 500;

/** For colleagues, in the talk. */
const OUTCOME_WORDS: Readonly<Record<CallbackOutcome, string>> = {
  answered: '已在對話中回覆',
  phoned: '已用電話回覆',
  'not-reached': '聯絡不上',
  'not-needed': '不需要再回覆',
};

export interface CallbacksParts {
  readonly callbacks: Pick<CallbackStore, 'find' | 'listOpen' | 'finish'>;
  readonly conversations: Pick<ConversationStore, 'find'>;
  readonly transcript: Pick<TranscriptStore, 'append'>;
  readonly rows: Pick<Rows, 'ofAll'>;
  readonly readWindow: ReadWindow;
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
}

export interface Callbacks {
  readonly list: () => Promise<readonly CallbackView[]>;
  readonly finish: (
    id: string,
    result: { readonly outcome: CallbackOutcome; readonly note?: string },
    by: DeskMover,
  ) => Promise<DeskOutcome<object>>;
}

export function createCallbacks(parts: CallbacksParts): Callbacks {
  const { callbacks, conversations, clock } = parts;
  return {
    async list() {
      const open = await callbacks.listOpen(MOST_OPEN);
      const found = await Promise.all(open.map(({ conversationId }) => conversations.find(conversationId)));
      const talks = found.filter((talk) => talk !== undefined);
      const rows = await parts.rows.ofAll(talks);
      const known = new Map(talks.map((talk, at) => [talk.id, { talk, row: rows[at] }]));
      return open.flatMap((callback) => {
        const { talk, row } = known.get(callback.conversationId) ?? {};
        return talk === undefined || row === undefined ? [] : [toView(parts, callback, { talk, row })];
      });
    },
    async finish(id, result, { agent, mayRelieve }) {
      const callback = await callbacks.find(id);
      if (callback === undefined) return refuse({ code: 'nothing-to-finish' });
      const owner = (await conversations.find(callback.conversationId))?.assignee;
      if (owner !== undefined && owner.id !== agent.id && !mayRelieve)
        return refuse({ code: 'not-owner', by: owner });
      if (!isRepeat(callback, result, agent.id)) {
        const isDone = await callbacks.finish(id, { by: agent, atMs: clock(), ...result });
        if (!isDone) return refuse({ code: 'nothing-to-finish' });
      }
      await writeDown(parts, callback, { ...result, agent });
      return done({});
    },
  };
}

/** The acknowledgement was lost. */
const isRepeat = (
  { done: known }: Callback,
  { outcome }: { readonly outcome: CallbackOutcome },
  agentId: string,
): boolean => known?.by.id === agentId && known.outcome === outcome;

/** Once, by the task's id. */
async function writeDown(
  { transcript, clock }: CallbacksParts,
  { id, conversationId }: Callback,
  { outcome, note, agent }: { outcome: CallbackOutcome; note?: string } & Pick<DeskMover, 'agent'>,
): Promise<void> {
  const said = `留言結案：${OUTCOME_WORDS[outcome]}`;
  const text = note === undefined ? said : `${said}\n${note}`;
  const sourceKey = `callback:${id}`;
  const { id: agentId, name } = agent;
  await transcript.append(conversationId, [
    { sourceKey, author: 'note', atMs: clock(), text, agent: { id: agentId, name } },
  ]);
}

function toView(
  { calendar, readWindow }: CallbacksParts,
  callback: Callback,
  { talk, row }: { talk: Conversation; row: CallbackView['row'] },
): CallbackView {
  const { id, askedAtMs, words } = callback;
  const dueAtMs = dueOf(calendar(), callback);
  const masked = words === undefined ? undefined : maskPersonalData(words);
  return {
    ...{ callbackId: id, row, askedAtMs, window: readWindow(talk) },
    ...(dueAtMs === undefined ? {} : { dueAtMs }),
    ...(masked === undefined ? {} : { words: masked.text }),
    ...(masked?.kinds.includes('phone') === true ? { hasPhone: true as const } : {}),
  };
}
