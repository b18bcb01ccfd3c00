// Takes files for a reply to the hub, one chip each: with progress, a reason where it is refused, another try, and a way out.

import { useCallback, useRef } from 'react';

import { MOST_FILES } from '../../../wire/shared.js';
import type { FileLimits } from '../../../wire/file-api.js';
import { changeChips, type FileChip, type ReadyFile } from '../compose/chips.js';
import { useSession } from '../session/use-session.js';
import { Fault, toFault } from '../shell/fault.js';
import { dropFile, uploadFile, uploadPreview } from './file-client.js';
import { smallPicture } from './small-picture.js';

export interface Uploads {
  readonly take: (files: readonly File[]) => void;
  readonly retry: (key: string) => void;
  readonly remove: (chip: FileChip) => void;
}

interface Place {
  readonly place: string;
  readonly conversationId: string;
  readonly limits: FileLimits | undefined;
  /** Chips that stand already. */
  readonly count: number;
  /** More than go with one reply were chosen. */
  readonly onTooMany: () => void;
}

interface Underway {
  readonly file: File;
  readonly stop: AbortController;
}

export function useUploads({ place, conversationId, limits, count, onTooMany }: Place): Uploads {
  const { csrfToken } = useSession();
  /** By chip; also of those that were refused, for another try. */
  const underway = useRef(new Map<string, Underway>());
  const mark = (key: string, change: Partial<FileChip>): void => {
    changeChips(place, (before) => before.map((chip) => (chip.key === key ? { ...chip, ...change } : chip)));
  };
  const send = (key: string, file: File): void => {
    const stop = new AbortController();
    underway.current.set(key, { file, stop });
    const refusal = sizeRefusal(file, limits);
    if (refusal !== undefined) {
      mark(key, { fault: refusal });
      return;
    }
    const sending = { conversationId, file, csrfToken, stop: stop.signal };
    bring({
      ...sending,
      onSent: (share) => {
        mark(key, { share });
      },
    }).then(
      (ready) => {
        if (stop.signal.aborted) return;
        underway.current.delete(key);
        mark(key, { ready, name: ready.name, share: 1 });
      },
      (error: unknown) => {
        if (!stop.signal.aborted) mark(key, { fault: toFault(error) });
      },
    );
  };
  const take = (files: readonly File[]): void => {
    const room = Math.max(0, MOST_FILES - count);
    if (files.length > room) onTooMany();
    for (const file of files.slice(0, room)) {
      const key = crypto.randomUUID();
      changeChips(place, (before) => [...before, { key, name: file.name, bytes: file.size, share: 0 }]);
      send(key, file);
    }
  };
  const retry = (key: string): void => {
    const file = underway.current.get(key)?.file;
    if (file === undefined) return;
    changeChips(place, (before) => before.map((chip) => (chip.key === key ? withoutFault(chip) : chip)));
    send(key, file);
  };
  const remove = useCallback(
    ({ key, ready }: FileChip): void => {
      underway.current.get(key)?.stop.abort();
      underway.current.delete(key);
      changeChips(place, (before) => before.filter((chip) => chip.key !== key));
      // Where that fails it is deleted after a day.
      if (ready !== undefined) dropFile(ready.id, csrfToken).catch(() => undefined);
    },
    [place, csrfToken],
  );
  return { take, retry, remove };
}

const withoutFault = ({ key, name, bytes }: FileChip): FileChip => ({ key, name, bytes, share: 0 });

type Bringing = Parameters<typeof uploadFile>[0];

/** The file, and where the platform wants one the small picture of it; without that it goes as a link. */
async function bring(sending: Bringing): Promise<ReadyFile> {
  const { id, name, bytes, form, previewBytes } = await uploadFile(sending);
  const ready = { id, name, bytes };
  if (previewBytes === undefined) return { ...ready, form };
  try {
    const small = await smallPicture(sending.file, previewBytes);
    if (small === undefined) return { ...ready, form: 'link' };
    await uploadPreview(id, small, sending.csrfToken);
    return { ...ready, form };
  } catch {
    return { ...ready, form: 'link' };
  }
}

/** What the hub would refuse need not travel. */
function sizeRefusal(file: File, limits: FileLimits | undefined): Fault | undefined {
  if (limits?.state !== 'open') return undefined;
  const isPicture = limits.pictureTypes.includes(file.type);
  const most = isPicture ? limits.mostPictureBytes : limits.mostFileBytes;
  if (file.size <= most) return undefined;
  const mb = Math.floor(most / 1_000_000);
  return new Fault({
    code: 'FILE_TOO_LARGE',
    message: { zh: `檔案太大，這裡最多 ${mb} MB。`, en: `Too large: ${mb} MB at most here.` },
  });
}
