// Files of articles on the real engine and a real folder: one file for the same bytes, gone when nothing names it, kept by the sweep of
// the folder.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { articleFileUrl } from '../../src/domain/card-file.js';
import type { CardFile } from '../../src/domain/card-file.js';
import { createArticleFiles, type ArticleFile } from '../../src/media/article-files.js';
import { createMediaSweep } from '../../src/media/sweep-media.js';
import { importArticles } from '../../src/knowledge/import-articles.js';
import { createArticleFileStore } from '../../src/storage/article-file-store.js';
import { buildIndexes } from '../../src/storage/build-indexes.js';
import { createDraftStore } from '../../src/storage/draft-store.js';
import { createKnowledgeStore } from '../../src/storage/knowledge-store.js';
import { createMediaFiles } from '../../src/storage/media-files.js';
import { createMediaStore } from '../../src/storage/media-store.js';
import { testDatabase } from '../support/engine.js';
import { FILES } from '../support/fake-files.js';
import { anArticle, publishDeps } from '../support/knowledge.js';
import { pngWith } from '../support/noted-pictures.js';
import { poll } from '../support/poll.js';

const DAY_MS = 86_400_000;
/** Longer than a sum is remembered. Unit: ms. */
const COUNTED_ANEW_MS = 60_000;
const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'yima-article-files-'));
const files = createMediaFiles(folder);
let nowMs = Date.now();

beforeAll(() => buildIndexes(database().connection));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const room = (usedBytes = 0) =>
  createArticleFiles({
    ...{ store: createArticleFileStore(database().connection), files, clock: () => nowMs },
    ...{ countBytes: () => Promise.resolve(usedBytes), mostDiskBytes: 1_000_000_000 },
  });
async function* inParts(content: Buffer, breaksOff = false): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(content.subarray(0, 5));
  if (breaksOff) throw new Error('the line is gone');
  yield content.subarray(5);
}
const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.7\n${words}\n%%EOF`);
const keep = async (content: Buffer): Promise<ArticleFile> => {
  const kept = await room().put({ chunks: inParts(content) });
  if ('refusal' in kept) throw new Error(kept.refusal);
  return kept;
};
const onDisk = async (): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const { name } of files.list()) names.push(name);
  return names;
};
const cardOf = ({ name }: ArticleFile): { files: CardFile[] } => ({
  files: [{ title: '附件', url: articleFileUrl(name) }],
});
const odf = (kind: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x50, 0x4b, 3, 4, ...Array<number>(22).fill(0), 8, 0, 0, 0]),
    Buffer.from(`mimetypeapplication/vnd.oasis.opendocument.${kind}`),
  ]);

const entryOf = (name: string): Buffer => Buffer.from(`PK\x01\x02${'\0'.repeat(42)}${name}`, 'latin1');

describe('the files of articles', () => {
  it.each([
    ['a picture', FILES.png, 'png'],
    ['a text', odf('text'), 'odt'],
    ['a sheet', odf('spreadsheet'), 'ods'],
    ['a drawing', odf('graphics'), 'odg'],
  ])('are called by what they hold: %s', async (_, content, ending) => {
    const [first, second] = [await keep(content), await keep(content)];

    expect(first.name).toMatch(new RegExp(`^[\\w-]{43}\\.${ending}$`));
    expect(second).toEqual(first);
    expect(await onDisk()).toContain(first.name);
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'type-refused'],
    ['a drawing that runs', Buffer.from('<svg onload="alert(1)"/>'), 'type-refused'],
    ['plain words', Buffer.from('只是一段文字'), 'type-refused'],
    ['an old office file', Buffer.from('d0cf11e0a1b11ae1'.padEnd(64, '0'), 'hex'), 'type-refused'],
    ['a picture without a size', FILES.png.subarray(0, 12), 'picture-too-large'],
    ['a text with macros', Buffer.concat([odf('text'), entryOf('Basic/Standard/Module1.xml')]), 'has-macros'],
    ['too much', Buffer.concat([pdf(''), Buffer.alloc(10_000_000)]), 'too-large'],
  ])('are refused with a reason: %s', async (_, content, refusal) => {
    const before = await onDisk();

    expect(await room().put({ chunks: inParts(content) })).toEqual({ refusal });
    expect(await onDisk()).toEqual(before);
  });

  it('lose what a camera wrote beside a picture, and are called by what is left', async () => {
    const [bare, withPlace] = [
      await keep(FILES.png),
      await keep(pngWith(FILES.png, 'eXIf', 'GPS 25.03,121.56')),
    ];

    expect(withPlace).toEqual(bare);
  });

  it('are nothing where they did not come whole, or where there is no room', async () => {
    const content = pdf('half');

    expect(await room().put({ chunks: inParts(content, true) })).toEqual({ refusal: 'broken-off' });
    expect(await room().put({ chunks: inParts(content), declaredBytes: 999 })).toEqual({
      refusal: 'broken-off',
    });
    expect(await room(2_000_000_000).put({ chunks: inParts(content) })).toEqual({ refusal: 'disk-full' });
  });

  it('count on the disk together with those of messages, under one limit', async () => {
    const media = createMediaStore(database().connection, () => nowMs);
    const before = await media.countByKind();
    const kept = await keep(pdf('counted'));
    nowMs += COUNTED_ANEW_MS;
    const after = await media.countByKind();
    const used = await media.countBytes();
    const full = createArticleFiles({
      ...{ store: createArticleFileStore(database().connection), files, clock: () => nowMs },
      ...{ countBytes: media.countBytes, mostDiskBytes: used },
    });

    expect(after).toMatchObject({ messages: 0, articles: before.articles + kept.bytes });
    expect(used).toBe(after.articles);
    expect(await full.put({ chunks: inParts(pdf('one more')) })).toEqual({ refusal: 'disk-full' });
  });

  it('stay while a version or a draft names them, are swept a day after, and never by the sweep of messages', async () => {
    const { connection } = database();
    const ofVersion = await keep(pdf('version'));
    const ofPicture = await keep(FILES.png);
    const ofDraft = await keep(pdf('draft'));
    const ofNobody = await keep(pdf('nobody'));
    const store = createKnowledgeStore(connection);
    const image = { url: articleFileUrl(ofPicture.name), alt: '圖' };
    await importArticles(publishDeps(store), [
      anArticle('with-file', {
        card: cardOf(ofVersion),
        english: { question: 'Q', answer: 'A', card: { image } },
      }),
    ]);
    // An older version needs its files, too: somebody may bring it back.
    await importArticles(publishDeps(store), [anArticle('with-file', { answer: '沒有附件了' })]);
    const draft = { articleId: 'd', baseVersion: 0, rev: 1, state: 'draft', savedAtMs: nowMs } as const;
    await createDraftStore(connection).add({ ...draft, content: anArticle('d', { card: cardOf(ofDraft) }) });
    const sweepAll = async (): Promise<void> => {
      const parts = { clock: () => nowMs, files, store: createMediaStore(connection, () => nowMs) };
      const uploads = { listOpen: () => Promise.resolve([]), settle: jest.fn(), discard: jest.fn() };
      const told = jest.fn();
      const sweep = createMediaSweep({
        ...{ ...parts, uploads, articleFiles: room(), transcript: {} as never },
        limits: { keepMs: 0 } as never,
        events: { mediaKept: told, mediaSettled: jest.fn(), jobFailed: told },
      });
      sweep.start();
      await poll('the sweep', () => told.mock.calls.length > 0);
      await sweep.stop();
      const { articles } = await parts.store.countByKind();
      expect(told).toHaveBeenLastCalledWith({ messages: 0, articles });
      expect(articles).toBeGreaterThan(0);
    };

    nowMs += DAY_MS / 2;
    await sweepAll();
    expect(await onDisk()).toEqual(expect.arrayContaining([ofNobody.name, ofVersion.name]));
    nowMs += DAY_MS;
    await sweepAll();

    const left = await onDisk();
    expect(left).toEqual(expect.arrayContaining([ofVersion, ofPicture, ofDraft].map(({ name }) => name)));
    expect(left).not.toContain(ofNobody.name);
    expect(await room().find([ofNobody.name])).toEqual([]);
  });
});
