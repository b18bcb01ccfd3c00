// Talks that the console's tests look at: one of every kind a screen must show.

import type { Suggestion, ThreadEntry } from '../../src/wire/agent-events.js';
import type { StaffView } from '../../src/wire/staff-api.js';
import type { FakeTalk } from './fake-desk.js';

export const WANG: StaffView = {
  id: 's-wang',
  email: 'wang@city.example',
  name: '王雅婷',
  roles: ['admin', 'agent'],
  isActive: true,
  lastSignInAtMs: Date.UTC(2026, 10, 20, 1, 2),
};
export const LIN: StaffView = {
  id: 's-lin',
  email: 'lin@city.example',
  name: '林志明',
  roles: ['agent'],
  isActive: true,
};
export const CHEN: StaffView = {
  id: 's-chen',
  email: 'chen@city.example',
  name: '陳怡君',
  roles: ['supervisor', 'editor'],
  isActive: false,
};

export const SUGGESTIONS: readonly Suggestion[] = [
  {
    source: 'article',
    id: 'street-light',
    title: '路燈故障通報',
    version: 4,
    score: 0.91,
    text: '您好，路燈故障請提供桿號或附近門牌，我們會在三個工作天內派員檢修。',
  },
  {
    source: 'canned',
    id: 'ask-location',
    title: '請提供地點',
    score: 0.62,
    text: '請問地點在哪裡？有門牌或明顯地標嗎？',
  },
  {
    source: 'article',
    id: 'pothole',
    title: '道路坑洞通報',
    version: 2,
    score: 0.41,
    text: '道路坑洞請提供地點與照片，緊急時請撥 1999。',
  },
];

const MINUTE_MS = 60_000;

/** Waits since `minutes`; the bot failed twice before. */
export function streetLightTalk(nowMs: number, minutes = 6): FakeTalk {
  const at = (ago: number): number => nowMs - (minutes + ago) * MINUTE_MS;
  const yesterday = nowMs - 24 * 60 * MINUTE_MS;
  const entries: ThreadEntry[] = [
    { seq: 1, author: 'citizen', text: '你好', atMs: yesterday },
    {
      seq: 2,
      author: 'bot',
      text: '您好，這裡是示範市 1999，請問需要什麼服務？',
      atMs: yesterday + 900,
      delivery: 'accepted',
    },
    { seq: 5, author: 'citizen', text: '我家門口很暗', atMs: at(5) },
    {
      seq: 6,
      author: 'bot',
      text: '請問您想問哪一項？',
      atMs: at(5) + 800,
      delivery: 'accepted',
      choices: [
        { label: '路燈故障通報', payload: 'p1', spoken: '路燈故障通報' },
        { label: '停電查詢', payload: 'p2', spoken: '停電查詢' },
      ],
      why: {
        rule: 'clarify-when-close',
        band: 'middle',
        confidence: 0.58,
        candidates: [
          { articleId: 'street-light', title: '路燈故障通報', version: 4, score: 0.58, hits: ['暗', '門口'] },
          { articleId: 'outage', title: '停電查詢', version: 1, score: 0.51, hits: ['暗'] },
        ],
      },
    },
    { seq: 7, author: 'citizen', text: '路燈故障通報', atMs: at(4) },
    {
      seq: 8,
      author: 'bot',
      text: '路燈故障可撥 1999 或在線上通報系統填寫，三個工作天內檢修。',
      atMs: at(4) + 700,
      delivery: 'accepted',
      why: {
        rule: 'answer-when-sure',
        band: 'high',
        confidence: 0.93,
        candidates: [
          {
            articleId: 'street-light',
            title: '路燈故障通報',
            version: 4,
            score: 0.93,
            hits: ['路燈', '故障', '通報'],
          },
        ],
      },
    },
    { seq: 10, author: 'citizen', text: '線上填了沒人理我，我要找真人', atMs: at(1) },
    {
      seq: 11,
      author: 'bot',
      text: '已為您轉接專員，目前第 1 位。',
      atMs: at(1) + 500,
      delivery: 'accepted',
    },
    { seq: 12, author: 'system', text: '轉接真人：民眾要求', atMs: at(0) },
    {
      seq: 13,
      author: 'citizen',
      text: '',
      atMs: at(0) + 20_000,
      attachments: [{ contentType: 'image/jpeg', name: '路燈.jpg' }],
    },
    { seq: 14, author: 'citizen', text: '桿號是 A1234，在中正路 12 號前面', atMs: at(0) + 30_000 },
  ];
  return {
    row: {
      conversationId: 'line:main:u1',
      channelId: 'line',
      status: 'queued',
      name: '民眾 3F7A',
      lastText: '桿號是 A1234，在中正路 12 號前面',
      lastAtMs: at(0) + 30_000,
      waitingSinceMs: at(0),
      reason: 'asked',
    },
    entries,
  };
}

interface Plain {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly channelId: string;
  readonly nowMs: number;
  readonly waitsMs: number;
  readonly reason?: 'asked' | 'unanswered-twice' | 'urgent' | 'abusive';
}

export function waitingTalk({
  id,
  name,
  text,
  channelId,
  nowMs,
  waitsMs,
  reason = 'asked',
}: Plain): FakeTalk {
  return {
    row: {
      conversationId: id,
      channelId,
      status: 'queued',
      name,
      lastText: text,
      lastAtMs: nowMs - waitsMs,
      waitingSinceMs: nowMs - waitsMs,
      reason,
    },
    entries: [{ seq: 1, author: 'citizen', text, atMs: nowMs - waitsMs }],
  };
}

/** Bot, mine and colleagues' words, in every state of delivery. */
export function everyDeliveryTalk(nowMs: number): FakeTalk {
  const states = ['waiting', 'sending', 'accepted', 'refused', 'unclear', 'withdrawn'] as const;
  return {
    row: {
      conversationId: 'messenger:page:u9',
      channelId: 'messenger',
      status: 'assigned',
      name: '民眾 90C1',
      lastText: '好的，謝謝',
      lastAtMs: nowMs - 30_000,
      assignee: { id: WANG.id, name: WANG.name },
      reason: 'unanswered-twice',
    },
    entries: [
      { seq: 1, author: 'citizen', text: '垃圾車今天會來嗎？', atMs: nowMs - 600_000 },
      ...states.map((delivery, index) => ({
        seq: 2 + index,
        author: 'agent' as const,
        agentName: index % 2 === 0 ? WANG.name : LIN.name,
        text: `今天晚上七點會到，這是第 ${index + 1} 則。`,
        atMs: nowMs - 500_000 + index * 1000,
        delivery,
        ...(delivery === 'refused' ? { deliveryReason: '民眾封鎖了官方帳號（LINE 403）' } : {}),
      })),
      { seq: 20, author: 'note', agentName: LIN.name, text: '已電話聯絡清潔隊確認。', atMs: nowMs - 60_000 },
      { seq: 21, author: 'elsewhere', text: '從 LINE 官方帳號後台回覆的話。', atMs: nowMs - 50_000 },
      { seq: 22, author: 'citizen', text: '好的，謝謝', atMs: nowMs - 30_000 },
    ],
  };
}
