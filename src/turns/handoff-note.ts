// Why a talk came to the desk, in staff's words.

import type { HandoffReason } from '../domain/handoff.js';

const REASONS: Readonly<Record<HandoffReason, string>> = {
  asked: '民眾要求真人服務',
  'unanswered-twice': '連續兩次找不到答案',
  urgent: '緊急：訊息提到生命危險',
  abusive: '民眾情緒激動，用詞激烈',
  'not-solved': '民眾表示上次的問題沒有解決',
  again: '民眾三天內再次找真人',
};

export function describeReason(reason: HandoffReason): string {
  return `轉到客服佇列：${REASONS[reason]}`;
}
