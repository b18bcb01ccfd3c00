// Shows its children only after a moment: a skeleton that flashes is worse than none.

import { useEffect, useState, type ReactNode } from 'react';

const SKELETON_AFTER_MS = 300;

export function Late({ children }: { readonly children: ReactNode }) {
  const [isDue, setIsDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsDue(true);
    }, SKELETON_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isDue ? children : null;
}
