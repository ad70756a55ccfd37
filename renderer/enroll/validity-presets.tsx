import { useRef, useState, type KeyboardEvent } from 'react';
import { endOf, isDay, localDayOf } from '../../contract/validity-end.ts';
import { Field } from '../components/field.tsx';
import { useWording } from '../wording/use-wording.ts';

interface ValidityPresetsProps {
  readonly validTo: string;
  readonly onEnd: (validTo: string) => void;
}

const presets = ['today', 'this-week', 'no-end'] as const;

/** Ends of validity that need no typing, and the last day where only the day matters. */
export function ValidityPresets({ validTo, onEnd }: ValidityPresetsProps) {
  const { validity: words } = useWording();
  const [isDayAsked, setIsDayAsked] = useState(false);
  const dayButton = useRef<HTMLButtonElement>(null);
  const closeDay = (): void => {
    setIsDayAsked(false);
    dayButton.current?.focus();
  };
  const choose = (kind: (typeof presets)[number]): void => {
    setIsDayAsked(false);
    onEnd(endOf({ kind }, localDayOf(new Date())));
  };
  return (
    <div className="validity-presets" role="group" aria-label={words.presets}>
      <span aria-hidden="true">{words.presets}</span>
      {presets.map((kind) => (
        <button
          key={kind}
          type="button"
          onClick={() => {
            choose(kind);
          }}
        >
          {words.preset[kind]}
        </button>
      ))}
      <button
        ref={dayButton}
        type="button"
        aria-expanded={isDayAsked}
        onClick={() => {
          setIsDayAsked(!isDayAsked);
        }}
      >
        {words.preset.day}
      </button>
      {isDayAsked && <LastDay validTo={validTo} onEnd={onEnd} onDone={closeDay} />}
    </div>
  );
}

interface LastDayProps extends ValidityPresetsProps {
  readonly onDone: () => void;
}

function LastDay({ validTo, onEnd, onDone }: LastDayProps) {
  const { validity: words } = useWording();
  const [day, setDay] = useState(validTo.slice(0, 10));
  const actByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // The form's own Enter enrolls, and its Escape clears.
    event.preventDefault();
    event.stopPropagation();
    onDone();
  };
  return (
    <div onKeyDown={actByKey}>
      <Field
        label={words.lastDay}
        type="date"
        max="9999-12-31"
        autoFocus
        value={day}
        onText={(text) => {
          setDay(text);
          if (isDay(text)) onEnd(endOf({ kind: 'until', day: text }, text));
        }}
      />
    </div>
  );
}
