// One sheet on its way: chosen, looked at with these columns, imported. Each look replaces the one before it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import type { ImportPreviewView, ImportRunView } from '../../../wire/import-api.js';
import { useSession } from '../session/use-session.js';
import {
  applyImport,
  previewImport,
  type ApplyWish,
  type ColumnChoice,
  type ImportWish,
} from './import-client.js';
import { useProgress, type Progress } from './use-progress.js';

export interface ImportWork {
  readonly wish: ImportWish | undefined;
  readonly seen: ImportPreviewView | undefined;
  readonly done: ImportRunView | undefined;
  readonly progress: Progress | undefined;
  readonly isApplying: boolean;
  readonly error: unknown;
  readonly choose: (file: File) => void;
  readonly nameColumns: (sheet: string, choice: ColumnChoice[string]) => void;
  readonly setEndsAbsent: (endsAbsent: boolean) => void;
  readonly apply: (how: Pick<ApplyWish, 'skipsBad' | 'target'>) => void;
  readonly leave: () => void;
}

export function useImport(): ImportWork {
  const { csrfToken } = useSession();
  const cache = useQueryClient();
  const { progress, follow } = useProgress();
  const [wish, setWish] = useState<ImportWish>();
  const [seen, setSeen] = useState<ImportPreviewView>();
  const latest = useRef<ImportWish>(undefined);
  const look = useMutation({
    mutationFn: (order: ImportWish) =>
      follow((job, onSent) => previewImport(order, { csrfToken, job, onSent })),
    onSuccess: (found, order) => {
      if (order === latest.current) setSeen(found);
    },
  });
  const send = useMutation({
    mutationFn: (order: ApplyWish) => follow((job, onSent) => applyImport(order, { csrfToken, job, onSent })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['imports'] }),
  });
  /** What was seen stays while columns are named: the person goes on where they are. */
  const ask = (order: ImportWish): void => {
    latest.current = order;
    setWish(order);
    send.reset();
    look.mutate(order);
  };
  const leave = (): void => {
    latest.current = undefined;
    setSeen(undefined);
    setWish(undefined);
    look.reset();
    send.reset();
  };
  return {
    wish,
    seen,
    done: send.data,
    progress,
    isApplying: send.isPending,
    error: look.error ?? send.error,
    choose: (file) => {
      setSeen(undefined);
      ask({ file, mappings: {}, endsAbsent: false });
    },
    nameColumns: (sheet, choice) => {
      if (wish !== undefined) ask({ ...wish, mappings: { ...wish.mappings, [sheet]: choice } });
    },
    setEndsAbsent: (endsAbsent) => {
      if (wish !== undefined) ask({ ...wish, endsAbsent });
    },
    apply: (how) => {
      if (wish !== undefined) send.mutate({ ...wish, ...how });
    },
    leave,
  };
}
