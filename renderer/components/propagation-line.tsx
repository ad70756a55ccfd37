import type { AccessLevel } from '../../contract/access-levels.ts';
import type { SubmissionView } from '../../contract/submission.ts';
import { useWording } from '../wording/use-wording.ts';
import { doorStandOf, isAlarmingStand } from './door-stand.ts';

interface PropagationLineProps {
  readonly submission: SubmissionView;
  /** What the desk knows of the access systems. */
  readonly levels: readonly AccessLevel[];
}

/** Says whether a delivered key opens doors yet; draws nothing where there is nothing to say. */
export function PropagationLine({ submission, levels }: PropagationLineProps) {
  const { doors: words } = useWording();
  const stand = doorStandOf(submission, levels);
  if (stand === null) return null;
  return (
    <p className="reason" data-alarm={isAlarmingStand(stand) ? '' : undefined}>
      {words.stand(stand)}
    </p>
  );
}
