import { useEffect, useEffectEvent, useState } from 'react';
import type { CardNumberCheck } from '../../contract/card.ts';
import { Field } from '../components/field.tsx';
import { useWording } from '../wording/use-wording.ts';

interface CheckedNumberFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly checkNumber: (text: string) => Promise<CardNumberCheck | null>;
  readonly onText: (text: string) => void;
}

const TYPING_PAUSE_MS = 120;

/** A card number that is understood, or not, while it is typed. */
export function CheckedNumberField({ label, hint, value, checkNumber, onText }: CheckedNumberFieldProps) {
  const { card, form } = useWording();
  const [checked, setChecked] = useState<{ readonly text: string; readonly check: CardNumberCheck } | null>(
    null,
  );
  const look = useEffectEvent(async (text: string) => {
    const check = await checkNumber(text);
    if (check !== null) setChecked({ text, check });
  });
  useEffect(() => {
    if (value.trim() === '') return undefined;
    const timer = setTimeout(() => void look(value), TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);

  const check = checked?.text === value ? checked.check : null;
  const problem = check?.kind === 'problem' ? form.numberProblem[check.problem] : null;
  return (
    <Field
      label={label}
      hint={
        check?.kind === 'card' ? card.understoodAs(check.card.identification, check.card.technologies) : hint
      }
      problem={problem}
      value={value}
      maxLength={400}
      autoComplete="off"
      spellCheck={false}
      onText={onText}
    />
  );
}
