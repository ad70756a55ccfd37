import { useState } from 'react';
import { isPin, pinWeakness } from '../../contract/pin-rule.ts';
import { Field, type FieldProps } from '../components/field.tsx';
import { Icon } from '../components/icon.tsx';
import { ariaKeys, shortcuts } from '../shortcuts.ts';
import { useWording } from '../wording/use-wording.ts';

interface PinFieldProps extends FieldProps {
  /** False: there was no answer. */
  readonly onGenerate: () => Promise<boolean>;
  readonly onShow: (pin: string) => void;
  /** Its key shows this PIN, and not that of the person enrolled last. */
  readonly hasKey: boolean;
}

/** A weak PIN is pointed out, never refused: whose it is may have chosen it. */
export function PinField({ onGenerate, onShow, hasKey, ...field }: PinFieldProps) {
  const { form: words } = useWording();
  const pin = field.value.trim();
  const weakness = pinWeakness(pin);
  const [hasFailed, setFailed] = useState(false);
  const generate = async (): Promise<void> => {
    setFailed(!(await onGenerate()));
  };
  return (
    <div className="pin-field">
      <Field
        {...field}
        inputMode="numeric"
        autoComplete="off"
        maxLength={40}
        className="number pin"
        beside={
          <>
            <button type="button" onClick={() => void generate()}>
              {words.generate}
            </button>
            {isPin(pin) && (
              <button
                type="button"
                aria-keyshortcuts={hasKey ? ariaKeys('showPin') : undefined}
                onClick={() => {
                  onShow(pin);
                }}
              >
                {words.showPin} {hasKey && <kbd aria-hidden>{shortcuts.showPin}</kbd>}
              </button>
            )}
          </>
        }
      />
      <div aria-live="polite">
        {hasFailed && (
          <p className="field-problem">
            <Icon name="alert" /> {words.pinFailed}
          </p>
        )}
        {weakness !== null && (
          <p className="validity-note">
            <Icon name="alert" /> {words.weakPin[weakness]}
          </p>
        )}
      </div>
    </div>
  );
}
