// Everything that `content:check` looks at, read once: the articles, intents and canned replies, their files as text, and
// the guides beside them.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { readArticles, type ShippedArticle } from '../../content/read-articles.js';
import { readCanned } from '../../content/read-canned.js';
import { readIntents } from '../../content/read-intents.js';
import { findLine, type ContentFault, type YamlSource } from '../../content/yaml-file.js';
import { readYamlFolder } from '../../content/yaml-folder.js';
import type { Article, Intent } from '../../domain/article.js';
import type { CannedReply } from '../../domain/canned-reply.js';

const KNOWLEDGE_FOLDER = 'knowledge-base';
const INTENTS_FOLDER = 'intents';

export interface Content {
  readonly root: string;
  readonly shipped: readonly ShippedArticle[];
  /** As the matcher sees them. */
  readonly articles: readonly Article[];
  readonly intents: readonly Intent[];
  readonly canned: readonly CannedReply[];
  /** What the readers found, by file from the root. */
  readonly faults: readonly ContentFault[];
  /** Every YAML file, by its name from the root. */
  readonly sources: readonly YamlSource[];
  readonly guides: readonly Pick<YamlSource, 'file' | 'text'>[];
  /** The file of an article or intent, from the root. */
  readonly fileOf: (owner: { readonly kind: 'article' | 'intent'; readonly id: string }) => string;
  readonly lineOf: (file: string, field: readonly PropertyKey[]) => number;
}

/** Throws where a folder cannot be read. */
export async function readContent(root: string): Promise<Content> {
  const knowledgeFolder = path.join(root, KNOWLEDGE_FOLDER);
  const intentsFolder = path.join(root, INTENTS_FOLDER);
  const [knowledge, spoken, prewritten] = await Promise.all([
    readArticles(knowledgeFolder),
    readIntents(intentsFolder),
    readCanned(knowledgeFolder),
  ]);
  const sources = [
    ...(await readYamlFolder(knowledgeFolder, '')).map(from(KNOWLEDGE_FOLDER)),
    ...(await readYamlFolder(intentsFolder, '')).map(from(INTENTS_FOLDER)),
  ];
  const sourceOf = new Map(sources.map((source) => [source.file, source]));
  const fileOfArticle = new Map(knowledge.articles.map(({ content, file }) => [content.id, file]));
  return {
    root,
    shipped: knowledge.articles,
    articles: knowledge.articles.map(({ content }) => ({ ...content, version: 1 })),
    intents: spoken.intents,
    canned: prewritten.replies,
    faults: [
      ...[...knowledge.faults, ...prewritten.faults].map(from(KNOWLEDGE_FOLDER)),
      ...spoken.faults.map(from(INTENTS_FOLDER)),
    ],
    sources,
    guides: [...(await readGuides(root, KNOWLEDGE_FOLDER)), ...(await readGuides(root, INTENTS_FOLDER))],
    fileOf: ({ kind, id }) =>
      kind === 'intent'
        ? `${INTENTS_FOLDER}/${id}.yaml`
        : `${KNOWLEDGE_FOLDER}/${fileOfArticle.get(id) ?? id}`,
    lineOf: (file, field) => {
      const source = sourceOf.get(file);
      return source === undefined ? 1 : findLine(source, field);
    },
  };
}

/** Files are shown from the root: an editor can open them as they stand. */
const from =
  (folder: string) =>
  <Placed extends { readonly file: string }>(placed: Placed): Placed => ({
    ...placed,
    file: `${folder}/${placed.file}`,
  });

async function readGuides(root: string, folder: string): Promise<Content['guides']> {
  const files = await readdir(path.join(root, folder), { recursive: true });
  return Promise.all(
    files
      .filter((file) => file.endsWith('.md'))
      .sort()
      .map(async (file) => ({
        file: `${folder}/${file.split(path.sep).join('/')}`,
        text: await readFile(path.join(root, folder, file), 'utf8'),
      })),
  );
}
