// Asks before something that cannot be taken back. The way out comes first and has the focus.

import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import { useWords } from '../words/words.js';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function ConfirmDialog({ title, lead, confirm, onConfirm, onClose }: Props) {
  const { say } = useWords();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal narrow">
        <Dialog className="idle-dialog" role="alertdialog">
          <Heading slot="title">{title}</Heading>
          <p>{lead}</p>
          <div className="form-buttons">
            <Button className="button" autoFocus onPress={onClose}>
              {say('cancel')}
            </Button>
            <Button
              className="button primary"
              onPress={() => {
                onClose();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
