// Tells a person who looks elsewhere: a sound, and a note of the system without a word of the talk. One for each talk; it goes
// when the talk is answered, claimed, opened or read, on whichever screen that happens, because the hub tells all of them.

import { useEffect, useMemo, useRef } from 'react';

import { useSession } from '../session/use-session.js';
import { useCallbacks } from '../callbacks/use-callbacks.js';
import { useMentions } from '../mentions/mentions-feed.js';
import { useSetting } from '../settings/setting.js';
import { useMayTake } from '../teams/use-teams.js';
import { useWords } from '../words/words.js';
import { isQuiet, keyOf, newAmong, readSettings, type AlertSettings, type Wanting } from './alerts.js';
import { useDesk } from './desk-context.js';
import { playSound } from './sound.js';
import { useCurrentRows, useRows } from './use-rows.js';

export function useAlertSettings(): readonly [AlertSettings, (settings: AlertSettings) => void] {
  const { id } = useSession().staff;
  const [stored, store] = useSetting('alerts', id);
  const settings = useMemo(() => readSettings(stored), [stored]);
  return [settings, store];
}

export function useAlerts(openId: string | undefined): void {
  const { say } = useWords();
  const wanting = useWanting();
  const [settings] = useAlertSettings();
  const known = useRef<ReadonlyMap<string, number>>(undefined);
  const shown = useRef(new Map<string, Notification>());
  useEffect(() => {
    if (wanting === undefined) return;
    const before = known.current;
    known.current = new Map(wanting.map((each) => [keyOf(each), each.atMs]));
    closeGone(shown.current, new Set(wanting.map(({ conversationId }) => conversationId)));
    // The first look tells what was there before: nothing of it is new.
    if (before === undefined) return;
    const isLooking = (id: string): boolean => document.visibilityState === 'visible' && id === openId;
    const fresh = newAmong(before, wanting).filter(({ conversationId }) => !isLooking(conversationId));
    if (fresh.length === 0 || isQuiet(settings, Date.now())) return;
    playSound(settings.volume);
    if (settings.isOnScreen && mayNotify())
      for (const { conversationId, kind } of fresh)
        shown.current.set(
          conversationId,
          new Notification(say(`alert.${kind}`), { tag: conversationId, silent: true }),
        );
  }, [wanting, openId, settings, say]);
  const { unread } = useDesk();
  useEffect(
    () =>
      unread.onRead((id) => {
        shown.current.get(id)?.close();
        shown.current.delete(id);
      }),
    [unread],
  );
  useEffect(() => {
    if (openId === undefined) return;
    shown.current.get(openId)?.close();
    shown.current.delete(openId);
  }, [openId]);
}

/** Answered, claimed or gone: nobody has to hear of it any more. */
function closeGone(shown: Map<string, Notification>, now: ReadonlySet<string>): void {
  for (const [id, note] of shown) {
    if (now.has(id)) continue;
    note.close();
    shown.delete(id);
  }
}

const mayNotify = (): boolean =>
  document.visibilityState !== 'visible' && 'Notification' in window && Notification.permission === 'granted';

/** Talks that wait and that I may take, mine in which the citizen waits for me, messages that were left for the desk, and notes that
 *  name me. */
function useWanting(): readonly Wanting[] | undefined {
  const waiting = useRows('waiting').data;
  const mine = useCurrentRows('mine', useRows('mine').data);
  const left = useCallbacks().data;
  const named = useMentions().data;
  const { id: myId } = useSession().staff;
  const mayTake = useMayTake();
  return useMemo(() => {
    if (waiting === undefined || mine === undefined || left === undefined || named === undefined)
      return undefined;
    return [
      // Whoever waits is told of once, however much they write meanwhile.
      ...waiting.filter(mayTake).map(({ conversationId, waitingSinceMs = 0 }) => ({
        conversationId,
        atMs: waitingSinceMs,
        kind: 'waiting' as const,
      })),
      ...mine
        .filter(({ waitingSinceMs }) => waitingSinceMs !== undefined)
        .map(({ conversationId, lastAtMs }) => ({ conversationId, atMs: lastAtMs, kind: 'mine' as const })),
      // What a colleague has in hand is theirs.
      ...left
        .filter(({ row }) => row.assignee === undefined || row.assignee.id === myId)
        .map(({ row, askedAtMs }) => ({
          conversationId: row.conversationId,
          atMs: askedAtMs,
          kind: 'callback' as const,
        })),
      // One a talk, however often I am named there.
      ...named.map(({ conversationId, atMs }) => ({ conversationId, atMs, kind: 'mention' as const })),
    ];
  }, [waiting, mine, left, named, myId, mayTake]);
}
