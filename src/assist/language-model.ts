// A prompt → text by a helper's `/chat/completions`. What comes back is a stranger's text: cut, cleaned, and never more
// than a proposal to staff or an order of what was there before.

import { recordOf, textOf } from '../lib/json-reading.js';
import { estimateTokens } from './assist-budget.js';
import { callAssist, nothing, type Assisted, type AssistEndpoint } from './assist-client.js';
import { usedTokensOf, type AssistGuard } from './assist-guard.js';

export interface Prompt {
  /** What the model is to do. Ours, no stranger's words in it. */
  readonly task: string;
  /** What it is to do it with: strangers' words, masked by the caller. */
  readonly material: string;
  /** Longest answer. Unit: tokens. */
  readonly maxTokens: number;
  readonly deadlineMs: number;
}

export interface LanguageModel {
  readonly model: string;
  readonly complete: (prompt: Prompt) => Promise<Assisted<string>>;
}

/** Longest answer that is read at all. Unit: characters. */
const MOST_CHARS = 8_000;
/** Everything that does not print, but for line breaks; direction marks can make a text look like another. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;

export function createLanguageModel(endpoint: AssistEndpoint, guard: AssistGuard): LanguageModel {
  return {
    model: endpoint.model,
    complete: ({ task, material, maxTokens, deadlineMs }) => {
      const most = estimateTokens(task) + estimateTokens(material) + maxTokens;
      const body = {
        messages: [
          { role: 'system', content: task },
          { role: 'user', content: material },
        ],
        max_tokens: maxTokens,
        temperature: 0,
      };
      return guard.run(most, async () => {
        const answer = await callAssist(endpoint, { path: 'chat/completions', body, deadlineMs });
        if (answer.kind === 'nothing') return { assisted: answer };
        const usedTokens = usedTokensOf(recordOf(answer.value['usage'])['total_tokens'], most);
        const text = readText(answer.value['choices']);
        return {
          assisted: text === undefined ? nothing('malformed') : { kind: 'given', value: text },
          ...(usedTokens === undefined ? {} : { usedTokens }),
        };
      });
    },
  };
}

function readText(choices: unknown): string | undefined {
  const [first] = Array.isArray(choices) ? (choices as readonly unknown[]) : [];
  const text = textOf(recordOf(recordOf(first)['message'])['content']);
  if (text === undefined) return undefined;
  const clean = cleanText(text.slice(0, MOST_CHARS));
  return clean === '' ? undefined : clean;
}

/** Printable characters and line breaks alone, no more than two breaks in a row. */
function cleanText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const printable = lines.map((line) => line.replace(UNPRINTABLE, '').trimEnd());
  return printable
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
