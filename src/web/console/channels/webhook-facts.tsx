// Where the platform sends what citizens write, and when it last did.

import type { AccountStatus } from '../../../wire/channel-api.js';
import { CopyButton } from '../thread/copy-button.js';
import { Fact } from '../thread/fact.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

/** Platforms whose console we know the way in. */
const GUIDES = {
  line: 'channels.webhook.paste.line',
  messenger: 'channels.webhook.paste.messenger',
} as const;
const isGuided = (channelId: string): channelId is keyof typeof GUIDES => Object.hasOwn(GUIDES, channelId);

const WRONG = { 400: 'channels.refusal.400', 401: 'channels.refusal.401' } as const;

export function WebhookFacts({ account }: { readonly account: AccountStatus }) {
  const { say, language } = useWords();
  const { channelId, webhookPath, webhookUrl, lastWebhookAtMs, lastRefusal } = account;
  if (webhookPath === undefined) return null;
  const wrong =
    lastRefusal?.status === 400 || lastRefusal?.status === 401 ? WRONG[lastRefusal.status] : undefined;
  return (
    <>
      <Fact name={say('channels.webhook')}>
        {webhookUrl === undefined ? <span>{say('channels.webhook.path')}</span> : null}
        <code className="long-code">{webhookUrl ?? webhookPath}</code>
        <CopyButton text={webhookUrl ?? webhookPath} />
        {webhookUrl !== undefined && isGuided(channelId) ? (
          <span className="field-hint">{say(GUIDES[channelId])}</span>
        ) : null}
      </Fact>
      <Fact name={say('channels.received')}>
        {lastWebhookAtMs === undefined ? say('channels.never') : momentOf(lastWebhookAtMs, language)}
      </Fact>
      {lastRefusal === undefined ? null : (
        <Fact name={say('channels.refusal')}>
          <span>
            {momentOf(lastRefusal.atMs, language)} <span className="tag">HTTP {lastRefusal.status}</span>
          </span>
          {wrong === undefined ? null : <span>{say(wrong)}</span>}
        </Fact>
      )}
    </>
  );
}
