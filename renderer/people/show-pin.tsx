import { ariaKeys, shortcuts } from '../shortcuts.ts';
import { useWording } from '../wording/use-wording.ts';
import type { RunPin } from './run-pins.ts';

interface ShowPinProps {
  readonly pin: RunPin;
  /** The one the key shows. */
  readonly isLatest: boolean;
  readonly onShow: (pin: RunPin) => void;
}

/** Shown to the person it belongs to, and to nobody behind them. */
export function ShowPin({ pin, isLatest, onShow }: ShowPinProps) {
  const { peopleList: words } = useWording();
  return (
    <button
      type="button"
      aria-label={words.showPinOf(pin.name)}
      aria-keyshortcuts={isLatest ? ariaKeys('showPinInList') : undefined}
      onClick={() => {
        onShow(pin);
      }}
    >
      {words.showPin} {isLatest && <kbd aria-hidden>{shortcuts.showPinInList}</kbd>}
    </button>
  );
}
