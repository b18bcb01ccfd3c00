// The weekly digest as a letter: what stands on the page, shortened; Chinese with English beneath, as plain text and as simple HTML
// without anything that is fetched. Pure.

import { taipeiDay } from '../../domain/taipei-time.js';
import type { Letter } from '../../mail/letter.js';
import type { Digest } from './digest.js';

export interface LetterHead {
  readonly cityName: string;
  /** Without it there are no links. */
  readonly publicUrl?: string;
}

/** As many as one reads in a letter; the page has them all. */
const MOST_LINES = 10;

interface Part {
  readonly zh: string;
  readonly en: string;
  readonly lines: readonly string[];
}

/** A department with nothing to report gets no letter. */
export function hasNews({ missed, used, due, expiring, dead, drafts, requests }: Digest): boolean {
  return [missed, used, due, expiring, dead, drafts, requests].some((list) => list.length > 0);
}

export function writeDigest(digest: Digest, head: LetterHead): Omit<Letter, 'to'> {
  const { department, week } = digest;
  const of = department === '' ? '未分機關的' : department;
  const days = `${week.monday}～${week.sunday.slice(5)}`;
  const title: Part = {
    zh: `${of}知識庫每週摘要：${week.monday}（一）到 ${week.sunday}（日）`,
    en: `Weekly digest of ${department === '' ? 'what belongs to no department' : department}: ${week.monday} to ${week.sunday}`,
    lines: [],
  };
  const parts = [...weekParts(digest), ...nowParts(digest)].filter(({ lines }) => lines.length > 0);
  const link = linkTo(digest, head);
  return {
    subject: `【${head.cityName}】${of}知識庫每週摘要 ${days}`,
    text: toText(title, parts, link),
    html: toHtml(title, parts, link),
  };
}

const REASON: Part = {
  zh: '您會收到這封信，是因為知識庫的編輯把這個地址列在「機關每週摘要」頁上。不想再收到，請告訴他們，在那一頁移除就會停止。這封信由系統寄出，請不要回覆。',
  en: 'You get this letter because an editor of the knowledge base listed this address on the page “Weekly digest”. To stop it, ask them to take it off there. The hub wrote this letter; please do not answer it.',
  lines: [],
};

function weekParts({ missed, missedCount, used, usedCount }: Digest): readonly Part[] {
  return [
    {
      zh: `沒答上或答得不好：${missed.length} 個問題，問了 ${missedCount} 次`,
      en: `Missed or answered badly: ${missed.length} questions, asked ${missedCount} times`,
      lines: missed.map(({ wordings, count }) => `${wordings[0]?.text ?? ''}（${count} 次 ×${count}）`),
    },
    {
      zh: `最常用到的文章：${used.length} 篇，回答 ${usedCount} 次`,
      en: `Articles used most: ${used.length}, answers: ${usedCount}`,
      lines: used.map(({ title, count }) => `${title}（${count} 次 ×${count}）`),
    },
  ];
}

const DRAFT_WORDS = {
  draft: '撰寫中 being written',
  review: '待審 in review',
  scheduled: '已排定 scheduled',
} as const;

function nowParts({ due, expiring, dead, drafts, requests }: Digest): readonly Part[] {
  const late = due.filter(({ isOverdue }) => isOverdue).length;
  return [
    {
      zh: `同仁請機關補的文章：${requests.length} 件`,
      en: `Articles that colleagues ask for: ${requests.length}`,
      lines: requests.map(
        ({ question, urgency, dueAtMs }) =>
          `${question}（${taipeiDay(dueAtMs - 1)} ${urgency === 'overdue' ? '已逾期 overdue' : '前回覆 to answer by'}）`,
      ),
    },
    {
      zh: `該檢視的文章：${due.length} 篇，逾期 ${late} 篇`,
      en: `Articles to review: ${due.length}, overdue: ${late}`,
      lines: due.map(
        ({ title, reviewBy, isOverdue }) =>
          `${title}（${reviewBy} ${isOverdue ? '已逾期 overdue' : '前檢視 review by'}）`,
      ),
    },
    {
      zh: `三十天內失效：${expiring.length} 篇`,
      en: `Expiring within thirty days: ${expiring.length}`,
      lines: expiring.map(({ title, validUntil }) => `${title}（到 until ${validUntil}）`),
    },
    {
      zh: `連結失效的文章：${dead.length} 篇`,
      en: `Articles with dead links: ${dead.length}`,
      lines: dead.map(({ title, urls }) => `${title}（${urls.length}）`),
    },
    {
      zh: `還沒發布的草稿：${drafts.length} 份`,
      en: `Drafts not published yet: ${drafts.length}`,
      lines: drafts.map(({ title, state }) => `${title}（${DRAFT_WORDS[state]}）`),
    },
  ];
}

function linkTo({ department, week }: Digest, { publicUrl }: LetterHead): string | undefined {
  if (publicUrl === undefined) return undefined;
  return `${publicUrl}/console/digest?${new URLSearchParams({ week: week.monday, department }).toString()}`;
}

/** One line each: a wording may have breaks in it. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function shown(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MOST_LINES;
  const kept = lines.slice(0, MOST_LINES).map(flat);
  return rest > 0 ? [...kept, `還有 ${rest} 項 · ${rest} more`] : kept;
}

const LINK_WORDS = '看全部 · Read all of it';

function toText(title: Part, parts: readonly Part[], link: string | undefined): string {
  return [
    `${flat(title.zh)}\n${flat(title.en)}`,
    ...parts.map(({ zh, en, lines }) =>
      [`■ ${zh}`, `  ${en}`, ...shown(lines).map((line) => `  - ${line}`)].join('\n'),
    ),
    ...(link === undefined ? [] : [`${LINK_WORDS}\n${link}`]),
    `--\n${REASON.zh}\n${REASON.en}`,
  ].join('\n\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

function toHtml(title: Part, parts: readonly Part[], link: string | undefined): string {
  const both = ({ zh, en }: Part): string =>
    `${escaped(flat(zh))}<br><small lang="en">${escaped(flat(en))}</small>`;
  const address = link === undefined ? undefined : escaped(link);
  return [
    `<!doctype html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>${escaped(flat(title.zh))}</title></head><body>`,
    `<h1>${both(title)}</h1>`,
    ...parts.map((part) => {
      const items = shown(part.lines).map((line) => `<li>${escaped(line)}</li>`);
      return `<h2>${both(part)}</h2><ul>${items.join('')}</ul>`;
    }),
    ...(address === undefined ? [] : [`<p><a href="${address}">${LINK_WORDS}</a></p>`]),
    `<hr><p>${both(REASON)}</p></body></html>`,
  ].join('\n');
}
