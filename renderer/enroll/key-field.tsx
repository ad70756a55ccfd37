import { useState } from 'react';
import { CODE_PREFIX, codeDigits, isCodeText, LONGEST_CODE } from '../../contract/key-text.ts';
import { pinWeakness } from '../../contract/pin-rule.ts';
import { Field, type FieldProps } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface KeyFieldProps {
  readonly field: FieldProps;
  /** How the card's number was understood. */
  readonly hint: string | null;
  readonly onSwitch: (isCode: boolean) => void;
}

const CODE_ID = 'code';

/**
 * What the person gets: a card by its number, or a code typed on a keypad. Text typed for the one waits while it is the other.
 * The button comes first: after the number the name is next.
 */
export function KeyField({ field, hint, onSwitch }: KeyFieldProps) {
  const { form: words } = useWording();
  const [switchCount, setSwitchCount] = useState(0);
  const isCode = isCodeText(field.value);
  useFocusAfter(switchCount, isCode ? CODE_ID : 'cardNumber');
  return (
    <div className="key-field">
      <button
        type="button"
        className="plain"
        onClick={() => {
          onSwitch(!isCode);
          setSwitchCount(switchCount + 1);
        }}
      >
        {isCode ? words.cardInstead : words.codeInstead}
      </button>
      {isCode ? <CodeField field={field} /> : <CardField field={field} hint={hint} />}
    </div>
  );
}

function CardField({ field, hint }: Pick<KeyFieldProps, 'field' | 'hint'>) {
  return <Field {...field} hint={hint} maxLength={400} className="number" />;
}

function CodeField({ field }: Pick<KeyFieldProps, 'field'>) {
  const { form: words } = useWording();
  const code = codeDigits(field.value);
  const weakness = pinWeakness(code);
  return (
    <>
      <Field
        {...field}
        id={CODE_ID}
        label={words.code}
        hint={words.codeHint}
        value={field.value.slice(CODE_PREFIX.length)}
        inputMode="numeric"
        maxLength={LONGEST_CODE}
        className="number pin code"
        onText={(text) => {
          field.onText(CODE_PREFIX + text);
        }}
      />
      <div aria-live="polite">
        {weakness !== null && (
          <p className="validity-note">
            <Icon name="alert" /> {words.weakCode}
          </p>
        )}
      </div>
    </>
  );
}
