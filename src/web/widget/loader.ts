// /widget.js: one script tag on any page. Shows the launcher in a shadow root of its own and fetches the rest when it is
// first opened. Touches nothing of the page: no global name, no style, no shift of its layout.

import css from './loader.css?inline';
import type { mountPanel, Panel } from './panel.js';

/** Where the build put the panel, below this script's folder. */
declare const PANEL_FILE: string;

const script = document.currentScript as HTMLScriptElement | null;
const base = script?.src ?? location.href;

const text = {
  zh: { open: '問 1999', label: '問 1999：開啟線上客服', unread: (n: number) => `，${n} 則新訊息` },
  en: { open: 'Ask 1999', label: 'Ask 1999: open the chat', unread: (n: number) => `, ${n} new messages` },
};
const FAILED = '無法載入，請再按一次，或撥打 1999 / Not loaded: press again, or call 1999';

const ICON =
  '<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true"><path d="M4 5.5h16v11h-8.5L7 20v-3.5H4z"/><path d="M8.5 9.75h7M8.5 12.75h4.5"/></svg>';

function readLanguage(): 'zh' | 'en' {
  const wanted = script?.dataset['language'] ?? document.documentElement.lang;
  return wanted.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** As `keeping.ts` writes it. */
function hasUnsent(): boolean {
  try {
    return localStorage.getItem('yima:unsent') !== null;
  } catch {
    return false; // blocked
  }
}

async function fetchPanel(): Promise<typeof mountPanel> {
  const url = new URL(PANEL_FILE, base).href;
  const panel = (await import(/* @vite-ignore */ url)) as { readonly mountPanel: typeof mountPanel };
  return panel.mountPanel;
}

function showLauncher(language: 'zh' | 'en'): {
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
} {
  const words = text[language];
  const host = document.createElement('div');
  host.id = 'yima-chat';
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  launcher.lang = language === 'en' ? 'en' : 'zh-Hant-TW';
  launcher.innerHTML = `${ICON}<span>${words.open}</span>`;
  launcher.setAttribute('aria-haspopup', 'dialog');
  launcher.setAttribute('aria-label', words.label);
  root.append(launcher);
  document.body.append(host);
  return { root, launcher };
}

function show(): void {
  const language = readLanguage();
  const words = text[language];
  const { root, launcher } = showLauncher(language);
  let panel: Promise<Panel> | undefined;
  const load = (): Promise<Panel> =>
    fetchPanel().then((mount) =>
      mount({
        root,
        hubUrl: new URL(base).origin,
        language,
        onOpened: (isOpen) => {
          launcher.hidden = isOpen;
          if (!isOpen) launcher.focus();
        },
        onUnread: (count) => {
          launcher.dataset['unread'] = count === 0 ? '' : String(Math.min(count, 99));
          launcher.setAttribute('aria-label', words.label + (count === 0 ? '' : words.unread(count)));
        },
      }),
    );
  // What waits since the last page leaves by itself, without the window being opened.
  if (hasUnsent()) {
    panel = load();
    panel.catch(() => {
      panel = undefined; // fetched again at the opening
    });
  }
  const open = (): void => {
    launcher.setAttribute('aria-busy', 'true');
    panel ??= load();
    panel
      .then(
        (loaded) => {
          loaded.open();
        },
        () => {
          panel = undefined;
          launcher.title = FAILED;
          launcher.setAttribute('aria-label', `${words.open}: ${FAILED}`);
        },
      )
      .finally(() => {
        launcher.removeAttribute('aria-busy');
      });
  };
  launcher.addEventListener('click', open);
  // A page's own button opens the window too: <button data-yima-open>.
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-yima-open]') !== null) open();
  });
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
else show();
