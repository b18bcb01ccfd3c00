// The files of a card: each with the name that citizens read, what it is, and a look at it.

import type { ReactNode } from 'react';

import { ARTICLE_FILE_ENDINGS, fileWords, MOST_CARD_FILES } from '../../../../wire/card-file.js';
import { LINK_TITLE_CHARS } from '../../../../wire/card.js';
import { staffAddress } from '../../files/staff-address.js';
import { useWords } from '../../words/words.js';
import { partName, type PartProps } from './card-parts.js';
import { CountedField } from './counted-field.js';
import { OrderedRows } from './ordered-rows.js';
import { UploadBox } from './upload-box.js';

export function FileFields({ card: { files = [] }, lang, lacksPublicUrl, set }: PartProps): ReactNode {
  const { say } = useWords();
  return (
    <>
      {files.length === 0 ? null : (
        <OrderedRows
          name={partName(say, 'files')}
          {...{ rows: files, most: MOST_CARD_FILES }}
          onChange={(rows) => {
            set('files', [...rows]);
          }}
        >
          {(file, _at, setFile) => (
            <>
              <CountedField
                {...{ label: say('card.file.title'), value: file.title, most: LINK_TITLE_CHARS, lang }}
                onChange={(title) => {
                  setFile({ ...file, title });
                }}
              />
              <a href={staffAddress(file.url)} target="_blank" rel="noopener noreferrer">
                {say('card.file.look', { file: fileWords(file, 'zh') })}
              </a>
            </>
          )}
        </OrderedRows>
      )}
      {files.length >= MOST_CARD_FILES ? null : (
        <UploadBox
          label={say('upload.file')}
          hint={say('upload.file.hint')}
          endings={ARTICLE_FILE_ENDINGS}
          room={MOST_CARD_FILES - files.length}
          onKept={(kept) => {
            if (!files.some(({ url }) => url === kept.url)) set('files', [...files, kept]);
          }}
        />
      )}
      {lacksPublicUrl && files.length > 0 ? (
        <p className="card-warning" role="note">
          {say('card.files.public')}
        </p>
      ) : null}
    </>
  );
}
