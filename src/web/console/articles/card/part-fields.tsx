// The fields of one part of a card, and a line on what each channel makes of it.

import type { ReactNode } from 'react';

import {
  CARD_URL_CHARS,
  IMAGE_ALT_CHARS,
  LINK_TITLE_CHARS,
  MOST_CARD_BUTTONS,
  MOST_CARD_LINKS,
  MOST_CARD_STEPS,
  STEP_CHARS,
} from '../../../../wire/card.js';
import { articleFileName, CARD_PICTURE_ENDINGS } from '../../../../wire/card-file.js';
import { staffAddress } from '../../files/staff-address.js';
import { useWords } from '../../words/words.js';
import { buttonOf, FRESH, partName, type CardPart, type PartProps } from './card-parts.js';
import { FileFields } from './file-fields.js';
import { UploadBox } from './upload-box.js';
import { CountedField } from './counted-field.js';
import { OneButton } from './one-button.js';
import { OrderedRows } from './ordered-rows.js';
import { PlaceFields } from './place-fields.js';

export function PartFields({ part, ...props }: PartProps & { readonly part: CardPart }) {
  const { say } = useWords();
  const Fields = FIELDS[part];
  return (
    <>
      <Fields {...props} />
      <p className="field-hint">{say(`card.shown.${part}`)}</p>
    </>
  );
}

function ImageFields({ card: { image = FRESH.image }, lang, lacksPublicUrl, set }: PartProps): ReactNode {
  const { say } = useWords();
  const { url, alt } = image;
  return (
    <div className="form">
      <UploadBox
        label={say('upload.picture')}
        hint={say('upload.picture.hint')}
        endings={CARD_PICTURE_ENDINGS}
        room={1}
        onKept={(kept) => {
          set('image', { ...image, url: kept.url });
        }}
      />
      {articleFileName(url) === undefined ? null : (
        <img className="upload-shown" src={staffAddress(url)} alt={alt} />
      )}
      <CountedField
        {...{ label: say('card.image.url'), value: url, most: CARD_URL_CHARS, kind: 'url' }}
        hint={say('card.image.hint')}
        onChange={(next) => {
          set('image', { ...image, url: next.trim() });
        }}
      />
      <CountedField
        {...{ label: say('card.image.alt'), value: alt, most: IMAGE_ALT_CHARS, lang }}
        hint={say('card.image.alt.hint')}
        onChange={(next) => {
          set('image', { ...image, alt: next });
        }}
      />
      {lacksPublicUrl && url.startsWith('/') ? (
        <p className="card-warning" role="note">
          {say('card.image.public')}
        </p>
      ) : null}
    </div>
  );
}

function StepFields({ card: { steps = [] }, lang, set }: PartProps): ReactNode {
  const { say } = useWords();
  return (
    <OrderedRows
      name={partName(say, 'steps')}
      {...{ rows: steps, most: MOST_CARD_STEPS, fresh: '' }}
      onChange={(rows) => {
        set('steps', [...rows]);
      }}
    >
      {(step, at, setStep) => (
        <CountedField
          {...{ label: say('card.step', { n: at + 1 }), value: step, most: STEP_CHARS, lang }}
          onChange={setStep}
          onPasteText={(text) => {
            const lines = linesOf(text);
            if (lines.length < 2 || step.trim() !== '') return false;
            set('steps', [...steps.slice(0, at), ...lines, ...steps.slice(at + 1)].slice(0, MOST_PASTED));
            return true;
          }}
        />
      )}
    </OrderedRows>
  );
}

/** As many as a draft may hold: those beyond the limit are said, not swallowed. */
const MOST_PASTED = 50;
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\d+[.、)]|[-•])\s*/u, '').trim())
    .filter((line) => line !== '');

function LinkFields({ card: { links = [] }, lang, set }: PartProps): ReactNode {
  const { say } = useWords();
  return (
    <OrderedRows
      name={partName(say, 'links')}
      {...{ rows: links, most: MOST_CARD_LINKS, fresh: { title: '', url: '' } }}
      onChange={(rows) => {
        set('links', [...rows]);
      }}
    >
      {(link, _at, setLink) => (
        <>
          <CountedField
            {...{ label: say('card.link.title'), value: link.title, most: LINK_TITLE_CHARS, lang }}
            onChange={(title) => {
              setLink({ ...link, title });
            }}
          />
          <CountedField
            {...{ label: say('card.link.url'), value: link.url, most: CARD_URL_CHARS, kind: 'url' }}
            onChange={(url) => {
              setLink({ ...link, url: url.trim() });
            }}
          />
        </>
      )}
    </OrderedRows>
  );
}

function ButtonFields({ card: { buttons = [] }, lang, set }: PartProps): ReactNode {
  const { say } = useWords();
  return (
    <OrderedRows
      name={partName(say, 'buttons')}
      {...{ rows: buttons, most: MOST_CARD_BUTTONS, fresh: buttonOf('link', '', '') }}
      onChange={(rows) => {
        set('buttons', [...rows]);
      }}
    >
      {(button, _at, setButton) => <OneButton {...{ button, lang, setButton }} />}
    </OrderedRows>
  );
}

const FIELDS: Readonly<Record<CardPart, (props: PartProps) => ReactNode>> = {
  image: ImageFields,
  steps: StepFields,
  place: ({ card: { place = FRESH.place }, lang, set }) => (
    <PlaceFields
      {...{ place, lang }}
      onChange={(next) => {
        set('place', next);
      }}
    />
  ),
  links: LinkFields,
  files: FileFields,
  buttons: ButtonFields,
};
