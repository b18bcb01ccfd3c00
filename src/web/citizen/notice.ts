// The banner for all channels on the city's page: asked for while somebody looks, gone at its moment, put away by a press.

import type { ShownBanner } from '../../wire/shown-banner.js';
import { readBanner } from './banner-client.js';

/** Asked again after this, never at one moment by all who came at one moment. Unit of all: ms. */
const ASK_EVERY_MS = 25_000;
const ASK_SPREAD_MS = 10_000;
/** Who goes back and forth between windows is not asked for each time. */
const FRESH_MS = 5_000;
const LONGEST_TIMER_MS = 86_400_000;
/** What was put away here or in the chat, which keeps it under the same name (widget/keeping.ts). */
const KEPT_AS = 'yima:banner';

const place = document.getElementById('notice');
const isEnglish = document.documentElement.lang === 'en';
const words = isEnglish
  ? { title: 'Important notice', until: 'Until ', dismiss: 'Got it, hide the notice' }
  : { title: '重要公告', until: '公告到 ', dismiss: '知道了，收起公告' };
const view: {
  shownId?: string | undefined;
  dismissedId?: string | undefined;
  timer?: number;
  next?: number;
  askedAtMs?: number;
} = {};

function readDismissed(): string | undefined {
  try {
    return localStorage.getItem(KEPT_AS) ?? view.dismissedId;
  } catch {
    return view.dismissedId; // storage is blocked: what this page knows
  }
}

function dismiss({ bannerId }: ShownBanner): void {
  view.dismissedId = bannerId;
  try {
    localStorage.setItem(KEPT_AS, bannerId);
  } catch {
    // storage is blocked: put away for this page only
  }
  show(undefined);
  document.getElementById('content')?.focus();
}

function show(banner: ShownBanner | undefined): void {
  const wanted = banner?.bannerId === readDismissed() ? undefined : banner;
  if (place === null || wanted?.bannerId === view.shownId) return;
  view.shownId = wanted?.bannerId;
  place.replaceChildren(...(wanted === undefined ? [] : [draw(wanted)]));
}

function draw(banner: ShownBanner): HTMLElement {
  const { text, untilMs } = banner;
  const line = document.createElement('div');
  line.className = 'notice-line';
  const said = tag('p', isEnglish ? (text.en ?? text.zh) : text.zh);
  if (isEnglish && text.en === undefined) said.lang = 'zh-Hant-TW';
  const button = tag('button', '✕');
  button.type = 'button';
  button.setAttribute('aria-label', words.dismiss);
  button.addEventListener('click', () => {
    dismiss(banner);
  });
  line.append(tag('strong', words.title), said, tag('small', words.until + momentOf(untilMs)), button);
  return line;
}

function tag<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function momentOf(atMs: number): string {
  const format = {
    timeZone: 'Asia/Taipei',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(isEnglish ? 'en-GB' : 'zh-Hant-TW', format).format(atMs);
}

async function look(): Promise<void> {
  window.clearTimeout(view.next);
  // Nobody looks: asked when somebody does.
  if (document.visibilityState !== 'visible') return;
  view.next = window.setTimeout(() => void look(), ASK_EVERY_MS + Math.random() * ASK_SPREAD_MS);
  const nowMs = performance.now();
  if (nowMs - (view.askedAtMs ?? -FRESH_MS) < FRESH_MS) return;
  view.askedAtMs = nowMs;
  const answer = await readBanner();
  if (answer === undefined) return;
  window.clearTimeout(view.timer);
  const leftMs = (answer.banner?.untilMs ?? 0) - answer.nowMs;
  show(leftMs > 0 ? answer.banner : undefined);
  if (leftMs > 0)
    view.timer = window.setTimeout(
      () => {
        show(undefined);
      },
      Math.min(leftMs, LONGEST_TIMER_MS),
    );
}

document.addEventListener('visibilitychange', () => void look());
void look();
