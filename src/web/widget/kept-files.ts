// Files that wait to be sent, kept over a reload in the browser's own database, one record each, so that two windows of one page
// never overwrite each other. Where it is blocked or full a file lives as long as its page, and whoever leaves is asked first.

import type { WireError } from '../../wire/shared.js';
import { isWaiting, type Unsent } from './talk-state.js';

const DATABASE = 'yima-chat';
const FILES = 'files';
/** As many as the hub takes of one visitor in a while (`visitor-file-routes.ts`); each is as large as it takes, at most. */
const MOST_KEPT = 20;
/** Whoever does not come back leaves nothing of theirs on a shared machine. Ours. Unit: ms. */
const KEPT_FOR_MS = 86_400_000;

export const NOT_KEPT: WireError = {
  code: 'NOT_KEPT',
  message: {
    zh: '離開網頁以後，檔案沒有留下來。請重新選擇檔案。',
    en: 'The file did not outlast the page. Please choose it again.',
  },
};

interface KeptFile {
  readonly file: Blob;
  readonly atMs: number;
}

export interface KeptFiles {
  /** What is unsent now: new files are kept, the others forgotten. */
  readonly follow: (unsent: readonly Unsent[]) => void;
  /** Of an earlier page; undefined: not there, or not any more. */
  readonly read: (clientId: string) => Promise<Blob | undefined>;
}

export function createKeptFiles(onKept: (clientId: string) => void): KeptFiles {
  const known = new Set<string>();
  return {
    follow(unsent) {
      const waiting = unsent.filter((message) => message.file !== undefined && isWaiting(message));
      for (const { clientId, file } of waiting) {
        if (known.has(clientId) || file === undefined) continue;
        known.add(clientId);
        keep(clientId, file).then(
          (isKept) => {
            if (isKept) onKept(clientId);
          },
          () => undefined, // blocked or full: this page has it
        );
      }
      for (const id of known) {
        if (waiting.some(({ clientId }) => clientId === id)) continue;
        known.delete(id);
        change((files) => files.delete(id)).catch(() => undefined); // goes when it is too old
      }
    },
    async read(clientId) {
      try {
        await dropOld();
        let found: KeptFile | undefined;
        await change((files) => {
          const request = files.get(clientId) as IDBRequest<KeptFile | undefined>;
          request.onsuccess = () => {
            found = request.result;
          };
        });
        if (found !== undefined) known.add(clientId);
        return found?.file;
      } catch {
        return undefined; // blocked
      }
    },
  };
}

/** False: there are too many already. */
async function keep(clientId: string, file: Blob): Promise<boolean> {
  await dropOld();
  let isKept = false;
  await change((files) => {
    const count = files.count();
    count.onsuccess = () => {
      isKept = count.result < MOST_KEPT;
      if (isKept) files.put({ file, atMs: Date.now() } satisfies KeptFile, clientId);
    };
  });
  return isKept;
}

function dropOld(): Promise<void> {
  return change((files) => {
    const request = files.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor === null) return;
      if ((cursor.value as KeptFile).atMs < Date.now() - KEPT_FOR_MS) cursor.delete();
      cursor.continue();
    };
  });
}

/** One transaction, over when the browser has it; the database is open no longer than that. */
function change(work: (files: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      reject(new Error('not kept'));
    };
    const opening = indexedDB.open(DATABASE, 1);
    opening.onerror = fail;
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(FILES);
    };
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(FILES, 'readwrite');
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = fail;
      work(transaction.objectStore(FILES));
      database.close(); // when the transaction is over
    };
  });
}

/** Asked by the browser in its own words. */
function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/** Only as long as something would be lost: a page that always asks is kept out of the browser's quick way back. */
export function guardLeaving(unsent: readonly Unsent[]): void {
  const isOnlyHere = unsent.some(
    ({ phase, file, isKept = false }) =>
      file !== undefined && !isKept && (phase === 'waiting' || phase === 'sending'),
  );
  if (isOnlyHere) window.addEventListener('beforeunload', askToStay);
  else window.removeEventListener('beforeunload', askToStay);
}
