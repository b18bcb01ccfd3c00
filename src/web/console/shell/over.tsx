// What lies over every screen behind the door, one at a time: everything by its name, alerts, keys. The search is fetched once the
// screen stands, so that it is there when it is asked for.

import { lazy, Suspense, useEffect } from 'react';

import { AlertsDialog } from '../desk/alerts-dialog.js';
import { KeysDialog } from '../desk/keys-dialog.js';
import { ANYWHERE_KEYS } from '../desk/key-map.js';
import { useDeskKeys, useKeyMap, useSingleKeys } from '../desk/keys.js';
import { openOver, shutOver, useOver } from './over-door.js';

const fetchFinder = () => Promise.all([import('../find/finder-dialog.js'), import('../words/late-words.js')]);
const FinderDialog = lazy(async () => ({ default: (await fetchFinder())[0].FinderDialog }));

/** After the screen itself. Unit: ms. */
const FETCH_AFTER_MS = 2_000;

export function OverScreens() {
  const over = useOver();
  const [keys] = useKeyMap();
  const [hasSingleKeys, setSingleKeys] = useSingleKeys();
  useDeskKeys(
    keys,
    hasSingleKeys,
    (key) => {
      openOver(key === 'palette' ? 'finder' : 'keys');
    },
    ANYWHERE_KEYS,
  );
  useFetchedSoon();
  // Whoever leaves takes it along.
  useEffect(() => shutOver, []);
  if (over === 'finder')
    return (
      <Suspense>
        <FinderDialog onClose={shutOver} />
      </Suspense>
    );
  if (over === 'alerts') return <AlertsDialog onClose={shutOver} />;
  return (
    <KeysDialog
      isOpen={over === 'keys'}
      onOpenChange={shutOver}
      hasSingleKeys={hasSingleKeys}
      onSingleKeys={setSingleKeys}
    />
  );
}

function useFetchedSoon(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Without a connection it is fetched when it is asked for.
      fetchFinder().catch(() => undefined);
    }, FETCH_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
}
