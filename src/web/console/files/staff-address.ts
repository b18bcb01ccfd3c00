// Where staff see an uploaded picture or file of an article: in a draft, or after it was taken off, nobody else does.

import { articleFileName } from '../../../wire/card-file.js';

export function staffAddress(url: string): string {
  const name = articleFileName(url);
  return name === undefined ? url : `/api/v1/article-files/${name}`;
}
