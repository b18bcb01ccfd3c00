// Texts → unit vectors by a helper's `/embeddings`. Masks what is personal, checks every number of the answer.

import { maskPersonalData } from '../domain/personal-data.js';
import { recordOf, type JsonRecord } from '../lib/json-reading.js';
import { estimateTokens } from './assist-budget.js';
import { callAssist, nothing, type Assisted, type AssistEndpoint } from './assist-client.js';
import { usedTokensOf, type AssistGuard } from './assist-guard.js';

/** Known models give 256 to 4,096 numbers. Ours. */
const MOST_DIMENSIONS = 4_096;
/** Models read some 512 tokens or more; what comes later changes little. Unit: characters. */
const MOST_CHARS = 800;

export interface Embedder {
  /** Names the vectors: those of different models are never compared. */
  readonly model: string;
  /** One unit vector a text, in order. */
  readonly embed: (
    texts: readonly string[],
    deadlineMs: number,
  ) => Promise<Assisted<readonly Float32Array[]>>;
}

export function createEmbedder(endpoint: AssistEndpoint, guard: AssistGuard): Embedder {
  return {
    model: endpoint.model,
    embed: (texts, deadlineMs) => {
      const input = texts.map((text) => maskPersonalData(text).text.slice(0, MOST_CHARS));
      const most = input.reduce((sum, text) => sum + estimateTokens(text), 0);
      return guard.run(most, async () => {
        const answer = await callAssist(endpoint, { path: 'embeddings', body: { input }, deadlineMs });
        if (answer.kind === 'nothing') return { assisted: answer };
        const usedTokens = usedTokensOf(recordOf(answer.value['usage'])['total_tokens'], most);
        const vectors = readVectors(answer.value, texts.length);
        return {
          assisted: vectors === undefined ? nothing('malformed') : { kind: 'given', value: vectors },
          ...(usedTokens === undefined ? {} : { usedTokens }),
        };
      });
    },
  };
}

/** `data[i].embedding` in the order of `data[i].index`, all of one length, finite and not zero; undefined otherwise. */
function readVectors({ data }: JsonRecord, count: number): readonly Float32Array[] | undefined {
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const byPlace = new Map<number, Float32Array>();
  for (const [place, row] of (data as readonly unknown[]).map(recordOf).entries()) {
    const vector = readVector(row['embedding']);
    const index = row['index'] ?? place;
    if (vector === undefined || typeof index !== 'number') return undefined;
    byPlace.set(index, vector);
  }
  const vectors = Array.from({ length: count }, (_, place) => byPlace.get(place));
  const whole = vectors.filter((vector) => vector !== undefined);
  const isOneLength = new Set(whole.map(({ length }) => length)).size <= 1;
  return whole.length === count && isOneLength ? whole : undefined;
}

function readVector(value: unknown): Float32Array | undefined {
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_DIMENSIONS) return undefined;
  const numbers = value as readonly unknown[];
  if (!numbers.every((each): each is number => typeof each === 'number' && Number.isFinite(each)))
    return undefined;
  const length = Math.hypot(...numbers);
  return length > 0 && Number.isFinite(length)
    ? Float32Array.from(numbers, (each) => each / length)
    : undefined;
}
