// Files that are dropped on the talk, or pasted into its box.

import { useEffect, useRef, useState, type RefObject } from 'react';

/** True while files hang over the talk. */
export function useIncoming(
  box: RefObject<HTMLTextAreaElement | null>,
  onFiles: (files: readonly File[]) => void,
): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const area = box.current?.closest('.composer')?.parentElement;
    if (area === null || area === undefined) return undefined;
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && area.contains(event.relatedTarget))) setIsOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setIsOver(false);
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      // A copied table brings a picture of itself: its words are meant.
      if (data === null || data.files.length === 0 || data.types.includes('text/plain')) return;
      event.preventDefault();
      take.current([...data.files]);
    };
    area.addEventListener('dragover', over);
    area.addEventListener('dragleave', leave);
    area.addEventListener('drop', drop);
    area.addEventListener('paste', paste);
    return () => {
      area.removeEventListener('dragover', over);
      area.removeEventListener('dragleave', leave);
      area.removeEventListener('drop', drop);
      area.removeEventListener('paste', paste);
    };
  }, [box]);
  return isOver;
}

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true;
