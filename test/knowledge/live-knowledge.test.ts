import type { Intent } from '../../src/domain/article.js';
import { importArticles } from '../../src/knowledge/import-articles.js';
import type { KnowledgeStore } from '../../src/knowledge/knowledge-store.js';
import { createLiveKnowledge, type LiveKnowledgeDeps } from '../../src/knowledge/live-knowledge.js';
import { match } from '../../src/matching/matcher.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { testDatabase } from '../support/engine.js';
import { anArticle, publishDeps } from '../support/knowledge.js';
import { poll } from '../support/poll.js';

const database = testDatabase();
let store: KnowledgeStore;

beforeEach(async () => {
  await database().connection.dropDatabase();
  store = createKnowledgeStore(database().connection);
});

const greeting: Intent = { id: 'greeting', utterances: ['你好'], replies: { zh: ['您好'], en: ['Hello'] } };
const publishAnswer = (answer: string) => importArticles(publishDeps(store), [anArticle('a', { answer })]);

/** Live knowledge whose watch ticks when the test says so. */
function liveOf(deps: Partial<LiveKnowledgeDeps> = {}) {
  let task: (() => void) | undefined;
  const errors: unknown[] = [];
  const live = createLiveKnowledge({
    store,
    intents: [greeting],
    clock: Date.now,
    onError: (error) => errors.push(error),
    every: (_ms, given) => {
      task = given;
      return () => (task = undefined);
    },
    ...deps,
  });
  return { live, errors, tick: () => task?.(), isWatching: () => task !== undefined };
}

/** A store whose next reading of articles waits until the test lets it go. */
function slowStore() {
  const gates: (() => void)[] = [];
  let readCount = 0;
  return {
    gates,
    readCount: () => readCount,
    readRevision: () => store.readRevision(),
    readArticles: async (revision: number) => {
      readCount += 1;
      await new Promise<void>((open) => gates.push(open));
      return store.readArticles(revision);
    },
  };
}

describe('live knowledge', () => {
  it('answers from what is published at the start', async () => {
    await publishAnswer('一');
    const { live } = liveOf();

    await live.start();

    const { revision, articles, intents, index } = live.current();
    expect(revision).toBe(1);
    expect(articles.get('a')?.answer).toBe('一');
    expect(intents.get('greeting')).toBe(greeting);
    expect(match('a 怎麼辦？', index)).toMatchObject({ isExact: true, knowledgeRevision: 1 });
  });

  it('starts with nothing published', async () => {
    const { live } = liveOf();

    await live.start();

    expect(live.current().revision).toBe(0);
    expect(live.current().articles.size).toBe(0);
  });

  it('says so when asked too early', () => {
    const { live } = liveOf();

    expect(() => live.current()).toThrow(expect.objectContaining({ code: 'KNOWLEDGE_NOT_LOADED' }) as Error);
  });

  it('does not start where the store cannot be read', async () => {
    const readRevision = () => Promise.reject(new Error('away'));
    const { live, isWatching } = liveOf({ store: { ...store, readRevision } });

    await expect(live.start()).rejects.toThrow('away');
    expect(isWatching()).toBe(false);
  });

  it('swaps to a new revision whole and leaves a snapshot in use as it is', async () => {
    await publishAnswer('一');
    const { live } = liveOf();
    await live.start();
    const held = live.current();

    await publishAnswer('二');
    await live.refresh();

    expect(held.articles.get('a')?.answer).toBe('一');
    expect(live.current()).toMatchObject({ revision: 2 });
    expect(live.current().articles.get('a')).toMatchObject({ version: 2, answer: '二' });
    expect(live.current().index.revision).toBe(2);
  });

  it('notices a revision that another process published', async () => {
    const { live, tick } = liveOf();
    await live.start();

    await publishAnswer('一');
    tick();

    expect(await poll('the new revision is current', () => live.current().revision === 1)).toBe(true);
  });

  it('reloads nothing while the revision stands still', async () => {
    await publishAnswer('一');
    const { live } = liveOf();
    await live.start();
    const before = live.current();

    await live.refresh();

    expect(live.current()).toBe(before);
  });

  it('keeps the last good snapshot when a reload fails, says so, and recovers', async () => {
    await publishAnswer('一');
    let isBroken = false;
    const readArticles = (revision: number) =>
      isBroken ? Promise.reject(new Error('away')) : store.readArticles(revision);
    const { live, errors } = liveOf({ store: { ...store, readArticles } });
    await live.start();
    await publishAnswer('二');

    isBroken = true;
    await live.refresh();
    const whileBroken = live.current().revision;
    isBroken = false;
    await live.refresh();

    expect(whileBroken).toBe(1);
    expect(errors).toEqual([expect.objectContaining({ message: 'away' })]);
    expect(live.current().revision).toBe(2);
  });

  it('never runs two reloads at once, and a refresh sees what was published before it', async () => {
    const slow = slowStore();
    const { live, tick } = liveOf({ store: slow });
    const starting = live.start();
    await poll('reading 1 waits', () => slow.gates.length === 1);
    slow.gates[0]?.();
    await starting;

    await publishAnswer('一');
    tick();
    await poll('reading 2 waits', () => slow.gates.length === 2);
    await publishAnswer('二');
    tick();
    const refreshing = live.refresh();
    const readsWhileSlow = slow.readCount();
    slow.gates[1]?.();
    await poll('reading 3 waits', () => slow.gates.length === 3);
    slow.gates[2]?.();
    await refreshing;

    expect(readsWhileSlow).toBe(2);
    expect(live.current().articles.get('a')?.answer).toBe('二');
  });

  it('stops watching', async () => {
    const { live, isWatching } = liveOf();
    await live.start();

    live.stop();

    expect(isWatching()).toBe(false);
  });
});
