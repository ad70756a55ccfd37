import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import type { CardNumberCheck } from '../../contract/card.ts';
import type { RegisterEntryView } from '../../contract/register.ts';
import { Field } from '../components/field.tsx';
import { desk as client } from '../desk-client.ts';
import { useWording } from '../wording/use-wording.ts';

interface KnownCardFieldProps {
  readonly label: string;
  readonly value: string;
  readonly checkNumber: (text: string) => Promise<CardNumberCheck | null>;
  readonly onText: (text: string) => void;
}

interface Looked {
  readonly text: string;
  readonly check: CardNumberCheck | null;
  readonly registered: readonly RegisterEntryView[];
}

const TYPING_PAUSE_MS = 120;
const SHOWN_COUNT = 6;

/** A card that is known: by its number, understood or not while it is typed, or picked from the register by its holder. */
export function KnownCardField({ label, value, checkNumber, onText }: KnownCardFieldProps) {
  const { calibration: words, card, form, register } = useWording();
  const { check, registered } = useLooked(value, checkNumber);
  const part = useRef<HTMLDivElement>(null);

  const pickByKey = (event: KeyboardEvent): void => {
    const [first, ...others] = registered;
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || !first) return;
    // Else the name would be sent as a number.
    event.preventDefault();
    if (others.length === 0) onText(first.cardNumber);
    else part.current?.querySelector('button')?.focus();
  };
  const problem =
    check?.kind === 'problem' && registered.length === 0 ? form.numberProblem[check.problem] : null;
  return (
    <div className="known-card" ref={part} onKeyDown={pickByKey}>
      <Field
        label={label}
        hint={
          check?.kind === 'card'
            ? card.understoodAs(check.card.identification, check.card.technologies)
            : words.knownCardHint
        }
        problem={problem}
        value={value}
        maxLength={400}
        autoComplete="off"
        spellCheck={false}
        onText={onText}
      />
      {registered.length > 0 && (
        <ul className="pick-list" aria-label={words.registeredCards}>
          {registered.map(({ id, holder, cardNumber }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  onText(cardNumber);
                  // The list goes with what was looked for.
                  part.current?.querySelector('input')?.focus();
                }}
              >
                {holder === '' ? register.unnamed : holder} <small>{cardNumber}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const nothing: Looked = { text: '', check: null, registered: [] };

/** What the text is: a number, or else whose cards it finds. Nothing while the answer is to an earlier text. */
function useLooked(text: string, checkNumber: KnownCardFieldProps['checkNumber']): Looked {
  const [looked, setLooked] = useState(nothing);
  const look = useEffectEvent(async (isOver: () => boolean) => {
    const check = await checkNumber(text);
    const isNumber = check?.kind === 'card';
    const found = isNumber
      ? null
      : await client.listRegister({ search: text.trim().slice(0, 200), limit: SHOWN_COUNT });
    if (!isOver()) setLooked({ text, check, registered: found?.ok === true ? found.value.entries : [] });
  });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let isOver = false;
    const timer = setTimeout(() => void look(() => isOver), TYPING_PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);
  return looked.text === text ? looked : nothing;
}
