import { useState } from 'react';
import { useLocale } from 'react-aria-components';
import type { ReceiptOutcome, ReceiptRequest } from '../../contract/record.ts';
import type { Locale } from '../../contract/settings.ts';
import { Choice } from '../components/choice.tsx';
import { ChoiceDialog } from '../components/choice-dialog.tsx';
import { useWording } from '../wording/use-wording.ts';
import { makeReceipt } from './make-receipt.ts';

interface ReceiptDialogProps {
  readonly of: ReceiptRequest['of'];
  readonly about: string;
  readonly onClose: () => void;
}

/** Stays open when something came of it: whoever prints may want the file, too. */
export function ReceiptDialog({ of, about, onClose }: ReceiptDialogProps) {
  const { record, general } = useWording();
  const words = record.receipt;
  const windowLocale = useLocale().locale.startsWith('sv') ? 'sv' : 'en';
  const [locale, setLocale] = useState<Locale>(windowLocale);
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<ReceiptOutcome | 'failed' | null>(null);

  const make = async (to: ReceiptRequest['to']): Promise<void> => {
    setIsBusy(true);
    setOutcome(null);
    setOutcome(await makeReceipt({ of, locale, to }));
    setIsBusy(false);
  };
  return (
    <ChoiceDialog
      title={words.title(about)}
      isBusy={isBusy}
      choices={[
        { label: words.to.pdf, isPrimary: true, onChoose: () => void make('pdf') },
        { label: words.to.printer, onChoose: () => void make('printer') },
      ]}
      safe={{ label: general.close, onChoose: onClose }}
    >
      <p>{words.text}</p>
      <Choice
        label={words.language}
        value={locale}
        options={(['sv', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        onChoose={setLocale}
      />
      <p className="answer" role="status">
        {outcome !== null && words.outcome[outcome]}
      </p>
    </ChoiceDialog>
  );
}
