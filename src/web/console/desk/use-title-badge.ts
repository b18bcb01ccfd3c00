// The browser tab says how many wait.

import { useEffect } from 'react';

import { useRows } from './use-rows.js';

export function useTitleBadge(title: string): void {
  const waiting = useRows('waiting').data?.length ?? 0;
  useEffect(() => {
    document.title = waiting === 0 ? title : `(${waiting}) ${title}`;
  }, [waiting, title]);
}
