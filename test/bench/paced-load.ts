// LINE as a source of load: signed webhooks at an even pace, however long each takes. Used by the benches.

import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { FakeLine } from '../support/fake-line.js';
import type { LineTalker } from '../support/line-events.js';

const QUESTION = '身分證不見了怎麼辦';

export interface Pace {
  readonly count: number;
  readonly perSecond: number;
  /** Messages come from so many people by turns. */
  readonly people: number;
  /** Whose names begin so. */
  readonly name?: string;
  /** What they say; default: a question that the bot answers. */
  readonly text?: string;
  /** Told of each 503: LINE would deliver it again. Without it a 503 ends the bench. */
  readonly onRefused?: () => void;
  /** Told when a message leaves. */
  readonly onSent?: (talker: LineTalker) => void;
}

/** Posts one event each and gives the time to each answer. Throws for any other than 200. Unit: ms. */
export async function postPaced(url: string, line: FakeLine, pace: Pace): Promise<number[]> {
  // New sockets for each load: a server closes idle ones after 5 s, perhaps just as the next load takes them.
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const startedAtMs = performance.now();
  const answers: Promise<number>[] = [];
  for (let n = 0; n < pace.count; n += 1) {
    const dueInMs = startedAtMs + (n * 1000) / pace.perSecond - performance.now();
    if (dueInMs > 1) await delay(dueInMs);
    const talker = line.user(`${pace.name ?? 'citizen'} ${n % pace.people}`);
    pace.onSent?.(talker);
    const answer = post(url, { agent, pace }, line.signedWebhook([talker.text(pace.text ?? QUESTION)]));
    // Heard below; one that fails before that must not end the process with hub and engine left behind.
    answer.catch(() => undefined);
    answers.push(answer);
  }
  return Promise.all(answers).finally(() => {
    agent.destroy();
  });
}

async function post(
  url: string,
  { agent, pace: { onRefused } }: { readonly agent: Agent; readonly pace: Pace },
  webhook: ReturnType<FakeLine['signedWebhook']>,
): Promise<number> {
  const startedAtMs = performance.now();
  const status = await statusOf(url, agent, webhook);
  if (status === 503 && onRefused !== undefined) onRefused();
  else if (status !== 200) throw new Error(`the webhook was answered with ${status}`);
  return performance.now() - startedAtMs;
}

function statusOf(
  url: string,
  agent: Agent,
  webhook: ReturnType<FakeLine['signedWebhook']>,
): Promise<number | undefined> {
  const { body, headers } = webhook;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().once('end', () => {
        resolve(response.statusCode);
      });
    });
    outgoing
      .once('error', (error) => {
        // The server closed the idle socket just as it was taken: nothing was read of the request.
        if (outgoing.reusedSocket) statusOf(url, agent, webhook).then(resolve, reject);
        else reject(error);
      })
      .end(body);
  });
}

export function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0;
}
