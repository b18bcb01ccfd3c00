// The accounts of the channels over HTTP: how they are, asking their platform, a test message, the alarms.

import type { AccountCheckView, AlarmsView, ChannelsView, TestSentView } from '../../../wire/channel-api.js';
import { call } from '../session/staff-client.js';

/** The desk's socket writes here, too. */
export const ALARMS_KEY = ['alarms'] as const;

export const listChannels = (): Promise<ChannelsView> => call('GET', '/channels');

export const listAlarms = (): Promise<AlarmsView> => call('GET', '/alarms');

export const checkAccount = (accountId: string, csrfToken: string): Promise<AccountCheckView> =>
  call('POST', `/channels/${encodeURIComponent(accountId)}/check`, { csrfToken });

export const sendTest = (accountId: string, to: string, csrfToken: string): Promise<TestSentView> =>
  call('POST', `/channels/${encodeURIComponent(accountId)}/test-message`, { body: { to }, csrfToken });
