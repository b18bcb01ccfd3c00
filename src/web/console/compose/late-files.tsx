// Files beside a reply, loaded after the talk: most replies bring none.

import { lazy, Suspense } from 'react';

import type { FileBarProps } from '../files/file-bar.js';

const FileBar = lazy(async () => ({ default: (await import('../files/file-bar.js')).FileBar }));

export function LateFiles(props: FileBarProps) {
  return (
    <Suspense>
      <FileBar {...props} />
    </Suspense>
  );
}
