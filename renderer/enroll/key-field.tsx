import { useState } from 'react';
import { CODE_PREFIX, codeDigits, isCodeText, isWholeCode, LONGEST_CODE } from '../../contract/key-text.ts';
import { pinWeakness } from '../../contract/pin-rule.ts';
import { Field, type FieldProps } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import type { DeskCallbacks } from '../use-desk.ts';
import { useWording } from '../wording/use-wording.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface KeyFieldProps {
  readonly field: FieldProps;
  /** How the card's number was understood. */
  readonly hint: string | null;
  /** Puts a new code into the form. */
  readonly onGenerate: DeskCallbacks['generateCode'];
  readonly onShow: (code: string) => void;
  readonly onSwitch: (isCode: boolean) => void;
}

/** Of the field a code is typed in. */
export const CODE_ID = 'code';

/**
 * What the person gets: a card by its number, or a code typed on a keypad. Text typed for the one waits while it is the other.
 * The button comes first: after the number the name is next.
 */
export function KeyField({ field, hint, onGenerate, onShow, onSwitch }: KeyFieldProps) {
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
      {isCode ? (
        <CodeField field={field} onGenerate={onGenerate} onShow={onShow} />
      ) : (
        <CardField field={field} hint={hint} />
      )}
    </div>
  );
}

function CardField({ field, hint }: Pick<KeyFieldProps, 'field' | 'hint'>) {
  return <Field {...field} hint={hint} maxLength={400} className="number" />;
}

/** As with a PIN: a weak one is pointed out, never refused. */
function CodeField({ field, onGenerate, onShow }: Pick<KeyFieldProps, 'field' | 'onGenerate' | 'onShow'>) {
  const { form: words } = useWording();
  const code = codeDigits(field.value);
  const weakness = pinWeakness(code);
  const [came, setCame] = useState<Awaited<ReturnType<KeyFieldProps['onGenerate']>>>('generated');
  const generate = async (): Promise<void> => {
    setCame(await onGenerate());
  };
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
        beside={
          <>
            <button type="button" onClick={() => void generate()}>
              {words.generateCode}
            </button>
            {isWholeCode(code) && (
              <button
                type="button"
                aria-keyshortcuts="Alt+P"
                onClick={() => {
                  onShow(code);
                }}
              >
                {words.showCode} <kbd aria-hidden>Alt+P</kbd>
              </button>
            )}
          </>
        }
      />
      <div aria-live="polite">
        {came !== 'generated' && (
          <p className="field-problem">
            <Icon name="alert" /> {words.codeFailed[came]}
          </p>
        )}
        {weakness !== null && (
          <p className="validity-note">
            <Icon name="alert" /> {words.weakCode}
          </p>
        )}
      </div>
    </>
  );
}
