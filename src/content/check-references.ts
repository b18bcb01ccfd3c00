// What the content points to and is not there: files named in a text, links of the guides, addresses that are none.

import { existsSync } from 'node:fs';
import path from 'node:path';

import { visitTexts } from './visit-texts.js';
import type { ContentFault, YamlSource } from './yaml-file.js';

/** A file of ours as somebody would write it: `roads/street-light.yaml`, `README.md`. */
const FILE_NAME = /(?<![\w/.])(?:\.{0,2}\/)?(?:[\w-]+\/)*[\w-]+\.(?:ya?ml|md)(?!\w)/gu;
const MARKDOWN_LINK = /\]\(([^)\s]+)\)/gu;
const ADDRESS = /https?:\/\/[^\s，。；、）」]*/gu;

/** Dead references in one YAML file of `folder`. */
export function checkReferences(folder: string, source: YamlSource): ContentFault[] {
  const file = path.join(folder, source.file);
  return visitTexts(source).flatMap(({ value, field, lineAt }) => {
    const place = { file: source.file, field: field.join('.') };
    const dead = Array.from(value.matchAll(FILE_NAME))
      .filter(({ 0: name }) => !isThere(name, [path.dirname(file), folder, path.dirname(folder)]))
      .map(({ 0: name, index }) => ({ ...place, line: lineAt(index), ...missing(name) }));
    const wrong = brokenAddresses(value).map(({ offset, reason, next }) => ({
      ...{ ...place, line: lineAt(offset), reason, next },
    }));
    return [...dead, ...wrong];
  });
}

/** What begins like an address in a text and is none. `reason` and `next`: Chinese, a slash, English. */
export function brokenAddresses(text: string) {
  return Array.from(text.matchAll(ADDRESS))
    .filter(({ 0: address }) => !URL.canParse(address))
    .map(({ 0: address, index: offset }) => ({
      ...{ address, offset, reason: `「${address}」不是完整的網址 / is no whole address` },
      next: '補成完整的網址，或刪掉 / complete it or leave it out',
    }));
}

/** Links of a guide (`README.md`) that lead nowhere. `file` is shown as it is. */
export function checkGuideLinks(folder: string, guide: Pick<YamlSource, 'file' | 'text'>): ContentFault[] {
  const here = path.dirname(path.join(folder, guide.file));
  return guide.text.split('\n').flatMap((text, index) =>
    Array.from(text.matchAll(MARKDOWN_LINK), ([, target = '']) => target.replace(/#.*$/u, ''))
      .filter((target) => target !== '' && !/^[a-z]+:/u.test(target) && !isThere(target, [here]))
      .map((target) => ({ file: guide.file, line: index + 1, field: 'link', ...missing(target) })),
  );
}

function isThere(name: string, folders: readonly string[]): boolean {
  return folders.some((folder) => existsSync(path.join(folder, name)));
}

const missing = (name: string) => ({
  reason: `連到「${name}」，但是沒有這個檔案 / points to "${name}", which is not there`,
  next: '改成有的檔案，或刪掉 / name a file that exists or leave it out',
});
