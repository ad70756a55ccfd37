import { Icon } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { useValidityFacts } from './use-validity-facts.ts';

interface ValiditySentenceProps {
  readonly id: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Nothing was begun yet: that there is no end is no news. Its place is kept, so that nothing jumps when a card is tapped. */
  readonly isUntouched?: boolean;
}

/** What will hold, in words, and what is worth a second look. */
export function ValiditySentence({ id, validFrom, validTo, isUntouched = false }: ValiditySentenceProps) {
  const { validity: words } = useWording();
  const facts = useValidityFacts(validFrom, validTo);
  return (
    <div className="validity-sentence" id={id} aria-live="polite">
      {facts !== null && (
        <>
          <p data-verdict={facts.verdict.kind}>
            {facts.verdict.kind !== 'works' && <Icon name="alert" />}
            {words.sentence(facts)}
          </p>
          {facts.notes.map((note) => (
            <p
              key={`${note.kind} ${'side' in note ? note.side : ''}`}
              className="validity-note"
              data-quiet={isUntouched && note.kind === 'no-end' ? true : undefined}
            >
              <Icon name="alert" /> {words.note(note, facts.today)}
            </p>
          ))}
        </>
      )}
    </div>
  );
}
