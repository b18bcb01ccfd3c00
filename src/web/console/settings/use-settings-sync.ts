// Keeps this screen's settings and the hub's in step: asked at each connection, told at each change, also of what was changed without
// one.

import { useEffect } from 'react';

import { useDesk } from '../desk/desk-context.js';
import { useLink } from '../desk/link.js';
import { useSession } from '../session/use-session.js';
import { isTransient } from '../shell/fault.js';
import { mine, offerOwn, takeOver, useUntold, wasTold, type SettingPart } from './setting.js';

export function useSettingsSync(): void {
  const { hub, link } = useDesk();
  const { id: myId } = useSession().staff;
  const isOnline = useLink(link).state === 'online';
  useEffect(() => {
    if (!isOnline) return;
    hub.ask('settings', {}).then(
      ({ settings }) => {
        takeOver(settings, myId);
        offerOwn(settings, myId);
      },
      // Asked again at the next connection.
      () => undefined,
    );
  }, [hub, isOnline, myId]);
  useTelling('keys', isOnline);
  useTelling('alerts', isOnline);
}

function useTelling(part: SettingPart, isOnline: boolean): void {
  const { hub } = useDesk();
  const { id: myId } = useSession().staff;
  const change = useUntold(part, myId);
  useEffect(() => {
    if (!isOnline || change === undefined) return;
    hub.ask('keepSettings', mine(part, myId)).then(
      () => {
        wasTold(part, myId, change);
      },
      (error: unknown) => {
        // What the hub refuses it refuses every time: it stays on this screen.
        if (!isTransient(error)) wasTold(part, myId, change);
      },
    );
  }, [hub, isOnline, myId, part, change]);
}
