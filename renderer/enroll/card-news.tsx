import type { ReaderStatus } from '../../contract/reader.ts';
import type { DeskState } from '../desk-state.ts';
import { useWording } from '../wording/use-wording.ts';
import type { Wording } from '../wording/wording.ts';
import type { EnrollState } from './enroll-state.ts';

/**
 * What a tap brought, for whoever does not see the card zone. It stands there whatever screen is open, for a region that comes
 * with its words is not heard; a refusal, and a tap that opens no screen, are told by the alert and the banner that show them.
 */
export function CardNews({
  state: { enroll, desk, screen, tappedElsewhere },
}: {
  readonly state: DeskState;
}) {
  const { card: words, activity } = useWording();
  const isTold = tappedElsewhere !== null || screen === 'guide';
  return (
    <p role="status" className="for-hearing">
      {isTold ? '' : newsOf(enroll, desk.status.reader, words, activity.keyNumber)}
    </p>
  );
}

function newsOf(
  { card, tapped, refusedTap }: EnrollState,
  reader: ReaderStatus,
  words: Wording['card'],
  keyNumber: Wording['activity']['keyNumber'],
): string {
  if (refusedTap !== null) return '';
  if (reader.kind === 'part-read')
    return `${words.partMissing(reader.missing)}. ${words.partRead(reader.read, reader.identification)}`;
  // What is typed is heard while it is typed.
  if (card === null || !tapped) return '';
  // A saved code was read by no reader.
  const read =
    card.keyId === undefined
      ? `${words.ready}: ${card.identification}.`
      : `${keyNumber(card.identification)}.`;
  return card.known === null ? read : `${read} ${words.known(card.known)[0]}.`;
}
