import { assertNever } from '../../contract/assert-never.ts';
import type { Locale } from '../../contract/settings.ts';
import type { ValidityEnd } from '../../contract/validity.ts';

interface ReceiptWords {
  readonly title: string;
  readonly lentTitle: string;
  readonly codeTitle: string;
  readonly person: string;
  readonly unnamed: string;
  readonly card: string;
  readonly code: string;
  readonly valid: string;
  /** Local times as text; `from` null: at once. */
  readonly validity: (from: string | null, to: ValidityEnd) => string;
  readonly levels: string;
  readonly noLevels: string;
  readonly pin: string;
  readonly hasPin: string;
  readonly date: string;
  readonly time: (at: string) => string;
  readonly received: string;
  readonly lent: string;
  readonly codeReceived: string;
  readonly signature: string;
  readonly handedOverBy: string;
}

/** The text is local already: UTC keeps it as it stands. */
function dayOf(day: string, locale: string): string {
  const date = new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: 'UTC',
  });
  // Runtimes differ in whether a comma follows the weekday.
  return date.replace(',', '');
}
const timeOf = (at: string, locale: string): string =>
  `${dayOf(at.slice(0, 10), locale)}, ${at.slice(11, 16)}`;

export const receiptWords: Readonly<Record<Locale, ReceiptWords>> = {
  en: {
    title: 'Receipt for an access card',
    lentTitle: 'Receipt for a card on loan',
    codeTitle: 'Receipt for an access code',
    person: 'Name',
    unnamed: 'No name',
    card: 'Card number',
    code: 'Code',
    valid: 'Validity',
    validity: (from, to) => {
      const start = from === null ? 'Works at once' : `Works from ${timeOf(from, 'en-GB')}`;
      switch (to.kind) {
        case 'none':
          return `${start}, with no end`;
        case 'day':
          return `${start} until and including ${dayOf(to.day, 'en-GB')}`;
        case 'time':
          return `${start} until ${timeOf(to.at, 'en-GB')}`;
        default:
          return assertNever(to);
      }
    },
    levels: 'Access',
    noLevels: 'None',
    pin: 'PIN',
    hasPin: 'Handed over separately. It is not on this receipt.',
    date: 'Date',
    time: (at) => timeOf(at, 'en-GB'),
    received: 'I have received the card named above. A lost card is reported at once.',
    lent: 'I have received the card named above on loan, and hand it back when it ends.',
    codeReceived: 'I have received the code that ends as above, and keep it to myself.',
    signature: 'Signature',
    handedOverBy: 'Handed over by',
  },
  sv: {
    title: 'Kvittens för passerkort',
    lentTitle: 'Kvittens för lånat passerkort',
    codeTitle: 'Kvittens för passerkod',
    person: 'Namn',
    unnamed: 'Inget namn',
    card: 'Kortnummer',
    code: 'Kod',
    valid: 'Giltighet',
    validity: (from, to) => {
      const start = from === null ? 'Gäller genast' : `Gäller från ${timeOf(from, 'sv-SE')}`;
      switch (to.kind) {
        case 'none':
          return `${start}, utan slut`;
        case 'day':
          return `${start} till och med ${dayOf(to.day, 'sv-SE')}`;
        case 'time':
          return `${start} till ${timeOf(to.at, 'sv-SE')}`;
        default:
          return assertNever(to);
      }
    },
    levels: 'Behörighet',
    noLevels: 'Ingen',
    pin: 'PIN',
    hasPin: 'Lämnas separat. Den står inte på kvittensen.',
    date: 'Datum',
    time: (at) => timeOf(at, 'sv-SE'),
    received: 'Jag har tagit emot kortet ovan. Ett borttappat kort anmäls genast.',
    lent: 'Jag har fått låna kortet ovan och lämnar tillbaka det när lånet är slut.',
    codeReceived: 'Jag har fått koden som slutar som ovan och håller den för mig själv.',
    signature: 'Namnteckning',
    handedOverBy: 'Utlämnat av',
  },
};
