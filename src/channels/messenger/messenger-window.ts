// When Messenger lets the page write: one table of three rows. Called by the planner through messenger-adapter; pure.

import type { SendMoment, SendPermit } from '../channel-adapter.js';

/** The standard window opens with the contact's act. Source: Meta, Messenger Platform policy, "Standard messaging" (2026-09-28).
 *  Unit: ms. */
const STANDARD_WINDOW_MS = 24 * 3_600_000;

/** A person may answer for so long under the tag HUMAN_AGENT. Source: same, "Human agent". Unit: ms. */
const HUMAN_AGENT_WINDOW_MS = 7 * 24 * 3_600_000;

/**
 * Where nobody knows when the contact acted last, Graph may judge. The tag needs a permission of the app (`Human Agent`); without
 * it Graph refuses the call and staff read why.
 */
export function permitSend({ author, actedAtMs, nowMs }: SendMoment): SendPermit {
  if (actedAtMs === undefined || nowMs - actedAtMs <= STANDARD_WINDOW_MS) return { kind: 'open' };
  if (author !== 'agent')
    return {
      kind: 'closed',
      code: 'messenger-outside-window',
      reason: 'the citizen wrote more than 24 hours ago; a program may not write any more',
    };
  if (nowMs - actedAtMs <= HUMAN_AGENT_WINDOW_MS) return { kind: 'open-to-people' };
  return {
    kind: 'closed',
    code: 'messenger-outside-window',
    reason: 'the citizen wrote more than 7 days ago; nobody may write before they write again',
  };
}
