// Files that came with a message: pictures as such, everything else as a link that saves it. Their names are text, never HTML.

import type { VisitorFile } from '../../wire/visitor-events.js';
import type { Words } from './words.js';

interface FilesProps {
  readonly files: readonly VisitorFile[];
  readonly say: Words;
  /** Origin of the hub: the links are its own. */
  readonly hubUrl: string;
}

export function Files({ files, say, hubUrl }: FilesProps) {
  return (
    <ul class="files" aria-label={say.files}>
      {files.map(({ kind, name, bytes, url }, at) => (
        <li key={at}>
          {url === undefined ? (
            <span class="file">{say.fileGone(name)}</span>
          ) : (
            <a class="file" href={hubUrl + url} target="_blank" rel="noopener noreferrer">
              {kind === 'image' ? (
                <img src={hubUrl + url} alt={say.picture(name)} />
              ) : (
                `${name} (${sizeOf(bytes)})`
              )}
              <span class="hidden">{say.newWindow}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** As `domain/file-size.ts` says it: the widget carries no value of the server's. */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
