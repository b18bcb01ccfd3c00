// Brings every account's settings on its platform in line with what the hub wants; tells each difference. Called by the command.

import { createLineSideClient } from '../../channels/line/line-side-client.js';
import { planLineSetup, type LineSetup } from '../../channels/line/line-setup.js';
import { createMessengerProfileClient } from '../../channels/messenger/messenger-profile-client.js';
import { planMessengerSetup } from '../../channels/messenger/messenger-setup.js';
import type { SetupStep } from '../../channels/setup-step.js';
import type { Config } from '../../config/config.js';
import type { LineSettings } from '../../config/channel-settings.js';

export interface SetUpOptions {
  /** Only tell. */
  readonly isDryRun: boolean;
  readonly menuImage?: LineSetup['menuImage'];
  readonly say: (line: string) => void;
}

/** How many things differ from what they should be when it resolves: 0 is well. */
export async function setUpChannels(config: Config, options: SetUpOptions): Promise<number> {
  let left = 0;
  for (const { accountId, plan } of accountsOf(config, options)) {
    options.say(`${accountId}:`);
    for (const step of await plan()) left += await take(step, options);
  }
  return left;
}

interface Account {
  readonly accountId: string;
  readonly plan: () => Promise<readonly SetupStep[]>;
}

function accountsOf(
  { channels, moreAccounts, http, city }: Config,
  { menuImage }: SetUpOptions,
): readonly Account[] {
  const { publicUrl } = http.origins;
  const line = [channels.line, ...moreAccounts.line].filter((account) => account !== undefined);
  const pages = [channels.messenger, ...moreAccounts.messenger].filter((account) => account !== undefined);
  return [
    ...line.map((account) => ({
      accountId: account.accountId,
      plan: () => planLineSetup(lineSetupOf(account, publicUrl, menuImage)),
    })),
    ...pages.map((account) => ({
      accountId: account.accountId,
      plan: () => planMessengerSetup(createMessengerProfileClient(account), city.name),
    })),
  ];
}

function lineSetupOf(
  { accountId, channelAccessToken, apiBaseUrl, dataApiBaseUrl }: LineSettings,
  publicUrl: string | undefined,
  menuImage: LineSetup['menuImage'],
): LineSetup {
  return {
    side: createLineSideClient({ channelAccessToken, apiBaseUrl }),
    data: createLineSideClient({ channelAccessToken, apiBaseUrl: dataApiBaseUrl }),
    // LINE takes no other.
    ...(publicUrl?.startsWith('https:') === true
      ? { webhookUrl: `${publicUrl}/webhooks/line/${accountId}` }
      : {}),
    ...(menuImage === undefined ? {} : { menuImage }),
  };
}

/** 1 where it is still not as it should be. */
async function take(
  { name, isSame, from, to, apply }: SetupStep,
  { isDryRun, say }: SetUpOptions,
): Promise<number> {
  if (isSame) {
    say(`  = ${name}`);
    return 0;
  }
  say(`  ${isDryRun ? '~' : '>'} ${name}`);
  say(`      - ${from}`);
  say(`      + ${to}`);
  if (isDryRun) return 1;
  const fault = await apply();
  if (fault === undefined) return 0;
  say(`      ! ${fault}`);
  return 1;
}
