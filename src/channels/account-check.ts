// What a platform says of an account of ours when it is asked: free questions, no message is sent. Implemented by the channels.

/** What was asked about. */
export type CheckedThing =
  /** Does the platform take our credentials? */
  | 'token'
  /** Is the address where it sends webhooks ours, and does it send any? */
  | 'webhook-address'
  /** Did a webhook that it sent just now arrive? */
  | 'webhook-test'
  /** Does it send the events that the hub needs? */
  | 'subscription';

export interface AccountFinding {
  readonly what: CheckedThing;
  /** `unknown`: no answer this time. */
  readonly verdict: 'good' | 'bad' | 'unknown';
  /** The platform's own words, codes and addresses, at most 200 characters; never a part of a credential. */
  readonly detail?: string;
}

export interface AccountCheck {
  /** As the platform shows the account to citizens. */
  readonly name?: string;
  readonly findings: readonly AccountFinding[];
}

export interface ExpectedWebhook {
  /** Where the hub takes this account's webhooks, if it knows its own address. */
  readonly webhookUrl?: string;
}

const MOST_DETAIL_CHARS = 200;

export function finding(
  what: CheckedThing,
  verdict: AccountFinding['verdict'],
  detail?: string,
): AccountFinding {
  const words = (detail ?? '').trim().slice(0, MOST_DETAIL_CHARS);
  return { what, verdict, ...(words === '' ? {} : { detail: words }) };
}
