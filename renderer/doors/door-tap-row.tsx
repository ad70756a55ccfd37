import type { DeniedTap, DoorFix } from '../../contract/doors.ts';
import { useWording } from '../wording/use-wording.ts';

interface DoorTapRowProps {
  readonly tap: DeniedTap;
  readonly onFix: (fix: DoorFix) => void;
}

export function DoorTapRow({ tap, onFix }: DoorTapRowProps) {
  const { doorTray: words, general } = useWording();
  const { fix, holder, card } = tap;
  const button = words.fix(fix);
  const advice = words.advice(tap);
  return (
    <tr tabIndex={-1}>
      <th scope="row">
        {words.meaning(tap.meaning)}
        {advice !== null && <p className="hint">{advice}</p>}
      </th>
      <td className="when">{tap.atMs === null ? words.noTime : general.time(tap.atMs)}</td>
      <td>{tap.door === '' ? words.noDoor : tap.door}</td>
      <td>
        {holder !== '' && <p>{holder}</p>}
        {card.kind === 'number' && <p className="number">{card.number}</p>}
        {card.kind === 'code' && <p>{words.code}</p>}
        {holder === '' && card.kind === 'none' && <p>{tap.subject === '' ? words.nobody : tap.subject}</p>}
      </td>
      <td>
        {button !== null && (
          <button
            type="button"
            className={fix.kind === 'enroll' ? 'primary' : undefined}
            onClick={() => {
              onFix(fix);
            }}
          >
            {button}
          </button>
        )}
      </td>
    </tr>
  );
}
