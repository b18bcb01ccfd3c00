// What a step at the desk can come to. Refusals are values: the door turns them into codes.

import type { Refusal } from '../domain/handoff.js';

export type DeskRefusal =
  | Refusal
  /** Only a supervisor may do this. */
  | { readonly code: 'not-supervisor' }
  /** Passing a talk on needs a note here. */
  | { readonly code: 'note-needed' }
  /** There is no such agent. */
  | { readonly code: 'unknown-agent' }
  /** There is no such talk. */
  | { readonly code: 'unknown-talk' }
  /** It is on its way, or has arrived, or was taken back: there is nothing to send again. */
  | { readonly code: 'nothing-to-resend' }
  /** The message that the citizen left is closed already, or withdrawn. */
  | { readonly code: 'nothing-to-finish' }
  /** There is no such shift note. */
  | { readonly code: 'unknown-note' }
  /** There is no such tag, or it is not put on talks any more. */
  | { readonly code: 'unknown-tag' }
  /** Another tag has this name. */
  | { readonly code: 'tag-name-taken' }
  /** The talk, or the list, has as many as it may have. */
  | { readonly code: 'too-many-tags' }
  /** Nothing that could be a number of a case. */
  | { readonly code: 'no-case-number' }
  /** The talk has as many as it may have. */
  | { readonly code: 'too-many-cases' }
  /** There is no such team, or it takes no talk any more. */
  | { readonly code: 'unknown-team' }
  /** Another team has this name. */
  | { readonly code: 'team-name-taken' }
  /** There are as many as there may be. */
  | { readonly code: 'too-many-teams' }
  /** Somebody has changed it since it was read. */
  | { readonly code: 'team-changed' }
  /** There is no such canned reply of the desk's own. */
  | { readonly code: 'unknown-canned' }
  /** Another canned reply has this code. */
  | { readonly code: 'canned-code-taken' }
  /** There are as many as there may be. */
  | { readonly code: 'too-many-canned' }
  /** Somebody has changed it since it was read. */
  | { readonly code: 'canned-changed' }
  /** The banner has ended, its time is over, or it is published already. */
  | { readonly code: 'banner-over' }
  /** Longer than the city lets a banner stand. */
  | { readonly code: 'banner-too-long'; readonly mostHours: number }
  /** Somebody else has to publish what one wrote. */
  | { readonly code: 'own-draft' }
  /** The reply has left: nobody takes it back any more. */
  | { readonly code: 'already-sent' }
  /** The words leave nothing that the channel can show. */
  | { readonly code: 'nothing-to-send' }
  /** A file that goes with the reply is not there any more, goes with another message, or the channel takes none. */
  | { readonly code: 'file-gone' }
  /** No language model is set up. */
  | { readonly code: 'no-helper' }
  /** It gave nothing in time, or nothing that can be trusted. */
  | { readonly code: 'helper-failed' }
  /** A prewritten reply whose blank nobody has filled in. */
  | { readonly code: 'blank-left'; readonly blank: string };

export type DeskOutcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: DeskRefusal };

export const done = <Value>(value: Value): DeskOutcome<Value> => ({ kind: 'done', value });
export const refuse = (refusal: DeskRefusal): DeskOutcome<never> => ({ kind: 'refused', refusal });
