// The window: who answers, the talk, the line to write on. A dialog that does not block the page behind it.

import { sendFiles } from './attach.js';
import { BannerLine } from './banner-line.js';
import { Composer } from './composer.js';
import { CloseIcon, PersonIcon, PhoneIcon } from './icons.js';
import { Log } from './log.js';
import type { TalkClient } from './talk-client.js';
import type { TalkState } from './talk-state.js';
import { words, type Language, type Words } from './words.js';

export interface ChatProps {
  readonly state: TalkState;
  readonly client: TalkClient;
  readonly isOpen: boolean;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
}

export function Chat({ state, client, isOpen, language, onLanguage, onClose }: ChatProps) {
  const say = words[language];
  const canAttach = state.files !== undefined;
  return (
    <section
      class="panel"
      role="dialog"
      aria-modal="false"
      aria-labelledby="title"
      lang={say.lang}
      hidden={!isOpen}
      onDragOver={(event) => {
        if (canAttach) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!canAttach || event.dataTransfer === null) return;
        event.preventDefault();
        sendFiles(client, event.dataTransfer.files);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <Head state={state} language={language} onLanguage={onLanguage} onClose={onClose} />
      <BannerLine banner={state.banner} say={say} language={language} keeping={client.keeping} />
      <Log state={state} client={client} language={language} isOpen={isOpen} />
      <Status state={state} say={say} />
      <div class="ways">
        <button
          type="button"
          disabled={state.talk.status === 'assigned'}
          onClick={() => {
            client.askForPerson(say.person);
          }}
        >
          <PersonIcon />
          {say.person}
        </button>
        <a href="tel:1999">
          <PhoneIcon />
          {say.call}
        </a>
      </div>
      <Composer client={client} say={say} isOpen={isOpen} canAttach={canAttach} />
    </section>
  );
}

type HeadProps = Pick<ChatProps, 'state' | 'language' | 'onLanguage' | 'onClose'>;

function Head({ state, language, onLanguage, onClose }: HeadProps) {
  const say = words[language];
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div class="head">
      <div class="who">
        <h2 id="title" tabIndex={-1}>
          {say.title(state.cityName)}
        </h2>
        <p>{describe(state, say)}</p>
      </div>
      <button
        type="button"
        class="quiet"
        lang={words[other].lang}
        aria-label={`${say.otherLanguage}: ${say.switchLanguage}`}
        onClick={() => {
          onLanguage(other);
        }}
      >
        {say.otherLanguage}
      </button>
      <button type="button" class="quiet icon" aria-label={say.close} onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  );
}

function describe({ talk }: TalkState, say: Words): string {
  switch (talk.status) {
    case 'queued':
      return say.queued(talk.place);
    case 'assigned':
      return say.withAgent(talk.agentName);
    case 'resolved':
      return say.resolved;
    default:
      return say.withBot;
  }
}

/** Said once per spell: the region stays, its words come and go. */
function Status({ state, say }: { readonly state: TalkState; readonly say: Words }) {
  const name = state.typing === 'agent' ? (state.talk.agentName ?? say.agent) : say.bot;
  return (
    <div class="status" role="status">
      {state.connection === 'offline' && <p class="away">{say.offline}</p>}
      {state.connection === 'online' && state.typing !== undefined && (
        <p class="typing">
          <i aria-hidden="true" />
          {say.typing(name)}
        </p>
      )}
    </div>
  );
}
