// Files beside a reply: the button, what hangs over the talk, one chip a file, and what this channel takes. Loaded after the talk.

import './files.css';

import { useRef, useState, type RefObject } from 'react';
import { Button } from 'react-aria-components/Button';

import type { FileLimits } from '../../../wire/file-api.js';
import { MOST_FILES, sizeOf } from '../../../wire/shared.js';
import { useChips, type FileChip } from '../compose/chips.js';
import { mediaAddress } from '../thread/media-address.js';
import type { Say } from '../words/say.js';
import { useWords } from '../words/words.js';
import { useIncoming } from './use-incoming.js';
import { useUploads, type Uploads } from './use-uploads.js';

export interface FileBarProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly conversationId: string;
  /** Of one person in one talk. */
  readonly place: string;
  /** Undefined until the hub has said it. */
  readonly limits: FileLimits | undefined;
}

export function FileBar({ box, conversationId, place, limits }: FileBarProps) {
  const { say } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const [notice, setNotice] = useState<'refused' | 'many'>();
  const chips = useChips(place);
  const uploads = useUploads({
    ...{ place, conversationId, limits, count: chips.length },
    onTooMany: () => {
      setNotice('many');
    },
  });
  const isOpen = limits?.state === 'open';
  const take = (files: readonly File[]): void => {
    setNotice(isOpen ? undefined : 'refused');
    if (isOpen) uploads.take(files);
    box.current?.focus();
  };
  const isOver = useIncoming(box, take);
  return (
    <>
      <div className="file-row" data-over={isOver}>
        {isOver ? <p className="file-drop">{isOpen ? say('files.drop') : closedWords(limits, say)}</p> : null}
        {chips.length === 0 ? null : (
          <ul className="file-chips" aria-label={say('files.list')}>
            {chips.map((chip) => (
              <Chip key={chip.key} chip={chip} uploads={uploads} />
            ))}
          </ul>
        )}
        <p className="file-notice" role="status">
          {noticeWords(notice, limits, say)}
        </p>
        {isOpen && chips.length > 0 ? <p className="field-hint">{limitWords(limits, say)}</p> : null}
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <Button
        className="button small quiet file-button"
        onPress={() => {
          if (isOpen) picker.current?.click();
          else setNotice('refused');
        }}
      >
        <Clip /> <span className="file-button-word">{say('files.attach')}</span>
      </Button>
    </>
  );
}

function Chip({ chip, uploads }: { readonly chip: FileChip; readonly uploads: Uploads }) {
  const { say, language } = useWords();
  const { key, name, bytes, share, ready, fault } = chip;
  const state = fault !== undefined ? 'failed' : ready === undefined ? 'sending' : 'ready';
  return (
    <li className="file-chip" data-state={state}>
      {ready?.form === 'picture' ? (
        <img className="file-thumb" src={mediaAddress(ready, 'small')} alt="" />
      ) : (
        <span className="file-thumb" aria-hidden="true">
          {endingOf(name)}
        </span>
      )}
      <span className="file-name">{name}</span>
      <span className="file-facts">
        {state === 'sending' ? (
          <>
            {share < 1 ? say('files.sending', { n: Math.round(share * 100) }) : say('files.judging')}
            <progress max={1} value={share} aria-label={say('files.progress', { name })} />
          </>
        ) : fault === undefined ? (
          `${sizeOf(bytes)}${ready?.form === 'link' ? ` · ${say('files.asLink')}` : ''}`
        ) : (
          <span role="alert" title={[fault.code, fault.requestId].join(' ')}>
            {fault.in(language)}
          </span>
        )}
      </span>
      {fault !== undefined && !VERDICTS.has(fault.code) ? (
        <Button
          className="button small"
          onPress={() => {
            uploads.retry(key);
          }}
        >
          {say('retry')}
        </Button>
      ) : null}
      <Button
        className="icon-button"
        aria-label={say('files.remove', { name })}
        onPress={() => {
          uploads.remove(chip);
        }}
      >
        ✕
      </Button>
    </li>
  );
}

/** Another try says the same. */
const VERDICTS: ReadonlySet<string> = new Set(['FILE_TYPE_REFUSED', 'FILE_TOO_LARGE', 'PICTURE_TOO_LARGE']);

function Clip() {
  return (
    <svg className="file-clip" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M13 7.2 7.9 12.3a3.2 3.2 0 0 1-4.5-4.5l5.4-5.4a2.1 2.1 0 0 1 3 3L6.6 10.6a1 1 0 0 1-1.5-1.4l4.6-4.6" />
    </svg>
  );
}

/** `PDF`: what is known of a file that cannot be seen. */
function endingOf(name: string): string {
  const ending = /\.([A-Za-z0-9]{1,4})$/.exec(name)?.[1] ?? '';
  return ending.toUpperCase();
}

function noticeWords(
  notice: 'refused' | 'many' | undefined,
  limits: FileLimits | undefined,
  say: Say,
): string {
  if (notice === undefined) return '';
  return notice === 'many' ? say('files.tooMany', { n: MOST_FILES }) : closedWords(limits, say);
}

function closedWords(limits: FileLimits | undefined, say: Say): string {
  if (limits === undefined) return say('files.unknown');
  return say(limits.state === 'no-public-url' ? 'files.noPublicUrl' : 'files.notTaken');
}

function limitWords(limits: Extract<FileLimits, { state: 'open' }>, say: Say): string {
  const kinds = limits.pictureTypes.map((type) => type.slice('image/'.length).toUpperCase()).join(' / ');
  return say(limits.others === 'link' ? 'files.limits.link' : 'files.limits.file', {
    kinds,
    picture: sizeOf(limits.mostPictureBytes),
    file: sizeOf(limits.mostFileBytes),
    n: MOST_FILES,
  });
}
