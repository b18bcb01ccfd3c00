// A program folder with a few of the shipped articles. Whoever starts a hub forty times to see what it loses has no use for
// three hundred: reading and indexing them is most of a start, and how a message travels does not depend on it.

import { copyFileSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { readArticles } from '../../src/content/read-articles.js';
import { freshFolder } from './engine-folders.js';
import type { KnownQuestion } from './shipped-questions.js';

const SHIPPED = path.resolve('knowledge-base');

export interface SmallRoot {
  /** For `RunningHub`. */
  readonly root: string;
  /** The questions that this hub can answer. */
  readonly questions: readonly KnownQuestion[];
}

/** The project with the articles of one folder and two intents, for hubs inside the tests' own process that nobody asks for anything
 *  else. They start in a third of the time. */
export function bareRoot(): string {
  const root = freshFolder();
  for (const name of ['package.json', 'dist']) symlinkSync(path.resolve(name), path.join(root, name));
  for (const folder of ['hotline', 'images', 'canned'])
    linkInto(path.join(root, 'knowledge-base'), path.join(SHIPPED, folder));
  for (const file of ['greeting.yaml', 'want-a-person.yaml'])
    linkInto(path.join(root, 'intents'), path.resolve('intents', file));
  return root;
}

function linkInto(folder: string, target: string): void {
  mkdirSync(folder, { recursive: true });
  symlinkSync(target, path.join(folder, path.basename(target)));
}

/** The built program with `count` articles, taken from all over the folder, and everything else as shipped. */
export async function smallRoot(count: number): Promise<SmallRoot> {
  const root = freshFolder();
  // The program looks for its folders beside the place of its first file; all others stay where they are.
  mkdirSync(path.join(root, 'dist'));
  for (const name of readdirSync('dist').filter((each) => each !== 'main.js'))
    symlinkSync(path.resolve('dist', name), path.join(root, 'dist', name));
  copyFileSync('dist/main.js', path.join(root, 'dist', 'main.js'));
  for (const name of ['package.json', 'intents']) symlinkSync(path.resolve(name), path.join(root, name));

  const { articles } = await readArticles(SHIPPED);
  const calm = articles.filter(({ content }) => content.risk !== 'emergency');
  const chosen = calm.filter(
    (_, at) => Math.floor((at * count) / calm.length) !== Math.floor(((at - 1) * count) / calm.length),
  );
  for (const { file } of chosen) {
    const copy = path.join(root, 'knowledge-base', file);
    mkdirSync(path.dirname(copy), { recursive: true });
    copyFileSync(path.join(SHIPPED, file), copy);
  }
  symlinkSync(path.join(SHIPPED, 'images'), path.join(root, 'knowledge-base', 'images'));
  const questions = chosen.map(({ content: { title, answer } }) => ({ question: title, answer }));
  return { root, questions };
}
