import { assertNever } from '../../../contract/assert-never.ts';
import { isCodeText } from '../../../contract/key-text.ts';
import type { Wording } from '../wording.ts';
import { swedishStatus } from './card.ts';
import { notesOf } from './notes.ts';
import { changesOf, keyOf, newestOf, personOf, timeOf } from './people.ts';

export const swedishActivity: Wording['activity'] = {
  search: 'Sök',
  submissions: 'Registreringar',
  state: {
    waiting: 'Väntar',
    sending: 'Skickas',
    delivered: 'Levererad',
    attention: 'Behöver åtgärd',
    discarded: 'Kasserad',
  },
  columns: { time: 'Tid', person: 'Person', card: 'Kort', state: 'Läge', actions: 'Åtgärder' },
  keyNumber: (cardNumber) =>
    cardNumber !== null && isCodeText(cardNumber) ? keyOf(cardNumber) : (cardNumber ?? ''),
  about: (submission) => {
    const { person, task } = submission;
    if (person === null) return 'Går inte att läsa';
    if (task === 'remove') return `Ta bort nyckeln för ${personOf(submission)}`;
    if (task === 'update') return `Ändra nyckeln för ${personOf(submission)}: ${changesOf(submission)}`;
    return `${person.firstName} ${person.lastName}`.trim() || 'Inget namn';
  },
  notes: notesOf,
  discardedAt: (atMs) => timeOf(atMs),
  nextAttempt: (atMs) =>
    `Nästa försök ${new Date(atMs).toLocaleTimeString('sv-SE', { timeStyle: 'medium' })}`,
  attemptUnderWay: 'Nytt försök pågår',
  sendNow: 'Skicka nu',
  edit: 'Ändra',
  discard: 'Kassera',
  none: 'Ingen har registrerats här än. Håll upp ett kort, så står numret på Registrera.',
  noMatch: (search) => `Inget stämmer med ”${search}”.`,
  shown: (shown, all) =>
    all === null
      ? `${newestOf(shown)}. Det finns fler: sök på mer av namnet.`
      : shown === all
        ? `${all} visas`
        : `${newestOf(shown)} av ${all}. Sök för att hitta de andra.`,
  notice: (notice) => {
    switch (notice.kind) {
      case 'too-late':
        return 'Den hann skickas. Inget ändrades.';
      case 'not-editable':
        return 'Den går inte längre att ändra. Se på dess rad vad som blev av den.';
      case 'not-saved':
        return swedishStatus.storage(notice.problem, 'same');
      case 'failed':
        return 'Tapdesk kunde inte slutföra. Inget ändrades. Gör om det.';
      default:
        return assertNever(notice);
    }
  },
};
