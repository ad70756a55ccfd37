import { useEffect, useId, useState, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { focusAgain, focusedPlace } from './focus-place.ts';
import { Icon } from './icon.tsx';
import { useKeyDown } from './use-key-down.ts';

export interface DialogChoice {
  readonly label: string;
  /** What it does, in a sentence. */
  readonly hint?: string;
  readonly onChoose: () => void;
}

interface ChoiceDialogProps {
  readonly title: string;
  readonly tone?: 'question' | 'alarm';
  /** At most one of them is the usual answer. */
  readonly choices: readonly (DialogChoice & { readonly isPrimary?: boolean })[];
  /** What Escape means; it stands last. */
  readonly safe: DialogChoice;
  readonly isBusy?: boolean;
  /** Changes where one dialog takes the place of another: focus leaves the old answers, and goes home after the last. */
  readonly about?: string;
  readonly children: ReactNode;
}

/**
 * No button has focus when it opens: the next key somebody types into a form is no answer. Nor is the second press of a
 * double click, which was meant for what stood there before.
 */
export function ChoiceDialog(props: ChoiceDialogProps) {
  const { title, tone = 'question', choices, safe, isBusy, about, children } = props;
  const decline = (): void => {
    if (isBusy !== true) safe.onChoose();
  };
  useEscapeOutside(decline);
  useFocusHome();
  return (
    <ModalOverlay
      className="dialog-ground"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) decline();
      }}
    >
      <Modal className="dialog" data-tone={tone}>
        <Dialog key={about} role="alertdialog" aria-label={title}>
          <Icon name={tone === 'alarm' ? 'alert' : 'card'} />
          <Heading slot="title">{title}</Heading>
          {children}
          <div className="choices">
            {[...choices, safe].map((choice) => (
              <ChoiceButton key={choice.label} choice={choice} isBusy={isBusy === true} />
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The dialog answers Escape only while it has focus, which something drawn late below it can take away. */
function useEscapeOutside(onEscape: () => void): void {
  useKeyDown((event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onEscape();
  });
}

/**
 * A dialog that is answered before it has taken focus gives none back; what was focused below it lost it all the same. Nor can
 * it where the button it was opened by has gone meanwhile: then what was around that one has focus.
 */
function useFocusHome(): void {
  const [home] = useState(focusedPlace);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && home !== null) focusAgain(home);
      });
    },
    [home],
  );
}

interface ChoiceButtonProps {
  readonly choice: DialogChoice & { readonly isPrimary?: boolean };
  readonly isBusy: boolean;
}

function ChoiceButton({ choice: { label, hint, isPrimary, onChoose }, isBusy }: ChoiceButtonProps) {
  const id = useId();
  return (
    // The hint describes the button and stands beside it: text inside would belong to its name.
    <div className="choice">
      <button
        type="button"
        className={isPrimary === true ? 'primary' : undefined}
        aria-describedby={hint === undefined ? undefined : id}
        aria-disabled={isBusy ? true : undefined}
        onClick={({ detail: pressCount }) => {
          if (!isBusy && pressCount <= 1) onChoose();
        }}
      >
        {label}
      </button>
      {hint !== undefined && <small id={id}>{hint}</small>}
    </div>
  );
}
