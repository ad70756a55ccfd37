import type { CardWarning } from '../../contract/card.ts';
import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';

interface CardWarningsProps {
  readonly warnings: readonly CardWarning[];
}

/** What makes a number doubtful, beside it. */
export function CardWarnings({ warnings }: CardWarningsProps) {
  const { card: words } = useWording();
  return warnings.map((warning) => (
    <p key={warning} className="card-warning" role="alert">
      <Icon name="alert" /> {words.warning[warning]}
    </p>
  ));
}
