// The frame of every dialog with a title: dark behind it, the title and the way out on top. Esc and a press outside close it.

import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import { useWords } from '../words/words.js';

interface Props {
  readonly className: string;
  readonly title: string;
  /** Absent: as long as it is drawn. */
  readonly isOpen?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function TitledDialog({ className, title, isOpen = true, onClose, children }: Props) {
  const { say } = useWords();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(willBeOpen) => {
        if (!willBeOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className={className}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button slot="close" className="icon-button" aria-label={say('close')}>
              ✕
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
