// A picture, small in its bubble and large in a dialog. Focus comes back to the small one.

import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import type { ThreadAttachment, ThreadMedia } from '../../../wire/thread-views.js';
import { sizeOf } from '../../../wire/shared.js';
import { useWords } from '../words/words.js';
import { KIND_WORDS } from './attachment-line.js';
import { mediaAddress } from './media-address.js';

interface Props {
  readonly attachment: ThreadAttachment;
  readonly media: ThreadMedia;
}

export function Picture({ attachment: { kind, name }, media }: Props) {
  const { say } = useWords();
  const what = say(KIND_WORDS[kind]);
  const alt = name === undefined ? say('media.alt', { what }) : say('media.altNamed', { what, name });
  return (
    <DialogTrigger>
      <Button className="picture" aria-label={say('media.enlarge', { alt })}>
        <img src={mediaAddress(media, 'small')} alt={alt} loading="lazy" />
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal picture-modal">
          <Dialog className="picture-dialog">
            <div className="dialog-head">
              <Heading slot="title">{alt}</Heading>
              <a className="button small" href={mediaAddress(media)} download={name ?? media.id}>
                {say('media.save', { name: what, size: sizeOf(media.bytes ?? 0) })}
              </a>
              <Button slot="close" className="icon-button" aria-label={say('close')}>
                ✕
              </Button>
            </div>
            <img className="picture-large" src={mediaAddress(media)} alt={alt} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
