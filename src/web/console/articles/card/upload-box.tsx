// Files into the card: dropped, pasted or chosen, one after the other, with progress and a reason where one is refused. What is kept is
// handed on by its address.

import '../../design/upload.css';

import { useEffect, useId, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';

import type { ArticleFileView } from '../../../../wire/article-file-api.js';
import { ARTICLE_FILE_BYTES } from '../../../../wire/card-file.js';
import { sizeOf } from '../../../../wire/shared.js';
import { useSession } from '../../session/use-session.js';
import { toFault, type Fault } from '../../shell/fault.js';
import { useWords } from '../../words/words.js';
import { uploadArticleFile } from '../article-client.js';

interface Props {
  /** Says what may come here. */
  readonly hint: string;
  readonly label: string;
  readonly endings: readonly string[];
  /** So many may still come. */
  readonly room: number;
  readonly onKept: (file: ArticleFileView) => void;
}

interface Coming {
  readonly key: string;
  readonly file: File;
  /** 0 to 1. */
  readonly share: number;
  readonly fault?: Fault | 'too-large' | 'no-room' | undefined;
}

export function UploadBox({ hint, label, endings, room, onKept }: Props) {
  const { say, language } = useWords();
  const { csrfToken } = useSession();
  const hintId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(undefined);
  const [isOver, setIsOver] = useState(false);
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const [told, setTold] = useState('');
  // The card may be written on meanwhile: what is kept goes to it as it stands then.
  const keep = useRef(onKept);
  useEffect(() => {
    keep.current = onKept;
  });
  useEffect(
    () => () => {
      stop.current?.abort();
    },
    [],
  );
  const change = (key: string, next: Partial<Coming>): void => {
    setComing((before) => before.map((each) => (each.key === key ? { ...each, ...next } : each)));
  };
  const send = async ({ key, file }: Coming): Promise<void> => {
    stop.current ??= new AbortController();
    const onSent = (share: number): void => {
      change(key, { share });
    };
    try {
      const kept = await uploadArticleFile({ file, csrfToken, onSent, stop: stop.current.signal });
      setComing((before) => before.filter((each) => each.key !== key));
      setTold(say('upload.done', { name: file.name }));
      keep.current(kept);
    } catch (error) {
      if (!stop.current.signal.aborted) change(key, { fault: toFault(error) });
    }
  };
  const take = async (files: readonly File[]): Promise<void> => {
    const next = files.map((file, at): Coming => ({
      ...{ key: crypto.randomUUID(), file, share: 0 },
      fault: at >= room ? 'no-room' : file.size > ARTICLE_FILE_BYTES ? 'too-large' : undefined,
    }));
    setComing((before) => [...before.filter(({ fault }) => fault === undefined), ...next]);
    for (const each of next) if (each.fault === undefined) await send(each);
  };
  const wordsOf = (fault: NonNullable<Coming['fault']>): string => {
    if (fault === 'no-room') return say('upload.noRoom', { n: room });
    if (fault === 'too-large') return say('upload.tooLarge', { most: sizeOf(ARTICLE_FILE_BYTES) });
    return fault.in(language);
  };
  return (
    <div
      className="upload-box"
      role="group"
      aria-label={label}
      data-over={isOver || undefined}
      onDragOver={(event: DragEvent) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event: DragEvent) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        setIsOver(false);
        void take([...event.dataTransfer.files]);
      }}
      onPaste={(event: ClipboardEvent) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        void take([...event.clipboardData.files]);
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        multiple={room > 1}
        accept={endings.map((ending) => `.${ending}`).join(',')}
        onChange={({ currentTarget }) => {
          void take([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <button
        type="button"
        className="button small upload-choose"
        aria-describedby={hintId}
        onClick={() => picker.current?.click()}
      >
        {label}
      </button>
      <p className="field-hint" id={hintId}>
        {hint}
      </p>
      {coming.length === 0 ? null : (
        <ul className="upload-coming">
          {coming.map(({ key, file, share, fault }) => (
            <li key={key}>
              <span className="upload-name">{file.name}</span>
              {fault === undefined ? (
                <progress max={1} value={share} aria-label={say('upload.progress', { name: file.name })} />
              ) : (
                <span role="alert" className="card-warning">
                  {wordsOf(fault)}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="hidden-text" role="status">
        {told}
      </p>
    </div>
  );
}
