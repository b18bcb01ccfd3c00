// The "/" palette: what is found for the query, and which one is chosen.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import type { Suggestion } from '../../../wire/agent-events.js';
import { useDesk } from '../desk/desk-context.js';

/** Wait for the typing to pause before asking. Unit: ms. */
const PAUSE_MS = 120;

export interface Palette {
  readonly query: string;
  readonly found: readonly Suggestion[] | undefined;
  readonly at: number;
  readonly move: (by: 1 | -1) => void;
}

/** Undefined while the draft asks for nothing. */
export function usePalette(query: string | undefined): Palette | undefined {
  const { hub } = useDesk();
  const asked = useSettled(query ?? '', PAUSE_MS);
  const [at, setAt] = useState(0);
  useEffect(() => {
    setAt(0);
  }, [asked]);
  const { data } = useQuery({
    queryKey: ['search', asked],
    queryFn: async () => (await hub.ask('search', { query: asked })).found,
    enabled: query !== undefined && asked !== '',
    placeholderData: (before, of) => (isNear(String(of?.queryKey[1]), asked) ? before : undefined),
    // What was found a minute ago may have been changed or retired meanwhile.
    staleTime: 0,
    gcTime: 60_000,
  });
  if (query === undefined) return undefined;
  const found = isNear(query, asked) ? data : undefined;
  return {
    query,
    found,
    at,
    move: (by) => {
      const count = found?.length ?? 0;
      if (count > 0) setAt((at + by + count) % count);
    },
  };
}

/** One goes on from the other. What was found for anything else is not shown meanwhile: Enter would put it in. */
const isNear = (one: string, other: string): boolean =>
  one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one));

function useSettled(value: string, pauseMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [value, pauseMs]);
  return settled;
}
