import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from './icon.tsx';

interface QuestionDialogProps {
  readonly title: string;
  readonly text: string;
  readonly agree: string;
  /** Absent where there is only one thing to say. */
  readonly decline?: string;
  readonly tone?: 'question' | 'alarm';
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/**
 * No button has focus when it opens: the next key somebody types into a form is no answer.
 * Escape is the safe answer.
 */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, text, agree, decline, tone = 'question', onAgree, onDecline } = props;
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      isKeyboardDismissDisabled={decline === undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onDecline();
      }}
    >
      <Modal className="dialog" data-tone={tone}>
        <Dialog role="alertdialog" aria-label={title}>
          <Icon name={tone === 'alarm' ? 'alert' : 'card'} />
          <Heading slot="title">{title}</Heading>
          <p>{text}</p>
          <div className="buttons">
            <button type="button" className="primary" onClick={onAgree}>
              {agree}
            </button>
            {decline !== undefined && (
              <button type="button" onClick={onDecline}>
                {decline}
              </button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
