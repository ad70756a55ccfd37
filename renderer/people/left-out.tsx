import type { ListExportOutcome, PeopleDraft } from '../../contract/people-list.ts';
import { useWording } from '../wording/use-wording.ts';

interface LeftOutProps {
  readonly draft: PeopleDraft;
  readonly exported: ListExportOutcome | null;
  readonly onExport: () => void;
}

/** Every row that would not be enrolled, each with why. */
export function LeftOut({ draft, exported, onExport }: LeftOutProps) {
  const { peopleList: words } = useWording();
  if (draft.badCount === 0) return null;
  const hasPins = draft.reading.columns.includes('pin');
  const moreCount = draft.badCount - draft.badRows.length;
  return (
    <section className="people-card" aria-labelledby="left-out">
      <h3 id="left-out">{words.leftOut(draft.badCount)}</h3>
      <ul className="people-reasons">
        {draft.badRows.map(({ line, problems }) => (
          <li key={line}>
            <strong>{words.onLine(line)}</strong> {problems.map(words.reason).join(' ')}
          </li>
        ))}
      </ul>
      {moreCount > 0 && <p className="hint">{words.leftOutMore(moreCount)}</p>}
      {hasPins && (
        <p className="hint" id="left-out-pins">
          {words.exportBadPins}
        </p>
      )}
      <div className="buttons">
        <button type="button" onClick={onExport} aria-describedby={hasPins ? 'left-out-pins' : undefined}>
          {words.exportBad}
        </button>
        <span role="status">{exported !== null && words.exported[exported]}</span>
      </div>
    </section>
  );
}
