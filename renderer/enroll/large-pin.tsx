import { useEffect, useRef } from 'react';
import { useWording } from '../wording/use-wording.ts';
import type { ShownSecret } from './enroll-state.ts';

interface LargePinProps {
  readonly secret: ShownSecret;
  readonly onHide: () => void;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta']);

/** The PIN, or the code, for a visitor to read across the desk. Any key and any click hides it, and does nothing else. */
export function LargePin({ secret, onHide }: LargePinProps) {
  const { form: words } = useWording();
  const { kind, digits, whose } = secret;
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.focus();
    const hide = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopPropagation();
      // Ctrl alone would hide it, and leave the rest of Ctrl+Z to what stands behind.
      if (!MODIFIERS.has(event.key)) onHide();
    };
    document.addEventListener('keydown', hide, { capture: true });
    return () => {
      document.removeEventListener('keydown', hide, { capture: true });
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [onHide]);
  return (
    <div
      ref={sheet}
      className="large-pin"
      role="dialog"
      aria-modal="true"
      aria-label={`${words[kind]} ${[...digits].join(' ')}`}
      aria-describedby="large-pin-whose large-pin-hint"
      tabIndex={-1}
      onClick={onHide}
    >
      {whose !== undefined && (
        <p id="large-pin-whose" className="large-pin-whose">
          {whose}
        </p>
      )}
      <p className="large-pin-digits" aria-hidden="true">
        {digits}
      </p>
      <p id="large-pin-hint">{words.largePinHint}</p>
    </div>
  );
}
