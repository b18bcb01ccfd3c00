// What compose gives to each channel.

import type { HubEvents } from '../observe/events.js';

/** What every channel may be given. */
export interface ChannelDeps {
  /** Told about each call to the platform, for log and metrics. No personal data, no tokens. */
  readonly onCall: (call: Parameters<HubEvents['platformCalled']>[0]) => void;
  /** `PUBLIC_URL`: where platforms fetch the pictures of cards. */
  readonly publicUrl?: string;
}
