// When each account's webhooks last arrived well, and why the last one did not. In memory, since the start.

import type { AccountId } from '../domain/ids.js';

export interface WebhookView {
  readonly lastWebhookAtMs?: number;
  readonly lastRefusal?: { readonly atMs: number; readonly status: number; readonly reason: string };
}

export interface WebhookHealth {
  readonly verified: (account: AccountId, atMs: number) => void;
  readonly refused: (account: AccountId, refusal: NonNullable<WebhookView['lastRefusal']>) => void;
  readonly view: (account: AccountId) => WebhookView;
}

export function createWebhookHealth(): WebhookHealth {
  const views = new Map<AccountId, WebhookView>();
  const view: WebhookHealth['view'] = (account) => views.get(account) ?? {};
  return {
    verified(account, lastWebhookAtMs) {
      views.set(account, { ...view(account), lastWebhookAtMs });
    },
    refused(account, lastRefusal) {
      views.set(account, { ...view(account), lastRefusal });
    },
    view,
  };
}
