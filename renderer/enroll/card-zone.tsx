import type { KnownCard } from '../../contract/card.ts';
import { isCodeText } from '../../contract/key-text.ts';
import type { ReaderStatus } from '../../contract/reader.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { useWording } from '../wording/use-wording.ts';
import { CardWarnings } from './card-warnings.tsx';
import type { EnrollState } from './enroll-state.ts';

interface CardZoneProps {
  readonly enroll: EnrollState;
  readonly reader: ReaderStatus;
  readonly onCancelPart: () => void;
  /** To what can be done with a known card, where that stands further down. */
  readonly onSeeActs: () => void;
}

type Look = 'waiting' | 'read' | 'known' | 'refused';
const icons: Readonly<Record<Look, IconName>> = {
  waiting: 'tap',
  read: 'check',
  known: 'person',
  refused: 'alert',
};

/**
 * The one place to look at from a metre away. Its size never changes with what it says: what is told of the card in the form
 * makes room for what there is to say of a tap.
 */
export function CardZone({ enroll, reader, onCancelPart, onSeeActs }: CardZoneProps) {
  const { card: words, activity } = useWording();
  const { card, refusedTap, form } = enroll;
  const savedCode = card?.keyId === undefined ? null : activity.keyNumber(card.identification);
  const isCode = isCodeText(form.cardNumber);
  const number = isCode ? '' : (card?.identification ?? form.cardNumber.trim());
  const look = lookOf(enroll);
  const isTold = refusedTap === null && reader.kind !== 'part-read';
  const isReaderUp = reader.kind === 'ready' || reader.kind === 'practice' || reader.kind === 'connecting';
  return (
    <section className="card-zone" aria-label={words.heading} data-look={look}>
      <div className="card-sign">
        <Icon name={icons[look]} />
      </div>
      <div className="card-words">
        {number === '' ? (
          reader.kind !== 'part-read' && (
            <p className="card-headline">{savedCode ?? (isCode ? words.code : words.waiting)}</p>
          )
        ) : (
          <>
            <p className="card-state">{enroll.tapped ? words.ready : words.typed}</p>
            <p className="card-number">
              {number.split('|').map((part, index) => (
                <span key={part}>{index === 0 ? part : `| ${part}`}</span>
              ))}
            </p>
            {isTold && card !== null && (
              <p className="card-technology">
                {card.technologies.map((technology) => words.technology[technology]).join(' + ')}
              </p>
            )}
          </>
        )}
        {reader.kind === 'part-read' && <PartRead status={reader} onCancel={onCancelPart} />}
        {isTold && number === '' && savedCode === null && (
          <p className="card-hint">
            {isCode ? words.codeHint : isReaderUp ? words.waitingHint : words.waitingWithoutReader}
          </p>
        )}
        {isTold && card !== null && card.known !== null && (
          <KnownHolder known={card.known} onSeeActs={onSeeActs} />
        )}
        {isTold && card !== null && <CardWarnings warnings={card.warnings} />}
        <div className="card-refused" role="alert">
          {refusedTap !== null && (
            <>
              <strong>{words.refusedHeading}</strong>
              <p>{words.refused[refusedTap]}</p>
            </>
          )}
        </div>
      </div>
    </section>
  );
}

interface PartReadProps {
  readonly status: Extract<ReaderStatus, { kind: 'part-read' }>;
  readonly onCancel: () => void;
}

function PartRead({ status, onCancel }: PartReadProps) {
  const { card: words, general } = useWording();
  return (
    <div className="card-part">
      <div>
        <strong>{words.partMissing(status.missing)}</strong>
        <p>{words.partRead(status.read, status.identification)}</p>
      </div>
      <button
        type="button"
        onClick={() => {
          // The button goes away, and focus would go with it.
          document.getElementById('cardNumber')?.focus();
          onCancel();
        }}
      >
        {general.cancel}
      </button>
    </div>
  );
}

interface KnownHolderProps {
  readonly known: KnownCard;
  readonly onSeeActs: () => void;
}

function KnownHolder({ known, onSeeActs }: KnownHolderProps) {
  const { card: words } = useWording();
  const [holder, ...more] = words.known(known);
  return (
    <>
      <p className="card-known">{holder}</p>
      {more.map((line) => (
        <p key={line} className="card-hint">
          {line}
        </p>
      ))}
      <button type="button" className="plain to-acts" onClick={onSeeActs}>
        {words.seeActs}
      </button>
    </>
  );
}

function lookOf({ refusedTap, card, form }: EnrollState): Look {
  if (refusedTap !== null) return 'refused';
  if (card !== null && card.known !== null) return 'known';
  return card === null || form.cardNumber === '' ? 'waiting' : 'read';
}
