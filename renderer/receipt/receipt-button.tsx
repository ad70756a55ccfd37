import { useState } from 'react';
import type { ReceiptRequest } from '../../contract/record.ts';
import { useWording } from '../wording/use-wording.ts';
import { ReceiptDialog } from './receipt-dialog.tsx';

interface ReceiptButtonProps {
  readonly of: ReceiptRequest['of'];
  /** Whom or which card it is for. */
  readonly about: string;
}

export function ReceiptButton({ of, about }: ReceiptButtonProps) {
  const { record } = useWording();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {record.receipt.open}
      </button>
      {isOpen && (
        <ReceiptDialog
          of={of}
          about={about}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
