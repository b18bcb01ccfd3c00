// The window itself, fetched at the first opening: mounts the app into the launcher's shadow root and keeps the talk alive
// while the window is shut.

import { render } from 'preact';

import { Chat } from './chat.js';
import { createKeeping } from './keeping.js';
import css from './panel.css?inline';
import { TalkClient } from './talk-client.js';
import type { TalkState } from './talk-state.js';
import type { Language } from './words.js';

export interface PanelHost {
  readonly root: ShadowRoot;
  /** Origin of the hub. */
  readonly hubUrl: string;
  /** The page's; a choice that the citizen made before wins. */
  readonly language: Language;
  readonly onOpened: (isOpen: boolean) => void;
  /** Words of ours that came while the window was shut. */
  readonly onUnread: (count: number) => void;
}

export interface Panel {
  readonly open: () => void;
}

export function mountPanel(host: PanelHost): Panel {
  const { root, hubUrl } = host;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement('div');
  root.append(place);
  const keeping = createKeeping();
  const kept = keeping.read('language');
  const view = {
    isOpen: false,
    language: kept === 'en' || kept === 'zh' ? kept : host.language,
    seenSeq: 0,
  };

  // Who writes English on a page in Chinese is answered in English, until they choose.
  let isChosen = kept !== undefined || host.language === 'en';

  const setOpen = (isOpen: boolean): void => {
    if (view.isOpen === isOpen) return;
    view.isOpen = isOpen;
    show(client.state);
    host.onOpened(isOpen);
    if (isOpen) place.querySelector<HTMLElement>(firstFocus())?.focus();
  };
  const show = (state: TalkState): void => {
    const last = state.entries.at(-1)?.seq ?? 0;
    if (view.isOpen) view.seenSeq = last;
    host.onUnread(
      state.entries.filter(({ seq, author }) => seq > view.seenSeq && author !== 'citizen').length,
    );
    render(
      <Chat
        state={state}
        client={client}
        isOpen={view.isOpen}
        language={view.language}
        onLanguage={(language) => {
          view.language = language;
          isChosen = true;
          keeping.write('language', language);
          client.greetAgain();
          show(client.state);
        }}
        onClose={() => {
          setOpen(false);
        }}
      />,
      place,
    );
  };
  const client = new TalkClient({
    hubUrl,
    keeping,
    language: () => (isChosen ? view.language : undefined),
    onChange: show,
  });
  show(client.state);
  client.start();
  return {
    open: () => {
      setOpen(true);
    },
  };
}

/** On a phone the keyboard would cover the window at once: there the heading gets the focus. */
function firstFocus(): string {
  return matchMedia('(pointer: coarse)').matches ? 'h2' : 'textarea';
}
