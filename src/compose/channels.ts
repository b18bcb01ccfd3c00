// From a channel's settings to its adapter: one line a channel.

import type { ChannelAdapter } from '../channels/channel-adapter.js';
import { createLineAdapter } from '../channels/line/line-adapter.js';
import { createMessengerAdapter } from '../channels/messenger/messenger-adapter.js';
import type { ChannelSettings } from '../config/channel-settings.js';
import type { ChannelDeps } from './channel-deps.js';
import type { Parts } from './parts.js';

export type ChannelFactories<Settings> = {
  readonly [Name in keyof Settings]-?: (
    settings: NonNullable<Settings[Name]>,
    deps: ChannelDeps,
  ) => ChannelAdapter;
};

/** One line a channel. Web chat is a door, too: `web-chat.ts`. */
export const CHANNEL_FACTORIES: ChannelFactories<ChannelSettings> = {
  line: createLineAdapter,
  messenger: createMessengerAdapter,
};

/** The adapters of the channels that are on: the environment's accounts first, they are their channel's default. */
export function createAdapters({ config, deps, events }: Parts): readonly ChannelAdapter[] {
  const { publicUrl } = config.http.origins;
  const channelDeps: ChannelDeps = {
    ...(publicUrl === undefined ? {} : { publicUrl }),
    onCall: (call) => {
      events.platformCalled(call);
    },
  };
  const make = deps.makeAdapters ?? ((given) => makeAdapters(config.channels, CHANNEL_FACTORIES, given));
  const { line, messenger } = config.moreAccounts;
  return [
    ...make(channelDeps),
    ...line.map((settings) => createLineAdapter(settings, channelDeps)),
    ...messenger.map((settings) => createMessengerAdapter(settings, channelDeps)),
  ];
}

/** In the order of the factories. */
export function makeAdapters<Settings extends object>(
  settings: Settings,
  factories: ChannelFactories<Settings>,
  deps: ChannelDeps,
): readonly ChannelAdapter[] {
  // `Object.keys` forgets which keys an object has.
  return (Object.keys(factories) as (keyof Settings)[]).flatMap((name) => {
    const own = settings[name];
    return own === undefined || own === null ? [] : [factories[name](own, deps)];
  });
}
