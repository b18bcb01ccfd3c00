// From what was matched to what is said: the first rule that fires. Pure.

import type { RuledDecision, Situation } from './reply-decision.js';
import { replyRules } from './reply-rules.js';

/** Always decides: who falls through every rule hears honestly that there is no answer. */
export function decideReply(situation: Situation): RuledDecision {
  for (const { name, decide } of replyRules) {
    const decision = decide(situation);
    if (decision !== undefined) return { rule: name, decision };
  }
  const language = situation.said.kind === 'words' ? situation.said.result.language : 'zh';
  return { rule: 'fallback', decision: { kind: 'fallback', language } };
}
