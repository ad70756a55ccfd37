import type { Locale } from '../../contract/settings.ts';
import type { SubmissionState } from '../../contract/submission.ts';
import type { ChangeKind } from '../store/change-log.ts';
import type { SubmissionRequest } from '../store/submission-record.ts';

export interface RecordWords {
  readonly submissionHeadings: readonly string[];
  readonly activityHeadings: readonly string[];
  readonly logHeadings: readonly string[];
  readonly task: Readonly<Record<SubmissionRequest['kind'], string>>;
  readonly state: Readonly<Record<SubmissionState, string>>;
  readonly yesNo: { readonly yes: string; readonly no: string };
  readonly change: Readonly<Record<ChangeKind, string>>;
  readonly erased: string;
  readonly unreadable: string;
}

/** The words of exported files. */
export const recordWords: Readonly<Record<Locale, RecordWords>> = {
  en: {
    submissionHeadings: [
      ...['Id', 'Readable', 'Task', 'State', 'Created', 'Settled'],
      ...['First name', 'Last name', 'Card number', 'Valid from', 'Valid to'],
    ],
    activityHeadings: [
      ...['Time', 'Task', 'First name', 'Last name', 'Card number', 'State', 'Finished'],
      ...['Valid from', 'Valid to', 'Access levels', 'Has a PIN'],
    ],
    logHeadings: ['Entry', 'Time', 'What', 'Person', 'Card number', 'Details', 'Submission', 'Hash'],
    task: { add: 'Enroll', update: 'Change the key', remove: 'Remove the key' },
    state: {
      waiting: 'Waiting',
      sending: 'Sending',
      delivered: 'Delivered',
      attention: 'Needs attention',
      discarded: 'Discarded',
    },
    yesNo: { yes: 'Yes', no: 'No' },
    change: {
      begun: 'The log begins',
      'enroll-saved': 'Enrollment saved',
      'update-saved': 'Change of a key saved',
      'removal-saved': 'Removal saved',
      'replacement-saved': 'Removal of a replaced card saved',
      delivered: 'Delivered',
      'needs-attention': 'Needs attention',
      edited: 'Edited: another takes its place',
      discarded: 'Discarded',
      undone: 'Undone',
      'holder-kept': 'Alert: the other holder keeps the key',
      'enrolled-afresh': 'Alert: enrolled afresh',
      'alert-overtaken': 'Alert over: the card has another key since',
      'person-erased': 'A person erased from this desk',
      'aged-out': 'Erased by age',
      'api-key-saved': 'API key saved',
      'api-key-forgotten': 'API key forgotten',
      'passphrase-set': 'Passphrase set',
      'setting-changed': 'Setting changed',
      'practice-entered': 'Practice mode entered',
      'practice-left': 'Practice mode left',
      exported: 'Exported',
    },
    erased: '(erased)',
    unreadable: '(cannot be read here)',
  },
  sv: {
    submissionHeadings: [
      ...['Id', 'Läsbar', 'Uppgift', 'Läge', 'Skapad', 'Avslutad'],
      ...['Förnamn', 'Efternamn', 'Kortnummer', 'Gäller från', 'Gäller till'],
    ],
    activityHeadings: [
      ...['Tid', 'Uppgift', 'Förnamn', 'Efternamn', 'Kortnummer', 'Läge', 'Klar'],
      ...['Gäller från', 'Gäller till', 'Behörigheter', 'Har PIN'],
    ],
    logHeadings: ['Post', 'Tid', 'Vad', 'Person', 'Kortnummer', 'Detaljer', 'Registrering', 'Hash'],
    task: { add: 'Registrera', update: 'Ändra nyckeln', remove: 'Ta bort nyckeln' },
    state: {
      waiting: 'Väntar',
      sending: 'Skickas',
      delivered: 'Levererad',
      attention: 'Behöver åtgärd',
      discarded: 'Kasserad',
    },
    yesNo: { yes: 'Ja', no: 'Nej' },
    change: {
      begun: 'Loggen börjar',
      'enroll-saved': 'Registrering sparad',
      'update-saved': 'Ändring av nyckel sparad',
      'removal-saved': 'Borttagning sparad',
      'replacement-saved': 'Borttagning av ersatt kort sparad',
      delivered: 'Levererad',
      'needs-attention': 'Behöver åtgärd',
      edited: 'Ändrad: en annan tar dess plats',
      discarded: 'Kasserad',
      undone: 'Ångrad',
      'holder-kept': 'Larm: den andra innehavaren behåller nyckeln',
      'enrolled-afresh': 'Larm: registrerad på nytt',
      'alert-overtaken': 'Larm avslutat: kortet har fått en annan nyckel sedan dess',
      'person-erased': 'En person raderad här',
      'aged-out': 'Raderat på grund av ålder',
      'api-key-saved': 'API-nyckel sparad',
      'api-key-forgotten': 'API-nyckel glömd',
      'passphrase-set': 'Lösenfras vald',
      'setting-changed': 'Inställning ändrad',
      'practice-entered': 'Övningsläget öppnat',
      'practice-left': 'Övningsläget lämnat',
      exported: 'Exporterat',
    },
    erased: '(raderat)',
    unreadable: '(går inte att läsa här)',
  },
};
