import { Icon } from '../components/icon.tsx';
import { guidedCard, type DeskState } from '../desk-state.ts';
import { useWording } from '../wording/use-wording.ts';

interface GuideCardProps {
  readonly state: DeskState;
  readonly onEnroll: () => Promise<void>;
}

/** A card is tapped, and waits on the Enroll form: whoever it is for is filled in there. */
export function GuideCard({ state, onEnroll }: GuideCardProps) {
  const { guide: words, card: cardWords } = useWording();
  const { refusedTap } = state.enroll;
  const read = guidedCard(state);
  const { reader } = state.desk.status;
  const isListening = reader.kind === 'ready' || reader.kind === 'part-read';
  return (
    <>
      <p>{isListening ? words.cardHint : words.noReader}</p>
      <div className="reader-test" role="status">
        {refusedTap !== null && (
          <p className="field-problem">
            <Icon name="alert" /> {cardWords.refusedHeading}. {cardWords.refused[refusedTap]}
          </p>
        )}
        {refusedTap === null && reader.kind === 'part-read' && (
          <>
            <strong>{cardWords.partMissing(reader.missing)}</strong>
            <p>{cardWords.partRead(reader.read, reader.identification)}</p>
          </>
        )}
        {refusedTap === null && read === null && reader.kind === 'ready' && (
          <p className="hint">{words.cardAwaited}</p>
        )}
        {refusedTap === null && read !== null && reader.kind !== 'part-read' && (
          <p className="finding">
            <Icon name="check" /> {words.cardRead(read)}
          </p>
        )}
      </div>
      {read !== null && (
        <div className="buttons">
          <button type="button" className="primary" onClick={() => void onEnroll()}>
            {words.enrollCard}
          </button>
        </div>
      )}
    </>
  );
}
